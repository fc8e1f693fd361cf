package io.jenkins.plugins.kakaomemo.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A power failure takes what was not forced to the disk. Java's flight recorder knows what was. */
class PowerFailureTest {

    @TempDir
    private Path home;

    @Test
    void aMemoThatWaitsSurvivesIt() throws Exception {
        assumeTrue(Files.getFileStore(home).supportsFileAttributeView("posix"));
        Outbox outbox = open();
        NewMemo memo = Samples.newMemo("account", "#1", DeliveryPolicy.RETRY);

        List<Path> forced =
                forcedBy(() -> outbox.add(memo, DeliveryResult.waiting(DeliveryResult.QUEUED, Instant.now())));

        String id = outbox.waiting().get(0).id();
        assertThat(forced).containsExactly(folder().resolve(id + ".new"), folder());
    }

    @Test
    void aMemoThatMayBeOnTheWireIsKnownToBeSo() throws Exception {
        Outbox outbox = open();
        PendingMemo memo = outbox.addBegun(Samples.newMemo("account", "#1", DeliveryPolicy.RETRY));

        List<Path> forced = forcedBy(outbox.mark(memo)::set);

        assertThat(forced).containsExactly(folder().resolve(memo.id() + ".sending"));
    }

    private interface Work {
        void run() throws Exception;
    }

    /** The files and folders that were forced to the disk meanwhile, in that order. */
    private List<Path> forcedBy(Work work) throws Exception {
        Path file = home.resolve("events.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.FileForce").withoutThreshold().withoutStackTrace();
            recording.start();
            work.run();
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file).stream()
                .map(force -> Path.of(force.getString("path")))
                .filter(path -> path.startsWith(home))
                .toList();
    }

    private Outbox open() {
        return new Outbox(folder(), () -> Outbox.USUAL_LIFE, Clock.systemUTC(), (memo, result, took) -> {});
    }

    private Path folder() {
        return home.resolve("outbox");
    }
}
