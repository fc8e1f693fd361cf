package io.jenkins.plugins.kakaomemo.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.emulator.EmulatorClock;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.emulator.KakaoEmulator;
import io.jenkins.plugins.kakaomemo.emulator.MessageQuotas.Quota;
import io.jenkins.plugins.kakaomemo.kakao.AccessToken;
import io.jenkins.plugins.kakaomemo.kakao.AccessTokens;
import io.jenkins.plugins.kakaomemo.kakao.Deadline;
import io.jenkins.plugins.kakaomemo.kakao.KakaoClient;
import io.jenkins.plugins.kakaomemo.kakao.KakaoEndpoints;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that sends memos is killed again and again, at random moments, while Kakao has faults and replaces tokens.
 *
 * <p>System properties: {@code kakaomemo.kills}, how often, without which it is not run; {@code kakaomemo.seed}.
 */
@EnabledIfSystemProperty(named = "kakaomemo.kills", matches = "[1-9][0-9]*")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class KilledProcessTest {

    private static final int KILLS = Integer.getInteger("kakaomemo.kills", 0);
    private static final long SEED = Long.getLong("kakaomemo.seed", 20260302L);
    private static final int MEMOS_A_LIFE = 6;
    private static final String SEND = "/v2/api/talk/memo/default/send";

    /** Longer than the first refresh takes; a kill after the last memo would strike nothing. */
    private static final int LONGEST_LIFE_MILLIS = 500;

    private final Random random = new Random(SEED);
    private final KakaoEmulator kakao = KakaoEmulator.start(EmulatorClock.running());

    @TempDir
    private Path home;

    private String refreshToken;
    private Instant issued;

    @AfterEach
    void close() {
        kakao.close();
    }

    @Test
    void everyMemoIsAccountedForAndTheAccountStaysConnected(TestReporter reporter) throws Exception {
        ScriptedDay.tokens(home).keep(kakao.issueTokens().refreshToken());
        for (int life = 1; life <= KILLS; life++) {
            boolean month = life % 5 == 0 && !isDueForRotation();
            kakao.clock().advance(month ? Duration.ofDays(32) : Duration.ofMinutes(20 + random.nextInt(600)));
            kakao.faults().clear();
            for (int fault = random.nextInt(3); fault > 0; fault--) {
                kakao.faults().next(SEND, fault());
            }
            liveAndDie(life * MEMOS_A_LIFE, isDueForRotation() || life % 5 == 4);
        }
        kakao.faults().clear();
        for (Quota quota : Quota.values()) {
            // a slow machine leaves more than a day's quota to the process that is not killed
            kakao.quotas().limit(quota, KILLS * MEMOS_A_LIFE);
        }
        for (int day = 0; day == 0 || !waiting().isEmpty(); day++) {
            assertThat(day).as("days, seed %d: %s", SEED, waiting()).isLessThan(10);
            kakao.clock().advance(Duration.ofDays(1));
            liveOn(KILLS * MEMOS_A_LIFE);
        }

        Map<String, Long> outcomes = assertAccountedFor();
        AccessToken token =
                accountOf(kakao.clock()).callWithNewToken(Deadline.in(Duration.ofSeconds(20)), each -> each);
        assertThat(token).isNotNull();
        reporter.publishEntry(KILLS + " kills", outcomes + ", tokens refreshed " + kakao.refreshes() + " times");
    }

    /** Kakao replaces a refresh token with less than 30 of its 60 days left. */
    private boolean isDueForRotation() throws IOException {
        String current = ScriptedDay.tokens(home).grant().refreshToken().value();
        Instant now = kakao.clock().instant();
        if (!current.equals(refreshToken)) {
            refreshToken = current;
            issued = now;
        }
        return issued.plus(Duration.ofDays(29)).isBefore(now);
    }

    private Fault fault() {
        List<Fault> faults = List.of(
                Fault.status(503).times(3),
                Fault.kapi(400, -1).times(6),
                Fault.kapi(400, -10),
                Fault.lateAfterRecording(Duration.ofMillis(60)),
                Fault.delay(Duration.ofMillis(60)),
                Fault.lostAfterRecording(),
                Fault.resetAfterBody(),
                Fault.kapi(401, -401));
        return faults.get(random.nextInt(faults.size()));
    }

    /**
     * The instant between Kakao's answer with a new refresh token and its file is nobody's to close.
     *
     * @param rotation whether Kakao would answer so now, or could to a request that is late by a month
     */
    private void liveAndDie(int lastBuild, boolean rotation) throws Exception {
        Process process = start(lastBuild);
        try (BufferedReader said = outputOf(process)) {
            assertThat(said.readLine()).isEqualTo("ready");
            TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
            try (Closeable noneUnderWay = rotation ? ScriptedDay.tokens(home).lock() : () -> {}) {
                process.destroyForcibly().waitFor();
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private void liveOn(int lastBuild) throws Exception {
        Process process = start(lastBuild);
        try (BufferedReader said = outputOf(process)) {
            assertThat(said.readLine()).isEqualTo("ready");
            assertThat(said.readLine()).isEqualTo("done");
            process.getOutputStream().close();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(int lastBuild) throws IOException {
        Duration ahead = Duration.between(Instant.now(), kakao.clock().instant());
        return new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ScriptedDay.class.getName(),
                        home.toString(),
                        kakao.apiBaseUrl().toString(),
                        String.valueOf(ahead.toSeconds()),
                        String.valueOf(lastBuild))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static BufferedReader outputOf(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private List<PendingMemo> waiting() throws Exception {
        try (Outbox outbox = ScriptedDay.openOutbox(home, kakao.clock(), ScriptedDay.ledger(home))) {
            return outbox.waiting();
        }
    }

    /** Every build was told, at last, what is true. */
    private Map<String, Long> assertAccountedFor() throws Exception {
        Map<String, Long> delivered = counted(kakao.memos().stream().map(memo -> memo.text()));
        Map<String, String> told = ScriptedDay.ledger(home).read();

        assertThat(delivered.values()).as("delivered once, seed " + SEED).containsOnly(1L);
        assertThat(told).hasSize(KILLS * MEMOS_A_LIFE);
        assertThat(told).allSatisfy((build, word) -> assertThat(word).as(build).isIn("sent", "unknown"));
        assertThat(told.keySet().stream().filter(build -> told.get(build).equals("sent")))
                .as("what was told as sent, seed " + SEED)
                .isSubsetOf(delivered.keySet());
        return counted(told.values().stream());
    }

    private static Map<String, Long> counted(Stream<String> words) {
        return words.collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    private AccessTokens accountOf(Clock clock) {
        HttpClient http = KakaoClient.httpClient(HttpClient.newBuilder());
        KakaoEndpoints endpoints = new KakaoEndpoints(kakao.authBaseUrl(), kakao.apiBaseUrl());
        return new AccessTokens(ScriptedDay.tokens(home), new KakaoClient(http, endpoints, clock), Runnable::run);
    }
}
