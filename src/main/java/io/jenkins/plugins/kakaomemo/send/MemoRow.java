package io.jenkins.plugins.kakaomemo.send;

import io.jenkins.plugins.kakaomemo.outbox.DeliveryStatus;
import java.time.Instant;
import java.time.format.FormatStyle;

/**
 * A memo on the page of its build, in words.
 *
 * @param record what is known of it
 * @param maySendAgain whether the viewer may have memos of this build sent
 */
public record MemoRow(MemoRecord record, boolean maySendAgain) {

    public String getTo() {
        return record.getTo();
    }

    public String getMemo() {
        return record.getMemo();
    }

    /** What has become of it, in a word. */
    public String getFate() {
        return DeliveryStatusText.of(record.getFate());
    }

    /** Why, with Kakao's code; empty for a memo that was sent. */
    public String getReason() {
        return record.getFate() == DeliveryStatus.SENT ? "" : "[" + record.getCode() + "] " + record.getReason();
    }

    /** Since when this holds. */
    public String getAt() {
        return time(record.getAt());
    }

    /** When it is tried again, or empty. */
    public String getNextTry() {
        return record.getNextTry() == null ? "" : time(record.getNextTry());
    }

    /** Whether the viewer can have it sent again. */
    public boolean isRepeatable() {
        return maySendAgain
                && record.getFate() == DeliveryStatus.UNKNOWN
                && ControllerOutbox.get().isUnknown(record.getMemo());
    }

    private static String time(Instant time) {
        return LocalTimes.of(time, FormatStyle.MEDIUM, FormatStyle.SHORT);
    }
}
