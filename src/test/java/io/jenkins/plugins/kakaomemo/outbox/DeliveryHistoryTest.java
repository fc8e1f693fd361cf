package io.jenkins.plugins.kakaomemo.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryHistoryTest {

    private static final Instant START = Instant.parse("2026-07-01T01:00:00Z");
    private static final int MOST = DeliveryHistory.MOST;

    private final LoggedWarnings warnings = new LoggedWarnings();

    @TempDir
    Path home;

    @AfterEach
    void stopListening() {
        warnings.close();
    }

    @Test
    void showsTheNewestFirst() {
        DeliveryHistory history = open();
        assertThat(history.of("a")).isEmpty();

        putAll(history, "a", 1, 3);
        putAll(history, "b", 4, 4);

        assertThat(history.of("a")).containsExactly(entry(3), entry(2), entry(1));
        assertThat(history.of("b")).containsExactly(entry(4));
        assertThat(warnings.messages()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(DeliveryStatus.class)
    void keepsAllOfAnEntryAcrossARestart(DeliveryStatus status) {
        DeliveryEntry entry = new DeliveryEntry(
                "id \"1\"\n",
                START.plusNanos(123_456_789),
                List.of(
                        new BuildOrigin("팀/앱", 12, 1, "FIXED", "팀/앱#12", "나, \"나\""),
                        new BuildOrigin("a\u2028b\\", Integer.MAX_VALUE, Long.MAX_VALUE, "", "", "")),
                new DeliveryResult(
                        status, "HTTP 502", "unknown", List.of("a\nb", ""), 3, nextTry(status), Channel.from("봇")),
                61_234);

        open().put("a", entry, List.of());

        assertThat(open().of("a")).containsExactly(entry);
        assertThat(open().find("a", entry.id())).contains(entry);
    }

    @Test
    void theLatestNewsOfADeliveryReplacesTheEarlier() {
        DeliveryHistory history = open();
        putAll(history, "a", 1, 3);
        DeliveryResult unknown = DeliveryResult.of(DeliveryStatus.UNKNOWN, DeliveryResult.CUT_SHORT);
        DeliveryEntry news = new DeliveryEntry(
                "id-1", START.plusSeconds(60), List.of(Samples.origin("#1")), unknown.withAttempts(2), 30_000);

        history.put("a", news, List.of());

        assertThat(history.of("a")).containsExactly(news, entry(3), entry(2));
        assertThat(history.find("a", "id-1")).contains(news);
        assertThat(open().of("a")).isEqualTo(history.of("a"));
    }

    @Test
    void findsADeliveryWithoutReadingOtherAccounts() throws Exception {
        putAll(open(), "a", 1, 2);
        Files.writeString(folder().resolve("b.jsonl"), "not read, or else there is a warning\n");
        DeliveryHistory history = open();

        assertThat(history.find("a", "id-1")).contains(entry(1));
        assertThat(history.find("a", "id-3")).isEmpty();
        assertThat(history.find("c", "id-1")).isEmpty();
        assertThat(history.find("../a", "id-1")).isEmpty();
        assertThat(warnings.messages()).isEmpty();
    }

    @Test
    void followsAJobAlsoAcrossARestart() {
        DeliveryHistory history = open();
        history.put("a", of("team/app \"1\"", "team/앱"), List.of());
        history.put("b", of("team2/app"), List.of());

        history.rename("team", "crew");
        history.rename("crew/app \"1\"", "app");

        assertThat(history.of("a")).containsExactly(of("app", "crew/앱"));
        assertThat(open().of("a")).isEqualTo(history.of("a"));
        assertThat(open().of("b")).containsExactly(of("team2/app"));
    }

    private static DeliveryEntry of(String... jobs) {
        List<BuildOrigin> origins = Stream.of(jobs)
                .map(job -> new BuildOrigin(job, 1, 1, "SUCCESS", "key", "me"))
                .toList();
        return new DeliveryEntry("id", START, origins, DeliveryResult.sent(1), 1);
    }

    @Test
    void forgetsAnAccount() {
        DeliveryHistory history = open();
        putAll(history, "a", 1, 2);
        putAll(history, "b", 3, 3);

        history.forgetAllBut(Set.of("b"));

        assertThat(history.of("a")).isEmpty();
        assertThat(open().of("a")).isEmpty();
        assertThat(open().of("b")).containsExactly(entry(3));
    }

    @ParameterizedTest
    @ValueSource(ints = {199, 200, 201, 400, 401, 402, 1000})
    void keepsTheLast200AndNoFileThatGrows(int deliveries) throws Exception {
        DeliveryHistory history = open();
        for (int i = 1; i <= deliveries; i++) {
            history.put("a", entry(i), List.of());
            assertThat(Files.size(file())).isLessThan(2 * MOST * 400L);
        }
        assertThat(lines()).hasSizeLessThanOrEqualTo(2 * MOST);

        List<DeliveryEntry> expected = IntStream.range(0, Math.min(MOST, deliveries))
                .mapToObj(i -> entry(deliveries - i))
                .toList();
        assertThat(history.of("a")).isEqualTo(expected);
        assertThat(open().of("a")).isEqualTo(expected);
        assertThat(history.find("a", "id-" + (deliveries - MOST))).isEmpty();
    }

    @Test
    void oneMoreDeliveryIsOneMoreLine() throws Exception {
        DeliveryHistory history = open();
        putAll(history, "a", 1, 9);
        List<String> before = lines();

        history.put("a", entry(10), List.of());

        assertThat(lines()).hasSize(10).startsWith(before.toArray(String[]::new));
    }

    @Test
    void staysSmallWhenOneDeliveryIsTriedForEver() throws Exception {
        DeliveryHistory history = open();
        for (int i = 0; i < 1000; i++) {
            history.put("a", entry(1), List.of());
        }

        assertThat(history.of("a")).containsExactly(entry(1));
        assertThat(lines()).hasSizeLessThanOrEqualTo(2 * MOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0\0\0\0", "", "null", "7", "[]", "{}", "{\"id\":\"id-9\",\"at\":\"2026"})
    void skipsADamagedLine(String damaged) throws Exception {
        assertSkipped(damaged);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"id"             | {"version":2,"id"
            "status":"SENT"   | "status":"LOST"
            "status":"SENT"   | "status":null
            "status":"SENT",  | ''
            "at":"2026-07-01T01:00:09Z" | "at":"today"
            "id":"id-9"       | "id":""
            "id":"id-9"       | "id":null
            "attempts":1      | "attempts":-1
            "attempts":1      | "attempts":"1"
            "tookMillis":9    | "tookMillis":-9
            "code":"0"        | "code":0
            "arguments":[]    | "arguments":[null]
            "origins":[       | "origins":["#1",
            "origins":        | "builds":
            """)
    void skipsALineThatItDoesNotUnderstand(String part, String replacement) throws Exception {
        String line = Json.write(entry(9));
        assertThat(line).contains(part);

        assertSkipped(line.replace(part, replacement));
    }

    private void assertSkipped(String damaged) throws Exception {
        putAll(open(), "a", 1, 2);
        Files.writeString(file(), damaged + "\n", StandardOpenOption.APPEND);
        Files.writeString(file(), Json.write(entry(3)) + "\n", StandardOpenOption.APPEND);
        DeliveryHistory history = open();

        assertThat(history.of("a")).containsExactly(entry(3), entry(2), entry(1));
        assertThat(warnings.messages())
                .singleElement()
                .asString()
                .startsWith("1 of 4 lines of ")
                .contains("a.jsonl");

        history.put("a", entry(4), List.of());
        assertThat(lines()).hasSize(4);
        assertThat(open().of("a")).containsExactly(entry(4), entry(3), entry(2), entry(1));
        assertThat(warnings.messages()).hasSize(1);
    }

    @Test
    void aLineThatACrashCutShortSpoilsNoOther() throws Exception {
        putAll(open(), "a", 1, 2);
        String line = Json.write(entry(3)) + "\n";
        for (int written = 1; written < line.length(); written += 3) {
            Files.writeString(file(), "");
            putAll(open(), "a", 1, 2);
            Files.writeString(file(), line.substring(0, written), StandardOpenOption.APPEND);

            open().put("a", entry(4), List.of());

            assertThat(open().of("a"))
                    .as("%d of %d characters", written, line.length())
                    .filteredOn(entry -> !entry.equals(entry(3)))
                    .containsExactly(entry(4), entry(2), entry(1));
        }
    }

    @Test
    void aFileThatIsNoTextIsNoHistory() throws Exception {
        Files.createDirectories(folder());
        Files.write(file(), new byte[] {(byte) 0xFF, (byte) 0xFE, 0, '\n', (byte) 0xC3});
        DeliveryHistory history = open();

        assertThat(history.of("a")).isEmpty();
        history.put("a", entry(1), List.of());
        assertThat(open().of("a")).containsExactly(entry(1));
    }

    @Test
    void aFileThatIsFarTooLargeIsNoHistory() throws Exception {
        Files.createDirectories(folder());
        try (RandomAccessFile large = new RandomAccessFile(file().toFile(), "rw")) {
            large.setLength(16_000_001);
        }

        open().put("a", entry(1), List.of());

        assertThat(warnings.messages()).singleElement().asString().contains("a.jsonl cannot be read");
        assertThat(lines()).hasSize(1);
        assertThat(open().of("a")).containsExactly(entry(1));
    }

    @Test
    void keepsThemInMemoryWhileTheDiskCannotBeWritten() throws Exception {
        Files.writeString(folder(), "a file where the folder should be");
        DeliveryHistory history = open();

        putAll(history, "a", 1, 3);

        assertThat(history.of("a")).containsExactly(entry(3), entry(2), entry(1));
        assertThat(history.find("a", "id-2")).contains(entry(2));
        assertThat(warnings.messages()).singleElement().asString().contains("cannot be written");

        Files.delete(folder());
        history.put("a", entry(4), List.of());
        assertThat(open().of("a")).containsExactly(entry(4), entry(3), entry(2), entry(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "a/b", "", "a.jsonl"})
    void refusesAnAccountThatCannotNameAFile(String account) {
        DeliveryHistory history = open();

        assertThatIllegalArgumentException().isThrownBy(() -> history.of(account));
        assertThatIllegalArgumentException().isThrownBy(() -> history.put(account, entry(1), List.of()));
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void refusesAnEntryThatCannotBe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeliveryEntry("", START, List.of(), DeliveryResult.sent(1), 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeliveryEntry("id", START, List.of(), DeliveryResult.sent(-1), 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeliveryEntry("id", START, List.of(), DeliveryResult.sent(1), -1))
                .withMessageContaining("not negative");
    }

    @Test
    void losesNoneOfManyThreads() throws Exception {
        DeliveryHistory history = open();
        List<Callable<Void>> puts = new ArrayList<>();
        for (int thread = 0; thread < 8; thread++) {
            int first = 1 + thread * 50;
            puts.add(() -> {
                putAll(history, first % 100 == 1 ? "a" : "b", first, first + 49);
                return null;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Void> each : threads.invokeAll(puts)) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }

        for (String account : List.of("a", "b")) {
            assertThat(history.of(account)).hasSize(MOST).doesNotHaveDuplicates();
            assertThat(open().of(account)).isEqualTo(history.of(account));
        }
        assertThat(IntStream.rangeClosed(1, 400))
                .allMatch(i -> history.find((i - 1) / 50 % 2 == 0 ? "a" : "b", "id-" + i)
                        .isPresent());
        assertThat(warnings.messages()).isEmpty();
    }

    @Test
    void forgetsWhatADeliveryStandsFor() {
        DeliveryHistory history = open();
        putAll(history, "a", 1, 4);
        List<String> ids = history.of("a").stream().map(DeliveryEntry::id).toList();

        history.put("a", entry(5), ids.subList(1, 3));

        List<String> left = List.of(entry(5).id(), ids.get(0), ids.get(3));
        assertThat(history.of("a")).extracting(DeliveryEntry::id).containsExactlyElementsOf(left);
        assertThat(open().of("a")).extracting(DeliveryEntry::id).containsExactlyElementsOf(left);
    }

    @Test
    void isWrittenOnceForManyDeliveries() {
        List<Runnable> later = new ArrayList<>();
        DeliveryHistory history = new DeliveryHistory(folder(), later::add);
        putAll(history, "a", 1, 2);
        assertThat(open().of("a")).isEmpty();

        assertThat(later).hasSize(1);
        later.get(0).run();
        assertThat(open().of("a")).containsExactly(entry(2), entry(1));

        putAll(history, "a", 3, 3);
        history.write();
        assertThat(open().of("a")).containsExactly(entry(3), entry(2), entry(1));
    }

    @Test
    void aJobIsRenamedAlsoInWhatIsNotWrittenYet() {
        DeliveryHistory history = new DeliveryHistory(folder(), write -> {});
        putAll(history, "a", 1, 1);

        history.rename(entry(1).origins().get(0).job(), "renamed");

        assertThat(open().of("a").get(0).origins().get(0).job()).isEqualTo("renamed");
    }

    private DeliveryHistory open() {
        return new DeliveryHistory(folder(), Runnable::run);
    }

    private static void putAll(DeliveryHistory history, String account, int first, int last) {
        IntStream.rangeClosed(first, last).forEach(i -> history.put(account, entry(i), List.of()));
    }

    private static DeliveryEntry entry(int i) {
        return new DeliveryEntry(
                "id-" + i,
                START.plusSeconds(i),
                List.of(Samples.origin("#" + i)),
                i % 5 == 0 ? DeliveryResult.waiting("-1", START.plusSeconds(i + 60)) : DeliveryResult.sent(1),
                i);
    }

    private static Instant nextTry(DeliveryStatus status) {
        return status == DeliveryStatus.WAITING ? START.plusMillis(1) : null;
    }

    private Path folder() {
        return home.resolve("history");
    }

    private Path file() {
        return folder().resolve("a.jsonl");
    }

    private List<String> lines() throws Exception {
        return Files.readAllLines(file());
    }
}
