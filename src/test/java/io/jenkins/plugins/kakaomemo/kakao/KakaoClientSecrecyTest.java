package io.jenkins.plugins.kakaomemo.kakao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class KakaoClientSecrecyTest extends KakaoTest {

    private static final KakaoApp SECRET_APP = new KakaoApp("k3y-of-app", "cl1ent-s3cret");
    private static final RefreshToken REFRESH_TOKEN = new RefreshToken("r3fresh-token", null);
    private static final AccessToken ACCESS_TOKEN = new AccessToken("acc3ss-token", START);
    private static final String CODE = "auth-c0de";
    private static final URI CALLBACK = URI.create("http://localhost/callback");
    private static final List<String> SECRETS = List.of(
            SECRET_APP.restApiKey(), SECRET_APP.clientSecret(), REFRESH_TOKEN.value(), ACCESS_TOKEN.value(), CODE);

    private HttpServer echo;
    private KakaoClient echoed;
    private volatile int status;
    private volatile String answer;

    @BeforeEach
    void startEcho() throws IOException {
        echo = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        echo.createContext("/", this::echo);
        echo.start();
        echoed = clientOf(URI.create("http://127.0.0.1:" + echo.getAddress().getPort()));
    }

    @AfterEach
    void stopEcho() {
        echo.stop(0);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(quoteCharacter = '`', delimiter = ';', textBlock = """
                    400; {"error":"invalid_grant","error_description":"not found: %s","error_code":"KOE320"}
                    401; {"error":"invalid_client","error_description":"Not exist client_id [%s]","error_code":"KOE101"}
                    400; {"error":"%s"}
                    400; {"error_code":"%s"}
                    500; {"error":"server_error","error_description":"%s"}
                    400; {"msg":"failed to parse parameter: %s","code":-2}
                    400; {"msg":"%s","code":-99999}
                    401; {"msg":"appKey(%s) is already deactivated","code":-401}
                    401; {"msg":"ip mismatched! %s","code":-401}
                    401; {"msg":"%s","code":-401}
                    403; {"msg":"%s","code":"%s"}
                    403; <html>%s</html>
                    200; <html>%s</html>
                    200; {"result_code":"%s"}
                    """)
    void whatKakaoRepeatsIsNotShown(int echoedStatus, String echoedAnswer) {
        status = echoedStatus;
        answer = echoedAnswer;

        calls(echoed).forEach(KakaoClientSecrecyTest::assertSecret);
    }

    @ParameterizedTest
    @MethodSource
    void whatBrokeOnTheWayIsNotShown(Fault fault) {
        kakao.faults().next("*", fault.forever());

        calls(client.timeout(SHORT)).forEach(KakaoClientSecrecyTest::assertSecret);
    }

    static Stream<Fault> whatBrokeOnTheWayIsNotShown() {
        return Stream.of(Fault.resetAfterBody(), Fault.truncated(), Fault.oversized(), Fault.hang(), Fault.html(502));
    }

    private static Stream<ThrowingCallable> calls(KakaoClient client) {
        return Stream.of(
                () -> client.refresh(SECRET_APP, REFRESH_TOKEN),
                () -> client.exchange(SECRET_APP, CODE, CALLBACK),
                () -> client.sendMemo(ACCESS_TOKEN, DONE));
    }

    private static void assertSecret(ThrowingCallable call) {
        KakaoException e = catchThrowableOfType(KakaoException.class, call);
        StringWriter shown = new StringWriter();
        e.printStackTrace(new PrintWriter(shown, true));
        for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
            shown.append(e.code()).append(e.meaning(locale)).append(e.whatToDo(locale));
        }
        assertThat(shown.toString()).contains(e.toString()).doesNotContain(SECRETS);
    }

    /** Repeats every secret of the request where the answer has a {@code %s}. */
    private void echo(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String said = URLDecoder.decode(form, StandardCharsets.UTF_8) + " "
                + exchange.getRequestHeaders().getOrDefault("Authorization", List.of());
        String secrets = SECRETS.stream().filter(said::contains).toList().toString();
        assertThat(secrets).isNotEqualTo("[]");
        byte[] body = answer.replace("%s", secrets).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
