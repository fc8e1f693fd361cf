package io.jenkins.plugins.kakaomemo.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest extends EmulatorTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final IssuedTokens tokens = kakao.issueTokens();

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    void status(int status) throws IOException {
        HttpResponse<String> answer = sentWith(Fault.status(status));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain");
        assertThatNothingHappened(status);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, -7, -603})
    void kapi(int code) throws IOException {
        assertKapi(sentWith(Fault.kapi(400, code)), 400, code);
        assertThatNothingHappened(400);
    }

    @Test
    void maintenance() throws IOException {
        assertKapi(sentWith(Fault.kapi(503, -9798)), 503, -9798);
        assertThatNothingHappened(503);
    }

    @Test
    void kauth() throws IOException {
        kakao.faults().next(TOKEN, Fault.kauth(400, "KOE003"));
        kakao.faults().next(TOKEN, Fault.kauth(429, "KOE237"));
        assertKauth(refresh(tokens.refreshToken()), 400, "server_error", "KOE003");
        assertKauth(refresh(tokens.refreshToken()), 429, "invalid_request", "KOE237");
        assertThat(refresh(tokens.refreshToken()).statusCode()).isEqualTo(200);
        assertThat(kakao.refreshes()).isEqualTo(3);
    }

    @Test
    void html() throws IOException {
        HttpResponse<String> answer = sentWith(Fault.html(502));
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).startsWith("<html>");
        assertThatNothingHappened(502);
    }

    @Test
    void empty() throws IOException {
        HttpResponse<String> answer = sentWith(Fault.empty(500));
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEmpty();
        assertThatNothingHappened(500);
    }

    @Test
    void oversized() throws IOException {
        HttpResponse<String> answer = sentWith(Fault.oversized());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().length()).isGreaterThan(64 * 1024);
        assertThat(json(answer).path("result_code").asInt()).isZero();
        assertThatNothingHappened(200);
    }

    @Test
    void resetBeforeBody() {
        kakao.faults().next(MEMO, Fault.resetBeforeBody());
        assertThatThrownBy(() -> memo(tokens.accessToken(), TEXT)).isInstanceOf(IOException.class);
        assertThat(kakao.requests().get(0).form()).isEmpty();
        assertThatNothingHappened(0);
    }

    @Test
    void resetOfAWarmConnection() throws IOException {
        assertSent(memo(tokens.accessToken(), TEXT));
        kakao.faults().next(MEMO, Fault.resetBeforeBody());
        assertThatThrownBy(() -> memo(tokens.accessToken(), TEXT)).isInstanceOf(IOException.class);
        assertThat(kakao.memos()).hasSize(1);
        assertThat(kakao.connections()).isEqualTo(1);
    }

    @Test
    void resetAfterBody() {
        kakao.faults().next(MEMO, Fault.resetAfterBody());
        assertThatThrownBy(() -> memo(tokens.accessToken(), TEXT))
                .isInstanceOf(IOException.class)
                .rootCause()
                .isInstanceOf(SocketException.class)
                .hasMessageContaining("reset");
        assertThat(kakao.requests().get(0).form()).containsEntry("template_object", TEXT);
        assertThatNothingHappened(0);
    }

    @Test
    void hang() {
        kakao.faults().next(MEMO, Fault.hang());
        assertThatThrownBy(() -> impatient(MEMO)).isInstanceOf(HttpTimeoutException.class);
        assertThatNothingHappened(0);
    }

    @Test
    void closingEndsAHang() throws Exception {
        kakao.faults().next(MEMO, Fault.hang());
        CompletableFuture<HttpResponse<String>> hanging =
                client.sendAsync(formRequest(MEMO, "").build(), BodyHandlers.ofString());
        while (kakao.count(MEMO) == 0) {
            Thread.onSpinWait();
        }
        kakao.close();
        assertThat(hanging)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(IOException.class);
    }

    @Test
    void delay() {
        kakao.faults().next(MEMO, Fault.delay(LONG));
        assertThatThrownBy(() -> impatient(MEMO)).isInstanceOf(HttpTimeoutException.class);
        assertThatNothingHappened(0);
    }

    @Test
    void delayedAnswerIsRight() throws IOException {
        assertSent(sentWith(Fault.delay(Duration.ofMillis(1))));
        assertThat(kakao.memos()).hasSize(1);
    }

    @Test
    void lateAfterRecording() {
        kakao.faults().next(MEMO, Fault.lateAfterRecording(LONG));
        assertThatThrownBy(() -> impatient(MEMO)).isInstanceOf(HttpTimeoutException.class);
        assertThat(kakao.memos()).hasSize(1);
        assertThat(kakao.requests()).extracting(RecordedRequest::status).containsExactly(0);
    }

    @Test
    void lateAnswerIsRight() throws IOException {
        assertSent(sentWith(Fault.lateAfterRecording(Duration.ofMillis(1))));
        assertThat(kakao.requests()).extracting(RecordedRequest::status).containsExactly(200);
    }

    @Test
    void lostAfterRecording() {
        assertThatThrownBy(() -> sentWith(Fault.lostAfterRecording())).isInstanceOf(IOException.class);
        assertThat(kakao.memos()).hasSize(1);
        assertThat(kakao.requests()).extracting(RecordedRequest::status).containsExactly(0);
    }

    @Test
    void truncated() {
        assertThatThrownBy(() -> sentWith(Fault.truncated())).isInstanceOf(IOException.class);
        assertThat(kakao.memos()).hasSize(1);
        assertThat(kakao.requests()).extracting(RecordedRequest::status).containsExactly(200);
    }

    @Test
    void aFaultHappensAsOftenAsItIsTold() throws IOException {
        kakao.faults().next(MEMO, Fault.empty(503).times(2));
        assertThat(kakao.faults().pending()).isEqualTo(2);
        assertThat(memo(tokens.accessToken(), TEXT).statusCode()).isEqualTo(503);
        assertThat(memo(tokens.accessToken(), TEXT).statusCode()).isEqualTo(503);
        assertSent(memo(tokens.accessToken(), TEXT));
        assertThat(kakao.faults().pending()).isZero();
    }

    @Test
    void aFaultHappensUntilItIsCleared() throws IOException {
        kakao.faults().next(MEMO, Fault.empty(503).forever());
        for (int i = 0; i < 5; i++) {
            assertThat(memo(tokens.accessToken(), TEXT).statusCode()).isEqualTo(503);
        }
        kakao.faults().clear();
        assertSent(memo(tokens.accessToken(), TEXT));
    }

    @Test
    void faultsOfAPathComeInOrderAndLeaveOtherPathsAlone() throws IOException {
        kakao.faults().next(MEMO, Fault.empty(500));
        kakao.faults().next(MEMO, Fault.empty(502));
        assertThat(get(TOKEN_INFO, tokens.accessToken()).statusCode()).isEqualTo(200);
        assertThat(memo(tokens.accessToken(), TEXT).statusCode()).isEqualTo(500);
        assertThat(memo(tokens.accessToken(), TEXT).statusCode()).isEqualTo(502);
        assertSent(memo(tokens.accessToken(), TEXT));
    }

    private HttpResponse<String> sentWith(Fault fault) throws IOException {
        kakao.faults().next(MEMO, fault);
        return memo(tokens.accessToken(), TEXT);
    }

    private void impatient(String path) throws IOException, InterruptedException {
        client.send(
                bearer(formRequest(path, encode(Map.of("template_object", TEXT))), tokens.accessToken())
                        .timeout(SHORT)
                        .build(),
                BodyHandlers.ofString());
    }

    private void assertThatNothingHappened(int status) {
        assertThat(kakao.memos()).isEmpty();
        assertThat(kakao.requests()).extracting(RecordedRequest::status).containsExactly(status);
    }
}
