package io.jenkins.plugins.kakaomemo.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.emulator.EmulatorClock;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.emulator.KakaoEmulator;
import io.jenkins.plugins.kakaomemo.kakao.Deadline;
import io.jenkins.plugins.kakaomemo.kakao.KakaoException;
import io.jenkins.plugins.kakaomemo.outbox.ShortLife.Work;
import io.jenkins.plugins.kakaomemo.reliability.GeneratedTable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed at every change of what is on disk, and another one takes over. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KilledAtTest {

    private static final String SEND = "/v2/api/talk/memo/default/send";
    private static final String TOKEN = "/oauth/token";
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration UNTIL_ROTATION = Duration.ofDays(31);
    private static final Fault BUSY = Fault.status(503).times(3);
    private static final Fault QUOTA = Fault.kapi(400, -10);
    private static final Fault REFUSED = Fault.kapi(400, -2);

    /**
     * @param when in words
     * @param point where the process ends by itself, or {@code NOWHERE} if it is killed from outside
     * @param outside when it is killed from outside
     * @param before what has happened until then
     * @param work what the process does
     */
    private record Row(
            String when, KillPoint point, Predicate<KakaoEmulator> outside, Setting before, Work work, After after) {}

    /**
     * What is asserted.
     *
     * @param files what the kill leaves in the outbox, such as {@code 1 sending}
     * @param memos how many memos have arrived in the end
     * @param told what the builds are told in the end
     * @param account how the account stands in the end
     */
    private record After(String files, int memos, String told, String account) {}

    @FunctionalInterface
    private interface Setting {
        void on(KilledAtTest test) throws Exception;
    }

    private static final String CONNECTED = "connected";

    private static List<Row> rows() {
        return List.of(
                at(
                        "before the memo is written",
                        KillPoint.BEFORE_MEMO_IS_WRITTEN,
                        test -> {},
                        new After("nothing", 1, "sent", CONNECTED)),
                at(
                        "memo written; before the request that renews the access token",
                        KillPoint.BEFORE_REFRESH,
                        test -> {},
                        new After("1 sending", 0, "unknown", CONNECTED)),
                outside(
                        "request to renew the access token out, before the answer",
                        kakao -> kakao.count(TOKEN) == 1,
                        test -> test.kakao.faults().next(TOKEN, Fault.hang()),
                        new After("1 sending", 0, "unknown", CONNECTED)),
                at(
                        "access token answered, the refresh token stays; before that is kept",
                        KillPoint.REFRESH_ANSWERED,
                        test -> {},
                        new After("1 sending", 0, "unknown", CONNECTED)),
                at(
                        "new refresh token answered, before it is kept: the one instant that nobody can close",
                        KillPoint.REFRESH_ANSWERED,
                        test -> test.kakao.clock().advance(UNTIL_ROTATION),
                        new After("1 sending", 0, "unknown", "KOE322: connect it again")),
                at(
                        "new refresh token kept, before it is used",
                        KillPoint.TOKEN_KEPT,
                        test -> test.kakao.clock().advance(UNTIL_ROTATION),
                        new After("1 sending", 0, "unknown", CONNECTED)),
                at(
                        "memo written, before anything goes out",
                        KillPoint.ABOUT_TO_SEND,
                        test -> {},
                        new After("1 sending", 0, "unknown", CONNECTED)),
                outside(
                        "request out, and Kakao has not yet taken it",
                        kakao -> kakao.count(SEND) == 1,
                        test -> test.kakao.faults().next(SEND, Fault.hang()),
                        new After("1 sending", 0, "unknown", CONNECTED)),
                outside(
                        "request out, and Kakao has taken it; before the answer",
                        kakao -> !kakao.memos().isEmpty(),
                        test -> test.kakao.faults().next(SEND, Fault.lateAfterRecording(LONG)),
                        new After("1 sending", 1, "unknown", CONNECTED)),
                at(
                        "answered, before it is marked as sent",
                        KillPoint.ANSWERED,
                        test -> {},
                        new After("1 sending", 1, "unknown", CONNECTED)),
                at(
                        "marked as sent, before the build is told",
                        KillPoint.BEFORE_SENT_IS_TOLD,
                        test -> {},
                        new After("1 sent", 1, "sent", CONNECTED)),
                at(
                        "told as sent, before the file is deleted",
                        KillPoint.SENT_IS_TOLD,
                        test -> {},
                        new After("1 sent", 1, "sent", CONNECTED)),
                at(
                        "refused for good and marked so, before the build is told",
                        KillPoint.BEFORE_GIVEN_UP_IS_TOLD,
                        test -> test.kakao.faults().next(SEND, REFUSED),
                        new After("1 given-up", 0, "given-up", CONNECTED)),
                at(
                        "told as not sent, before the file is deleted",
                        KillPoint.GIVEN_UP_IS_TOLD,
                        test -> test.kakao.faults().next(SEND, REFUSED),
                        new After("1 given-up", 0, "given-up", CONNECTED)),
                at(
                        "no answer came, before the build is told",
                        KillPoint.BEFORE_UNKNOWN_IS_TOLD,
                        test -> test.kakao.faults().next(SEND, Fault.lostAfterRecording()),
                        new After("1 sending", 1, "unknown", CONNECTED)),
                at(
                        "told as perhaps sent, before it is marked so",
                        KillPoint.UNKNOWN_IS_TOLD,
                        test -> test.kakao.faults().next(SEND, Fault.lostAfterRecording()),
                        new After("1 sending", 1, "unknown", CONNECTED)),
                at(
                        "not sent; put back as waiting, before the build is told",
                        KillPoint.BEFORE_WAITING_IS_TOLD,
                        test -> test.kakao.faults().next(SEND, BUSY),
                        new After("1 waiting", 1, "sent", CONNECTED)),
                at(
                        "put back as waiting, and told",
                        KillPoint.WAITING_IS_TOLD,
                        test -> test.kakao.faults().next(SEND, BUSY),
                        new After("1 waiting", 1, "sent", CONNECTED)),
                at(
                        "written behind another that waits, before the build is told",
                        KillPoint.BEFORE_WAITING_IS_TOLD,
                        KilledAtTest::oneHasJustFailed,
                        new After("2 waiting", 2, "sent, sent", CONNECTED)),
                later(
                        "a memo that has waited is marked as being sent, before anything goes out",
                        KillPoint.ABOUT_TO_SEND,
                        KilledAtTest::oneWaits,
                        new After("1 sending", 0, "unknown", CONNECTED)),
                later(
                        "a memo that has waited is answered, before it is marked as sent",
                        KillPoint.ANSWERED,
                        KilledAtTest::oneWaits,
                        new After("1 sending", 1, "unknown", CONNECTED)),
                later(
                        "a memo that has waited is marked as sent, before the build is told",
                        KillPoint.BEFORE_SENT_IS_TOLD,
                        KilledAtTest::oneWaits,
                        new After("1 sent", 1, "sent", CONNECTED)),
                gathering(
                        "a digest of three is written, before its members are deleted",
                        KillPoint.DIGEST_WRITTEN,
                        new After("4 waiting", 1, "sent, sent, sent", CONNECTED)),
                gathering(
                        "a digest of three is written, and one member deleted",
                        KillPoint.ONE_MEMBER_DELETED,
                        new After("3 waiting", 1, "sent, sent, sent", CONNECTED)),
                later(
                        "a digest of three is marked as sent, before the builds are told",
                        KillPoint.BEFORE_SENT_IS_TOLD,
                        KilledAtTest::threeWaitForTheNextDay,
                        new After("1 sent", 1, "sent, sent, sent", CONNECTED)));
    }

    private static Row at(String when, KillPoint point, Setting before, After after) {
        return new Row(when, point, kakao -> false, before, Work.SEND, after);
    }

    private static Row later(String when, KillPoint point, Setting before, After after) {
        return new Row(when, point, kakao -> false, before, Work.DELIVER, after);
    }

    private static Row gathering(String when, KillPoint point, After after) {
        return new Row(when, point, kakao -> false, KilledAtTest::threeWaitForTheNextDay, Work.GATHER, after);
    }

    private static Row outside(String when, Predicate<KakaoEmulator> outside, Setting before, After after) {
        return new Row(when, KillPoint.NOWHERE, outside, before, Work.SEND, after);
    }

    private KakaoEmulator kakao;
    private Path home;
    private int builds;

    @Test
    void everyMemoIsAccountedForAndTheAccountStaysConnected(@TempDir Path temp) throws Exception {
        SoftAssertions softly = new SoftAssertions();
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("Killed", "Left in the outbox", "Memos", "The build is told", "Account"));
        for (Row row : rows()) {
            home = Files.createDirectory(temp.resolve("row" + table.size()));
            builds = 0;
            try (KakaoEmulator emulator =
                    KakaoEmulator.start(EmulatorClock.stoppedAt(Instant.parse("2026-03-02T01:00:00Z")))) {
                kakao = emulator;
                After after = killAndTakeOver(row);
                softly.assertThat(after).as(row.when()).isEqualTo(row.after());
                table.add(List.of(
                        row.when(), after.files(), String.valueOf(after.memos()), after.told(), after.account()));
            }
        }
        softly.assertAll();
        new GeneratedTable("kill points", table).update();
    }

    private After killAndTakeOver(Row row) throws Exception {
        ScriptedDay.tokens(home).keep(kakao.issueTokens().refreshToken());
        row.before().on(this);
        kill(row);
        String files = files();
        kakao.faults().clear();
        ShortLife next = life();
        next.resume();
        kakao.clock().advance(Duration.ofHours(1));
        next.work(Work.DELIVER, "");
        assertThat(next.outbox().waiting()).as(row.when()).isEmpty();
        String told = String.join(", ", ScriptedDay.ledger(home).read().values());
        return new After(files, kakao.memos().size(), told, account(next));
    }

    private void kill(Row row) throws Exception {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ShortLife.class.getName(),
                        home.toString(),
                        kakao.apiBaseUrl().toString(),
                        kakao.clock().instant().toString(),
                        row.point().name(),
                        row.work().name(),
                        "#" + ++builds)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            while (process.isAlive() && !row.outside().test(kakao)) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
            if (row.point() == KillPoint.NOWHERE) {
                process.destroyForcibly();
            }
            assertThat(process.waitFor()).as(row.when()).isEqualTo(KillPoint.STATUS);
        } finally {
            process.destroyForcibly();
        }
    }

    private ShortLife life() throws Exception {
        return new ShortLife(home, kakao.apiBaseUrl(), kakao.clock(), KillPoint.NOWHERE);
    }

    private void oneHasJustFailed() throws Exception {
        kakao.faults().next(SEND, BUSY);
        life().work(Work.SEND, "#" + ++builds);
    }

    private void oneWaits() throws Exception {
        oneHasJustFailed();
        kakao.clock().advance(Duration.ofMinutes(1));
    }

    private void threeWaitForTheNextDay() throws Exception {
        kakao.faults().next(SEND, QUOTA);
        ShortLife today = life();
        today.work(Work.SEND, "#1");
        today.work(Work.SEND, "#2");
        today.work(Work.SEND, "#3");
        kakao.clock().advance(Duration.ofHours(15));
    }

    private String files() throws IOException {
        if (!Files.exists(home.resolve("outbox"))) {
            return "nothing";
        }
        try (Stream<Path> files = Files.list(home.resolve("outbox"))) {
            return files
                    .map(file -> file.getFileName().toString().replaceFirst("^[^.]*\\.", ""))
                    .map(state -> state.equals("json") ? "waiting" : state)
                    .collect(Collectors.groupingBy(state -> state, TreeMap::new, Collectors.counting()))
                    .entrySet()
                    .stream()
                    .map(entry -> entry.getValue() + " " + entry.getKey())
                    .collect(Collectors.joining(", "));
        }
    }

    private static String account(ShortLife life) throws Exception {
        try {
            life.account().callWithNewToken(Deadline.in(Duration.ofSeconds(20)), token -> token);
            return CONNECTED;
        } catch (KakaoException e) {
            return e.code() + ": connect it again";
        }
    }
}
