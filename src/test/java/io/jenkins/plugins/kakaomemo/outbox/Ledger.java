package io.jenkins.plugins.kakaomemo.outbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What the builds know of their memos, in a file that survives their process: one line for each thing they were told. */
final class Ledger implements OutboxListener {

    private final Path file;

    Ledger(Path file) {
        this.file = file;
    }

    void write(String event, String build) {
        try {
            Files.write(
                    file,
                    (event + " " + build + "\n").getBytes(StandardCharsets.US_ASCII),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void completed(PendingMemo memo, DeliveryResult result, Duration took) {
        Samples.names(memo).forEach(build -> write(result.status().name().toLowerCase(Locale.ROOT), build));
    }

    /**
     * What each build was told last.
     *
     * @throws AssertionError if a build was told something else after its last word
     */
    Map<String, String> read() throws IOException {
        Map<String, String> last = new LinkedHashMap<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                String[] parts = line.split(" ");
                String before = last.put(parts[1], parts[0]);
                if (before != null && !before.matches("started|waiting") && !before.equals(parts[0])) {
                    throw new AssertionError(parts[1] + " was told " + before + " and then " + parts[0]);
                }
            }
        }
        return last;
    }
}
