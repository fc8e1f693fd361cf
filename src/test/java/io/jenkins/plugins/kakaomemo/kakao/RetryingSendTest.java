package io.jenkins.plugins.kakaomemo.kakao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.emulator.MessageQuotas.Quota;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.TextTemplate;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import io.jenkins.plugins.kakaomemo.kakao.template.RawTemplate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RetryingSendTest extends KakaoTest {

    private static final Backoff AT_ONCE = attempt -> Duration.ZERO;
    private static final Duration BUDGET = Duration.ofSeconds(30);

    private final MemoryStore store = new MemoryStore(newGrant());
    private final AccessTokens account = accountOf(store);
    private final RetryingSend delivery = new RetryingSend(client, BUDGET, AT_ONCE);

    @Test
    void sendsAMemo() throws Exception {
        SendOutcome outcome = new RetryingSend(client).deliver(account, DONE);

        assertThat(outcome.isSent()).isTrue();
        assertThat(outcome.attempts()).isEqualTo(1);
        assertThat(outcome.problem()).isEmpty();
        assertThat(kakao.memos()).extracting(memo -> memo.text()).containsExactly("build done");
    }

    @ParameterizedTest
    @MethodSource("passingFaults")
    void triesAgainWhatDidNotArrive(String code, Fault fault) throws Exception {
        kakao.faults().next(SEND, fault.times(2));

        SendOutcome outcome = delivery.deliver(account, DONE);

        assertThat(outcome.isSent()).isTrue();
        assertThat(outcome.attempts()).isEqualTo(3);
        assertThat(outcome.code()).isEqualTo("0");
        assertThat(kakao.memos()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("passingFaults")
    void triesThreeTimesAtMost(String code, Fault fault) throws Exception {
        kakao.faults().next(SEND, fault.forever());

        SendOutcome outcome = delivery.deliver(account, DONE);

        assertNotSent(outcome, code, 3);
        assertThat(kakao.count(SEND)).isEqualTo(3);
    }

    @Test
    void isUnknownWhereKakaoItselfDoesNotKnow() throws Exception {
        kakao.faults().next(SEND, Fault.kapi(400, -603).forever());

        SendOutcome outcome = delivery.deliver(account, DONE);

        assertThat(outcome.isUnknown()).isTrue();
        assertThat(outcome.attempts()).isEqualTo(1);
        assertThat(kakao.count(SEND)).isEqualTo(1);
        assertThat(outcome.words(Locale.ENGLISH)).contains("may have been sent");
    }

    static Stream<Arguments> passingFaults() {
        return Stream.of(
                Arguments.of("-1", Fault.kapi(400, -1)),
                Arguments.of("-7", Fault.kapi(400, -7)),
                Arguments.of("-9798", Fault.kapi(503, -9798)),
                Arguments.of("HTTP 500", Fault.status(500)),
                Arguments.of("HTTP 502", Fault.html(502)),
                Arguments.of("HTTP 503", Fault.empty(503)));
    }

    @Test
    void triesAgainWhenTheTokenCouldNotBeRenewed() throws Exception {
        kakao.faults().next(TOKEN, Fault.kauth(400, "KOE003"));
        kakao.faults().next(TOKEN, Fault.html(504));

        assertThat(delivery.deliver(account, DONE).attempts()).isEqualTo(3);
        assertThat(kakao.memos()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource
    void neverSendsAgainWhatMayHaveArrived(Fault fault, int memos) throws Exception {
        kakao.faults().next(SEND, fault);

        SendOutcome outcome = delivery.deliver(account, DONE);

        assertUnknown(outcome);
        assertThat(kakao.memos()).hasSize(memos);
        assertThat(kakao.count(SEND)).isEqualTo(1);
    }

    static Stream<Arguments> neverSendsAgainWhatMayHaveArrived() {
        return Stream.of(
                Arguments.of(Fault.html(504), 0),
                Arguments.of(Fault.lostAfterRecording(), 1),
                Arguments.of(Fault.truncated(), 1),
                Arguments.of(Fault.resetAfterBody(), 0),
                Arguments.of(Fault.oversized(), 0),
                Arguments.of(Fault.html(200), 0));
    }

    @Test
    void neverSendsAgainWhatWasAnsweredTooLate() throws Exception {
        account.get(soon());
        kakao.faults().next(SEND, Fault.lateAfterRecording(SHORT.multipliedBy(20)));

        SendOutcome outcome = new RetryingSend(client.timeout(SHORT), BUDGET, AT_ONCE).deliver(account, DONE);

        assertUnknown(outcome);
        assertThat(kakao.memos()).hasSize(1);
        assertThat(kakao.count(SEND)).isEqualTo(1);
    }

    @Test
    void neverDoublesAMemoWhoseConnectionBrokeBeforeItWasRead() throws Exception {
        account.get(soon());
        kakao.faults().next(SEND, Fault.resetBeforeBody());

        SendOutcome outcome = delivery.deliver(account, DONE);

        assertThat(outcome.isSent() || outcome.isUnknown()).isTrue();
        assertThat(kakao.memos()).hasSize(outcome.isSent() ? 1 : 0);
        assertThat(kakao.count(SEND)).isEqualTo(outcome.attempts());
    }

    @Test
    void triesAgainWhenNobodyListens() throws Exception {
        KakaoClient ofNobody = clientOf(URI.create("http://127.0.0.1:" + nobody().getPort()));

        assertNotSent(new RetryingSend(ofNobody, BUDGET, AT_ONCE).deliver(account, DONE), "connect", 3);
    }

    @Test
    void sendsAsSoonAsThereIsAWayToKakao() throws Exception {
        account.get(soon());
        HttpClient astray = KakaoClient.httpClient(HttpClient.newBuilder().proxy(ProxySelector.of(nobody())));
        HttpClient direct = KakaoClient.httpClient(HttpClient.newBuilder());
        Iterator<HttpTransport> proxies = List.of(new HttpTransport(astray, null), new HttpTransport(direct, null))
                .iterator();
        KakaoEndpoints endpoints = new KakaoEndpoints(kakao.authBaseUrl(), kakao.apiBaseUrl());
        KakaoClient changing = new KakaoClient(proxies::next, endpoints, kakao.clock());

        SendOutcome outcome = new RetryingSend(changing, BUDGET, AT_ONCE).deliver(account, DONE);

        assertThat(outcome.isSent()).isTrue();
        assertThat(outcome.attempts()).isEqualTo(2);
        assertThat(kakao.memos()).hasSize(1);
    }

    private static InetSocketAddress nobody() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new InetSocketAddress(InetAddress.getLoopbackAddress(), closed.getLocalPort());
        }
    }

    @Test
    void takesARefusalForAnAnswer() throws Exception {
        Memo withoutLink = new RawTemplate("{\"object_type\":\"text\",\"text\":\"build done\"}");

        assertNotSent(delivery.deliver(account, withoutLink), "-2", 1);
        assertThat(kakao.count(SEND)).isEqualTo(1);
    }

    @Test
    void takesAUsedUpQuotaForAnAnswer() throws Exception {
        kakao.quotas().limit(Quota.SENDER, 1);
        delivery.deliver(account, DONE);

        SendOutcome outcome = delivery.deliver(account, DONE);

        assertNotSent(outcome, "-10", 1);
        assertThat(kakao.memos()).hasSize(1);
        assertThat(kakao.count(SEND)).isEqualTo(2);
    }

    @Test
    void explainsAMissingConsentInTheLanguageOfTheReader() throws Exception {
        kakao.withdrawConsent(kakao.user(), "talk_message");

        SendOutcome outcome = delivery.deliver(account, DONE);

        assertNotSent(outcome, "-402", 1);
        assertThat(outcome.words(Locale.ENGLISH))
                .startsWith("The user has not agreed")
                .contains("[카카오 로그인] > [동의항목]")
                .endsWith("agree to it.");
        assertThat(outcome.words(Locale.KOREAN)).startsWith("사용자가").contains("동의하지 않았습니다. 카카오 개발자 콘솔");
    }

    @Test
    void explainsAConnectionThatEndedInTheMiddleOfABuild() throws Exception {
        delivery.deliver(account, DONE);
        kakao.unlink(kakao.user());

        SendOutcome outcome = delivery.deliver(account, DONE);

        assertNotSent(outcome, "KOE322", 1);
        assertThat(outcome.words(Locale.KOREAN)).contains("카카오톡 계정을 다시 연결하세요.");
    }

    @Test
    void waitsLongerEachTime() throws Exception {
        List<Integer> waits = new ArrayList<>();
        kakao.faults().next(SEND, Fault.status(503).forever());

        new RetryingSend(client, BUDGET, attempt -> {
                    waits.add(attempt);
                    return Duration.ZERO;
                })
                .deliver(account, DONE);

        assertThat(waits).startsWith(1, 2).doesNotContain(4);
    }

    @Test
    void doesNotWaitBeyondItsBudget() throws Exception {
        kakao.faults().next(SEND, Fault.status(503));

        SendOutcome outcome = new RetryingSend(client, BUDGET, attempt -> BUDGET).deliver(account, DONE);

        assertNotSent(outcome, "HTTP 503", 1);
    }

    @Test
    void givesUpARequestAtTheEndOfItsBudget() throws Exception {
        account.get(soon());
        kakao.faults().next(SEND, Fault.hang());

        Deadline tooLate = Deadline.in(Duration.ofSeconds(8));

        assertUnknown(new RetryingSend(client, SHORT.multipliedBy(2), AT_ONCE).deliver(account, DONE));
        assertThat(tooLate.left()).isPositive();
    }

    @Test
    void givesUpARefreshAtTheEndOfItsBudget() throws Exception {
        kakao.faults().next(TOKEN, Fault.hang());

        SendOutcome outcome = new RetryingSend(client, SHORT, AT_ONCE).deliver(account, DONE);

        assertNotSent(outcome, "timeout", 1);
        assertThat(outcome.words(Locale.ENGLISH)).contains("nothing was sent");
    }

    @Test
    void aMemoIsNotSentIfItsTokenIsRefusedAndTheRefreshHangs() throws Exception {
        account.get(soon());
        kakao.faults().next(SEND, Fault.kapi(401, -401));
        kakao.faults().next(TOKEN, Fault.hang());

        SendOutcome outcome = new RetryingSend(client, SHORT.multipliedBy(2), AT_ONCE).deliver(account, DONE);

        assertNotSent(outcome, "timeout", 1);
        assertThat(kakao.count(SEND)).isEqualTo(1);
    }

    @Test
    void anInterruptEndsTheWaitForAnotherAttempt() throws Exception {
        kakao.faults().next(SEND, Fault.status(503));
        CountDownLatch waiting = new CountDownLatch(1);
        RetryingSend patient = new RetryingSend(client, BUDGET, attempt -> {
            waiting.countDown();
            return BUDGET.minusSeconds(5);
        });

        assertInterruptible(patient, waiting);
        assertThat(kakao.count(SEND)).isEqualTo(1);
    }

    @Test
    void anInterruptEndsTheWaitForAnAnswer() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        AccessTokens watched = accountOf(new MemoryStore(newGrant()) {
            @Override
            public void keep(Grant replaced, Grant current, AccessToken accessToken) throws IOException {
                super.keep(replaced, current, accessToken);
                asked.countDown();
            }
        });
        kakao.faults().next(SEND, Fault.hang());

        assertInterruptible(delivery, watched, asked);
        assertThat(kakao.memos()).isEmpty();
    }

    @Test
    void sendsNothingIfTheNewTokenCannotBeKept() {
        AccessTokens broken = accountOf(new MemoryStore(newGrant()) {
            @Override
            public void keep(Grant replaced, Grant current, AccessToken accessToken) throws IOException {
                throw new IOException("disk full");
            }
        });

        assertThatIOException().isThrownBy(() -> delivery.deliver(broken, DONE)).withMessage("disk full");
        assertThat(kakao.count(SEND)).isZero();
    }

    @Test
    void thirtyBuildsThatEndTogetherAfterALongNightMakeOneRefresh() throws Exception {
        delivery.deliver(account, DONE);
        kakao.clock().advance(Duration.ofHours(8));
        kakao.resetCounters();
        ExecutorService builds = Executors.newFixedThreadPool(30);
        try {
            List<Future<SendOutcome>> outcomes = IntStream.range(0, 30)
                    .mapToObj(build -> builds.submit(
                            () -> delivery.deliver(account, new TextTemplate("#" + build, Link.NONE, null, null))))
                    .toList();
            for (Future<SendOutcome> outcome : outcomes) {
                assertThat(outcome.get(30, TimeUnit.SECONDS).isSent()).isTrue();
            }
        } finally {
            builds.shutdownNow();
        }

        assertThat(kakao.memos()).hasSize(31).extracting(memo -> memo.text()).doesNotHaveDuplicates();
        assertThat(kakao.refreshes()).isEqualTo(1);
        assertThat(kakao.requests()).hasSize(31);
    }

    private void assertInterruptible(RetryingSend patient, CountDownLatch waiting) throws Exception {
        assertInterruptible(patient, account, waiting);
    }

    private static void assertInterruptible(RetryingSend patient, AccessTokens sender, CountDownLatch waiting)
            throws Exception {
        ExecutorService build = Executors.newSingleThreadExecutor();
        Future<SendOutcome> running = build.submit(() -> patient.deliver(sender, DONE));
        assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();

        build.shutdownNow();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> running.get(5, TimeUnit.SECONDS))
                .withCauseInstanceOf(InterruptedException.class);
    }

    private static void assertNotSent(SendOutcome outcome, String code, int attempts) {
        assertThat(outcome.isSent()).isFalse();
        assertThat(outcome.isUnknown()).isFalse();
        assertThat(outcome.code()).isEqualTo(code);
        assertThat(outcome.attempts()).isEqualTo(attempts);
        assertThat(outcome.words(Locale.ENGLISH)).isNotBlank();
        assertThat(outcome.words(Locale.KOREAN)).containsPattern("[가-힣]");
    }

    private static void assertUnknown(SendOutcome outcome) {
        assertThat(outcome.isUnknown()).isTrue();
        assertThat(outcome.code()).isEqualTo("unknown");
        assertThat(outcome.attempts()).isEqualTo(1);
        assertThat(outcome.words(Locale.ENGLISH)).contains("may have arrived");
        assertThat(outcome.words(Locale.KOREAN)).contains("도착했을 수 있습니다");
    }
}
