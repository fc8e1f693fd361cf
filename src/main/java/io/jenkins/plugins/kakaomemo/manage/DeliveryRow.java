package io.jenkins.plugins.kakaomemo.manage;

import hudson.model.Run;
import io.jenkins.plugins.kakaomemo.build.VisibleItems;
import io.jenkins.plugins.kakaomemo.outbox.BuildOrigin;
import io.jenkins.plugins.kakaomemo.outbox.Channel;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryEntry;
import io.jenkins.plugins.kakaomemo.send.MemoRecord;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;

/**
 * One delivery of an account, in words, without the text of the memo: a row of the deliveries, and the page of a
 * digest.
 *
 * @param entry what is known of it
 */
public record DeliveryRow(DeliveryEntry entry) {

    /** The builds that it was about, as far as the viewer may see their jobs. */
    public List<Run<?, ?>> getBuilds() {
        return BuildOrigin.ofEachBuild(entry.origins()).stream()
                .map(VisibleItems::build)
                .flatMap(Optional::stream)
                .<Run<?, ?>>map(run -> run)
                .toList();
    }

    /** How many builds are not shown, because they are deleted or the viewer may not see them; empty for none. */
    public String getOthers() {
        int others =
                BuildOrigin.ofEachBuild(entry.origins()).size() - getBuilds().size();
        return others == 0 ? "" : Messages.DeliveryRow_Others(others);
    }

    public String getAt() {
        return MemoRecord.localTime(entry.at(), FormatStyle.MEDIUM, FormatStyle.MEDIUM);
    }

    public String getStatus() {
        return entry.result().status().name();
    }

    public String getOutcome() {
        return MemoRecord.textOf(entry.result().status());
    }

    /** Which chat it went into, and the code of why no phone rang if one was to. */
    public String getChannel() {
        Channel channel = entry.result().channel();
        return MemoRecord.textOf(channel) + (channel.isSilent() ? " [" + channel.code() + "]" : "");
    }

    /** Kakao's code, or empty for a memo that was sent. */
    public String getCode() {
        return entry.result().isSent() ? "" : entry.result().code();
    }
}
