package io.jenkins.plugins.kakaomemo.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.emulator.EmulatorClock;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.emulator.KakaoEmulator;
import io.jenkins.plugins.kakaomemo.kakao.Deadline;
import io.jenkins.plugins.kakaomemo.kakao.KakaoException;
import io.jenkins.plugins.kakaomemo.outbox.ShortLife.Work;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder with an account and an outbox, a process that is killed while it works there, and another that takes over. */
final class KillScene implements AutoCloseable {

    static final String SEND = "/v2/api/talk/memo/default/send";
    static final String CONNECTED = "connected";
    static final Fault BUSY = Fault.status(503).times(3);

    private static final Fault QUOTA = Fault.kapi(400, -10);

    private final KakaoEmulator kakao =
            KakaoEmulator.start(EmulatorClock.stoppedAt(Instant.parse("2026-03-02T01:00:00Z")));
    private final Path home;
    private int builds;

    /**
     * What is left of it all.
     *
     * @param files what the kill leaves in the outbox, such as {@code 1 sending}
     * @param memos how many memos have arrived in the end
     * @param told what the builds are told in the end
     * @param account how the account stands in the end
     */
    record After(String files, int memos, String told, String account) {}

    KillScene(Path home) throws IOException {
        this.home = home;
        ScriptedDay.tokens(home).keep(kakao.issueTokens().refreshToken());
    }

    KakaoEmulator kakao() {
        return kakao;
    }

    void oneHasJustFailed() throws Exception {
        kakao.faults().next(SEND, BUSY);
        ShortLife first = life();
        first.work(Work.SEND, "#" + ++builds);
        first.outbox().close();
    }

    void oneWaits() throws Exception {
        oneHasJustFailed();
        kakao.clock().advance(Duration.ofMinutes(1));
    }

    void threeWaitForTheNextDay() throws Exception {
        kakao.faults().next(SEND, QUOTA);
        ShortLife today = life();
        today.work(Work.SEND, "#1");
        today.work(Work.SEND, "#2");
        today.work(Work.SEND, "#3");
        today.outbox().close();
        kakao.clock().advance(Duration.ofHours(15));
    }

    /** Starts a process, which ends at that point, or is killed from outside once the condition is met. */
    void kill(KillPoint point, Predicate<KakaoEmulator> outside, Work work) throws Exception {
        Process process = start(point, work);
        try {
            while (process.isAlive() && !outside.test(kakao)) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
            }
            if (point == KillPoint.NOWHERE) {
                process.destroyForcibly();
            }
            assertThat(process.waitFor()).isEqualTo(KillPoint.STATUS);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Resumes and lets an hour pass. */
    After takeOver() throws Exception {
        String files = files();
        kakao.faults().clear();
        ShortLife next = life();
        next.resume();
        kakao.clock().advance(Duration.ofHours(1));
        next.work(Work.DELIVER, "");
        String told = String.join(", ", ScriptedDay.ledger(home).read().values());
        return new After(files, kakao.memos().size(), told, account(next));
    }

    @Override
    public void close() {
        kakao.close();
    }

    private Process start(KillPoint point, Work work) throws IOException {
        return new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ShortLife.class.getName(),
                        home.toString(),
                        kakao.apiBaseUrl().toString(),
                        kakao.clock().instant().toString(),
                        point.name(),
                        work.name(),
                        "#" + ++builds)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private ShortLife life() throws Exception {
        return new ShortLife(home, kakao.apiBaseUrl(), kakao.clock(), KillPoint.NOWHERE);
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
