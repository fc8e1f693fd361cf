package io.jenkins.plugins.kakaomemo.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorAnswerTest {

    private static final JsonNode NO_JSON = MissingNode.getInstance();
    private static final String UNKNOWN = "Look up the code";

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvFileSource(resources = "kapi-errors.csv", numLinesToSkip = 1, quoteCharacter = '`')
    void ofTheApi(int status, int code, String kind, String english, String korean) {
        KakaoException e = exception(status, kapi(code, "what Kakao said"));

        assertThat(e.code()).isEqualTo(String.valueOf(code));
        assertExplained(e, kind, english, korean);
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3}")
    @CsvFileSource(resources = "kauth-errors.csv", numLinesToSkip = 1, quoteCharacter = '`')
    void ofKakaoLogin(int status, String error, String code, String kind, String english, String korean) {
        KakaoException e = exception(status, kauth(error, code));

        assertThat(e.code()).isEqualTo(code == null ? error : code);
        assertExplained(e, kind, english, korean);
    }

    @ParameterizedTest
    @CsvSource({
        "this access token does not exist, TokenExpired, Connect, 다시 연결",
        "this access token is already expired, TokenExpired, Connect, 다시 연결",
        "this text is new, TokenExpired, Connect, 다시 연결",
        "ip mismatched! callerIp=1.2.3.4. check out registered ips., Refused, 호출 허용 IP 주소, 호출 허용 IP 주소",
        "appKey(****) is already deactivated, Refused, active REST API key, 활성 REST API 키",
        "domain mismatched! check out registered domains., Refused, REST API key, REST API 키",
        "android keyhash mismatched!, Refused, REST API key, REST API 키",
        "ios bundle id mismatched!, Refused, REST API key, REST API 키",
        "no authentication key!, Refused, proxy, 프록시"
    })
    void ofATokenThatOnlySomeRefreshesMend(String msg, String kind, String english, String korean) {
        KakaoException e = exception(401, kapi(-401, msg));

        assertThat(e.code()).isEqualTo("-401");
        assertExplained(e, kind, english, korean);
    }

    @ParameterizedTest
    @CsvSource({
        "407, Refused, proxy, 프록시",
        "429, LimitReached, Try again later, 나중에 다시",
        "500, TransientError, Try again later, 나중에 다시",
        "502, TransientError, Try again later, 나중에 다시",
        "503, TransientError, Try again later, 나중에 다시",
        "504, TransientError, Try again later, 나중에 다시"
    })
    void ofAStatusAlone(int status, String kind, String english, String korean) {
        KakaoException e = exception(status, NO_JSON);

        assertThat(e.code()).isEqualTo("HTTP " + status);
        assertExplained(e, kind, english, korean);
    }

    @ParameterizedTest
    @CsvSource({
        "302, Refused",
        "400, Refused",
        "401, Refused",
        "403, Refused",
        "404, Refused",
        "501, TransientError",
        "599, TransientError"
    })
    void ofAStatusThatKakaoNeverNamed(int status, String kind) {
        KakaoException e = exception(status, NO_JSON);

        assertThat(e.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(e.meaning(Locale.ENGLISH)).isEqualTo("Kakao responded with HTTP " + status + ".");
        assertThat(e.meaning(Locale.KOREAN)).isEqualTo("카카오가 HTTP " + status + " 오류로 응답했습니다.");
        assertThat(e.whatToDo(Locale.ENGLISH)).startsWith(UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "400, -503, Refused",
        "400, -540, Refused",
        "400, -813, Refused",
        "400, -901, Refused",
        "403, -99999, Refused",
        "429, -99999, LimitReached",
        "500, -99999, TransientError",
        "503, -99999, TransientError"
    })
    void ofAnUnknownCodeQuotesKakao(int status, int code, String kind) {
        KakaoException e = exception(status, kapi(code, "a '{0}' reason"));

        assertThat(e.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(e.code()).isEqualTo(String.valueOf(code));
        assertThat(e.meaning(Locale.ENGLISH)).isEqualTo("Kakao responded with " + code + ". a '{0}' reason.");
        assertThat(e.meaning(Locale.KOREAN)).isEqualTo("카카오가 " + code + " 오류로 응답했습니다. a '{0}' reason.");
        assertThat(e.whatToDo(Locale.ENGLISH)).startsWith(UNKNOWN);
    }

    @Test
    void ofABadParameterQuotesKakao() {
        String msg = "failed to parse parameter. name=template_object, reason=link is missing";
        KakaoException e = exception(400, kapi(-2, msg));

        assertThat(e.meaning(Locale.ENGLISH)).endsWith(msg + ".");
        assertThat(e.meaning(Locale.KOREAN)).endsWith(msg + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"error_code", "code", "error"})
    void ofAnEmptyCodeGoesByTheStatus(String field) {
        KakaoException e = exception(503, JsonNodeFactory.instance.objectNode().put(field, ""));

        assertThat(e).isInstanceOf(KakaoException.TransientError.class);
        assertThat(e.code()).isEqualTo("HTTP 503");
    }

    @Test
    void toldToWaitSaysHowLong() {
        KakaoException e = ErrorAnswer.of(503, NO_JSON, Duration.ofSeconds(7), Secrets.of())
                .toException();

        assertThat(e)
                .isInstanceOfSatisfying(
                        KakaoException.TransientError.class,
                        fault -> assertThat(fault.retryAfter()).hasValue(Duration.ofSeconds(7)));
    }

    @Test
    void toldToAskAgainSoonIsNoQuotaOfADay() {
        KakaoException e = ErrorAnswer.of(429, NO_JSON, Duration.ofSeconds(7), Secrets.of())
                .toException();

        assertThat(e)
                .isInstanceOfSatisfying(
                        KakaoException.TransientError.class,
                        fault -> assertThat(fault.retryAfter()).hasValue(Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"error_code", "error", "code", "error_description", "msg"})
    void hidesSecretsThatKakaoRepeats(String field) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put(field, "no s3cret here: s3cret");
        KakaoException e = ErrorAnswer.of(400, body, null, Secrets.of("s3cret")).toException();

        assertThat(e.code()).doesNotContain("s3cret");
        assertThat(e.getMessage()).contains("no **** here: ****").doesNotContain("s3cret");
        assertThat(e.meaning(Locale.KOREAN)).contains("no **** here: ****").doesNotContain("s3cret");
    }

    private static void assertExplained(KakaoException e, String kind, String english, String korean) {
        assertThat(e.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(e.whatToDo(Locale.ENGLISH)).contains(english).doesNotStartWith(UNKNOWN);
        assertThat(e.whatToDo(Locale.KOREAN)).contains(korean).containsPattern("[가-힣]");
        assertThat(e.meaning(Locale.KOREAN)).containsPattern("[가-힣]").isNotEqualTo(e.meaning(Locale.ENGLISH));
        assertThat(e).hasMessage(e.code() + ": " + e.meaning(Locale.ENGLISH));
    }

    private static KakaoException exception(int status, JsonNode body) {
        return ErrorAnswer.of(status, body, null, Secrets.of()).toException();
    }

    private static JsonNode kapi(int code, String msg) {
        return JsonNodeFactory.instance.objectNode().put("msg", msg).put("code", code);
    }

    private static JsonNode kauth(String error, String code) {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("error", error).put("error_description", "what Kakao said");
        return code == null ? body : body.put("error_code", code);
    }
}
