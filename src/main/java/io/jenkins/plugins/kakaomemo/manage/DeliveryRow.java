package io.jenkins.plugins.kakaomemo.manage;

import hudson.model.Run;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryEntry;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryStatus;
import io.jenkins.plugins.kakaomemo.send.BuildOrigin;
import io.jenkins.plugins.kakaomemo.send.DeliveryStatusText;
import io.jenkins.plugins.kakaomemo.send.LocalTimes;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;

/**
 * One delivery of an account, in words; what the memo said is not among them.
 *
 * @param entry what is known of it
 */
public record DeliveryRow(DeliveryEntry entry) {

    /** The builds that it was about, as far as the viewer may see their jobs. */
    public List<Run<?, ?>> getBuilds() {
        return origins().stream()
                .map(BuildOrigin::visibleRun)
                .flatMap(Optional::stream)
                .<Run<?, ?>>map(run -> run)
                .toList();
    }

    /** How many builds are not shown, since they are gone or none of the viewer's business; empty for none. */
    public String getOthers() {
        int others = origins().size() - getBuilds().size();
        return others == 0 ? "" : Messages.DeliveryRow_Others(others);
    }

    private List<BuildOrigin> origins() {
        return entry.origins().stream().map(BuildOrigin::read).toList();
    }

    public String getAt() {
        return LocalTimes.of(entry.at(), FormatStyle.MEDIUM, FormatStyle.MEDIUM);
    }

    public String getOutcome() {
        return DeliveryStatusText.of(entry.outcome());
    }

    /** Kakao's code, or empty for a memo that was sent. */
    public String getCode() {
        return entry.outcome() == DeliveryStatus.SENT ? "" : entry.code();
    }

    public int getAttempts() {
        return entry.attempts();
    }

    public long getMillis() {
        return entry.took().toMillis();
    }
}
