package io.jenkins.plugins.kakaomemo.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizeEndpointTest extends EmulatorTest {

    private final Map<String, String> request = new LinkedHashMap<>(Map.of(
            "client_id",
            EmulatorApp.REST_API_KEY,
            "redirect_uri",
            REDIRECT_URI,
            "response_type",
            "code",
            "state",
            "s 1"));

    @ParameterizedTest
    @CsvSource({
        "client_id, , KOE101",
        "client_id, another, KOE101",
        "redirect_uri, , KOE006",
        "redirect_uri, http://localhost:8080/elsewhere, KOE006",
        "redirect_uri, http://localhost:8080/callback?a=b, KOE006",
        "redirect_uri, https://evil.example.com/callback, KOE006",
        "response_type, , KOE201",
        "response_type, other, KOE201",
        "response_type, token, KOE202",
        "scope, talk_message account_email, KOE205"
    })
    void aWrongParameterEndsInAnErrorPageWithoutARedirect(String name, String value, String code) throws IOException {
        request.put(name, value);
        request.values().removeIf(Objects::isNull);
        assertErrorPage(authorize(), 400, code);
    }

    @Test
    void onlyTheRegisteredStringIsARedirectUri() throws IOException {
        kakao.app().redirectUris("https://jenkins.example.com/kakao-memo/callback");
        assertErrorPage(authorize(), 400, "KOE006");
        request.put("redirect_uri", "https://jenkins.example.com/kakao-memo/callback");
        assertThat(authorize().statusCode()).isEqualTo(200);
    }

    @Test
    void consentPageNamesAppAndScopesAndCarriesTheRequest() throws IOException {
        request.put("state", "<s> 1");
        HttpResponse<String> page = authorize();
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.body())
                .contains("젠킨스 알림", "동의하고 계속하기", "취소", "value=\"talk_message\"", "카카오톡 메시지 전송")
                .contains("name=\"state\" value=\"&lt;s&gt; 1\"")
                .doesNotContain("{{", "<script");
    }

    @Test
    void cancelling() throws IOException {
        request.put("decision", "cancel");
        assertThat(location(post(AUTHORIZE, request)))
                .isEqualTo(REDIRECT_URI + "?error=access_denied&error_description=User%20denied%20access&state=s+1");
        assertThat(kakao.user().agreedScopes()).isEmpty();
    }

    @Test
    void agreeingGivesTheCheckedScopesOnly() throws IOException {
        request.put("decision", "agree");
        request.put("agreed", "profile_nickname");
        String location = location(post(AUTHORIZE, request));
        assertThat(location).startsWith(REDIRECT_URI + "?code=").endsWith("&state=s+1");
        HttpResponse<String> tokens = exchangeCode(location.replaceAll(".*code=|&.*", ""));
        assertThat(json(tokens).path("scope").asText()).isEqualTo("profile_nickname");
        assertThat(kakao.user().agreedScopes()).containsExactly("profile_nickname");
    }

    @Test
    void autoConsentRedirectsAtOnce() throws IOException {
        kakao.autoConsent(true);
        request.remove("state");
        assertThat(location(authorize())).matches("\\Q" + REDIRECT_URI + "\\E\\?code=[A-Za-z0-9_-]+");
    }

    @ParameterizedTest
    @ValueSource(strings = {"talk_message,friends", "talk_message friends"})
    void scopesAreSeparatedByCommaOrSpace(String scope) throws IOException {
        request.put("scope", scope);
        assertThat(authorize().body())
                .contains("value=\"talk_message\"", "value=\"friends\"")
                .doesNotContain("value=\"profile_nickname\"");
    }

    private HttpResponse<String> authorize() throws IOException {
        return get(AUTHORIZE + "?" + encode(request));
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static void assertErrorPage(HttpResponse<String> page, int status, String code) {
        assertThat(page.statusCode()).isEqualTo(status);
        assertThat(page.headers().firstValue("Location")).isEmpty();
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(page.body()).contains(code);
    }
}
