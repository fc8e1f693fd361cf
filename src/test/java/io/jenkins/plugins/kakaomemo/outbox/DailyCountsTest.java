package io.jenkins.plugins.kakaomemo.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jenkins.plugins.kakaomemo.emulator.EmulatorClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DailyCountsTest {

    /** 23:59:50 in Korea. */
    private static final Instant START = Instant.parse("2026-07-01T14:59:50Z");

    private final EmulatorClock clock = EmulatorClock.stoppedAt(START);
    private final LoggedWarnings warnings = new LoggedWarnings();

    @TempDir
    Path home;

    @AfterEach
    void stopListening() {
        warnings.close();
    }

    @Test
    void countsEachAccountByItself() {
        DailyCounts counts = open();

        assertThat(counts.today("a")).isZero();
        assertThat(counts.last("a")).isEmpty();

        counts.add("a", 1);
        counts.add("a", 5);
        counts.add("b", 2);

        assertThat(counts.today("a")).isEqualTo(6);
        assertThat(counts.today("b")).isEqualTo(2);
        assertThat(counts.last("a")).contains(START);
        assertThat(warnings.messages()).isEmpty();
    }

    @Test
    void beginsAnewAtMidnightInKorea() {
        DailyCounts counts = open();
        counts.add("a", 7);

        clock.advance(Duration.ofSeconds(9));
        assertThat(counts.today("a")).isEqualTo(7);

        clock.advance(Duration.ofSeconds(1));
        assertThat(counts.today("a")).isZero();
        assertThat(counts.last("a")).contains(START);

        counts.add("a", 1);
        assertThat(counts.today("a")).isEqualTo(1);
    }

    @Test
    void survivesARestart() {
        open().add("a", 3);

        DailyCounts reopened = open();
        assertThat(reopened.today("a")).isEqualTo(3);
        assertThat(reopened.last("a")).contains(START);

        reopened.add("a", 1);
        assertThat(open().today("a")).isEqualTo(4);

        clock.advance(Duration.ofDays(1));
        assertThat(open().today("a")).isZero();
        assertThat(open().last("a")).contains(START);
    }

    @ParameterizedTest
    @CsvSource({"2026-06-30T15:00:00Z, 4", "2026-06-30T14:59:59Z, 1", "2036-07-01T00:00:00Z, 1"})
    void aClockThatJumpsChangesTheDayAtMost(Instant jumpedTo, int countedThen) {
        open().add("a", 3);
        DailyCounts jumped = new DailyCounts(folder(), Clock.fixed(jumpedTo, ZoneOffset.UTC), Runnable::run);

        jumped.add("a", 1);

        assertThat(jumped.today("a")).isEqualTo(countedThen);
        assertThat(jumped.last("a")).contains(jumpedTo);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\0\0\0\0",
                "7",
                "null",
                "[]",
                "{}",
                "{\"last\":\"2026-07-01T1",
                "{\"version\":2,\"last\":\"2026-07-01T14:59:50Z\",\"memos\":3}",
                "{\"last\":\"yesterday\",\"memos\":3}",
                "{\"last\":null,\"memos\":3}",
                "{\"last\":\"2026-07-01T14:59:50Z\"}",
                "{\"last\":\"2026-07-01T14:59:50Z\",\"memos\":-3}",
                "{\"last\":\"2026-07-01T14:59:50Z\",\"memos\":2.5}",
                "{\"last\":\"2026-07-01T14:59:50Z\",\"memos\":\"many\"}",
                "{\"last\":\"2026-07-01T14:59:50Z\",\"memos\":\"3\"}"
            })
    void aDamagedFileCountsNothingAndIsWrittenAnew(String content) throws Exception {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve("a.json"), content);
        DailyCounts counts = open();

        assertThat(counts.today("a")).isZero();
        assertThat(counts.last("a")).isEmpty();
        assertThat(warnings.messages()).singleElement().asString().contains("a.json", "begins at 0");

        counts.add("a", 2);
        assertThat(open().today("a")).isEqualTo(2);
        assertThat(warnings.messages()).hasSize(1);
    }

    @Test
    void countsInMemoryWhileTheDiskCannotBeWritten() throws Exception {
        Files.writeString(folder(), "a file where the folder should be");
        DailyCounts counts = open();

        counts.add("a", 1);
        counts.add("a", 1);

        assertThat(counts.today("a")).isEqualTo(2);
        assertThat(warnings.messages()).singleElement().asString().contains("cannot be written");

        Files.delete(folder());
        counts.add("a", 1);
        assertThat(open().today("a")).isEqualTo(3);
    }

    @Test
    void aCountNeverTurnsNegative() {
        DailyCounts counts = open();

        counts.add("a", Integer.MAX_VALUE);
        counts.add("a", 1);

        assertThat(counts.today("a")).isEqualTo(Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "a/b", "", "a.json"})
    void refusesAnAccountThatCannotNameAFile(String account) {
        DailyCounts counts = open();

        assertThatIllegalArgumentException().isThrownBy(() -> counts.today(account));
        assertThatIllegalArgumentException().isThrownBy(() -> counts.last(account));
        assertThatIllegalArgumentException().isThrownBy(() -> counts.add(account, 1));
        assertThat(home).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void refusesToCountNothing(int memos) {
        DailyCounts counts = open();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> counts.add("a", memos))
                .withMessageContaining("at least 1");
        assertThat(counts.today("a")).isZero();
    }

    @Test
    void losesNoneOfManyThreads() throws Exception {
        DailyCounts counts = open();
        Callable<Void> hundredMemos = () -> {
            for (int i = 0; i < 100; i++) {
                counts.add(i % 2 == 0 ? "even" : "odd", 1);
            }
            return null;
        };
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Void> each : threads.invokeAll(Collections.nCopies(8, hundredMemos))) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(counts.today("even")).isEqualTo(400);
        assertThat(open().today("even")).isEqualTo(400);
        assertThat(open().today("odd")).isEqualTo(400);
        assertThat(folder()).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void isWrittenOnceForManyMemos() {
        List<Runnable> later = new ArrayList<>();
        DailyCounts counts = new DailyCounts(folder(), clock, later::add);
        counts.add("a", 1);
        counts.add("a", 2);
        assertThat(open().today("a")).isZero();

        assertThat(later).hasSize(1);
        later.get(0).run();
        assertThat(open().today("a")).isEqualTo(3);

        counts.add("a", 1);
        assertThat(later).hasSize(2);
        counts.write();
        assertThat(open().today("a")).isEqualTo(4);
    }

    @Test
    void whatWasForgottenIsNotWritten() {
        List<Runnable> later = new ArrayList<>();
        DailyCounts counts = new DailyCounts(folder(), clock, later::add);
        counts.add("a", 1);
        counts.forgetAllBut(Set.of());

        later.get(0).run();

        assertThat(open().today("a")).isZero();
    }

    private DailyCounts open() {
        return new DailyCounts(folder(), clock, Runnable::run);
    }

    private Path folder() {
        return home.resolve("quota");
    }
}
