package io.jenkins.plugins.kakaomemo.send;

import io.jenkins.plugins.kakaomemo.outbox.DeliveryResult;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryStatus;
import java.time.Instant;
import java.time.format.FormatStyle;
import org.jvnet.localizer.LocaleProvider;

/**
 * A memo on the page of its build, in words.
 *
 * @param record what is known of it
 * @param maySendAgain whether the viewer may have memos of this build sent
 */
public record MemoRow(MemoRecord record, boolean maySendAgain) {

    public String getTo() {
        return record.to();
    }

    public String getMemo() {
        return record.memo();
    }

    /** What became of it, in one or two words. */
    public String getStatus() {
        return DeliveryStatusText.of(result().status());
    }

    /** Why, with Kakao's code; empty for a memo that was sent. */
    public String getReason() {
        return result().isSent() ? "" : "[" + result().code() + "] " + result().words(LocaleProvider.getLocale());
    }

    /** Since when this holds. */
    public String getAt() {
        return time(record.at());
    }

    /** When it is tried again, or empty. */
    public String getNextTry() {
        return result().nextTry() == null ? "" : time(result().nextTry());
    }

    /** Whether the viewer can have it sent again. */
    public boolean isRepeatable() {
        return maySendAgain
                && result().status() == DeliveryStatus.UNKNOWN
                && ControllerOutbox.get().isUnknown(record.memo());
    }

    private DeliveryResult result() {
        return record.result();
    }

    private static String time(Instant time) {
        return LocalTimes.of(time, FormatStyle.MEDIUM, FormatStyle.SHORT);
    }
}
