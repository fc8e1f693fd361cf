package io.jenkins.plugins.kakaomemo.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemoEndpointsTest extends EmulatorTest {

    private static final String CUSTOM = "/v2/api/talk/memo/send";
    private static final String SCRAP = "/v2/api/talk/memo/scrap/send";

    private final String token = kakao.issueTokens().accessToken();

    @Test
    void acceptedMemoIsKept() throws IOException {
        clock.advance(Duration.ofMinutes(1));
        assertSent(memo(token, TEXT));
        Memo memo = kakao.memos().get(0);
        assertThat(kakao.memos()).hasSize(1);
        assertThat(memo.number()).isEqualTo(1);
        assertThat(memo.user()).isSameAs(kakao.user());
        assertThat(memo.isToFriend()).isFalse();
        assertThat(memo.kind()).isEqualTo(Memo.Kind.DEFAULT);
        assertThat(memo.content()).isEqualTo(json(TEXT));
        assertThat(memo.text()).isEqualTo("build done");
        assertThat(memo.receivedAt()).isEqualTo(START.plusSeconds(60));
        assertThat(memo.unregisteredLinks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/v2/api/talk/memo/default/send, TALK_MEMO_DEFAULT_SEND",
        "/v2/api/talk/memo/send, TALK_MEMO_SEND",
        "/v2/api/talk/memo/scrap/send, TALK_MEMO_SCRAP_SEND"
    })
    void talkMessageIsNotSwitchedOn(String path, String apiType) throws IOException {
        kakao.app().scopes("profile_nickname");
        HttpResponse<String> answer = post(path, token, Map.of());
        assertKapi(answer, 403, -3);
        assertThat(json(answer).path("msg").asText())
                .isEqualTo("[APP] App disabled [talk_message] scopes for [" + apiType
                        + "] API on developers.kakao.com. Enable it first.");
    }

    @ParameterizedTest
    @CsvSource({
        "/v2/api/talk/memo/default/send, TALK_MEMO_DEFAULT_SEND",
        "/v2/api/talk/memo/send, TALK_MEMO_SEND",
        "/v2/api/talk/memo/scrap/send, TALK_MEMO_SCRAP_SEND"
    })
    void userHasNotAgreed(String path, String apiType) throws IOException {
        kakao.withdrawConsent(kakao.user(), "talk_message");
        HttpResponse<String> answer = post(path, token, Map.of());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(json(answer))
                .isEqualTo(json("{\"msg\":\"insufficient scopes.\",\"code\":-402,\"api_type\":\"" + apiType
                        + "\",\"required_scopes\":[\"talk_message\"],\"allowed_scopes\":[\"profile_nickname\"]}"));
    }

    @Test
    void laterConsentIsGoodForTheNextToken() throws IOException {
        IssuedTokens poor = kakao.issueTokens(kakao.addUser(7, "튜브"), List.of("profile_nickname"));
        kakao.agree(kakao.users().get(3), "talk_message");
        assertKapi(memo(poor.accessToken(), TEXT), 403, -402);
        assertSent(memo(json(refresh(poor.refreshToken())).path("access_token").asText(), TEXT));
        assertKapi(memo(poor.accessToken(), TEXT), 403, -402);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v2/api/talk/memo/default/send", "/v2/api/talk/memo/send", "/v2/api/talk/memo/scrap/send"})
    void contentTypeIsNotForm(String path) throws IOException {
        String body =
                encode(Map.of("template_object", TEXT, "template_id", "12345", "request_url", "http://localhost/"));
        HttpResponse<String> answer = exchange(bearer(request(path), token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
        assertKapi(answer, 400, -2);
        assertThat(kakao.memos()).isEmpty();
    }

    @Test
    void parametersMayStandInTheQuery() throws IOException {
        for (String pathAndQuery : List.of(
                MEMO + "?" + encode(Map.of("template_object", TEXT)),
                CUSTOM + "?template_id=12345&" + encode(Map.of("template_args", "{\"a\":\"b\"}")),
                SCRAP + "?" + encode(Map.of("request_url", "http://localhost/")))) {
            assertSent(exchange(bearer(request(pathAndQuery), token).POST(BodyPublishers.noBody())));
        }
        assertThat(kakao.memos())
                .extracting(memo -> memo.content().toString())
                .containsExactly(
                        json(TEXT).toString(),
                        "{\"template_id\":12345,\"template_args\":{\"a\":\"b\"}}",
                        "{\"request_url\":\"http://localhost/\"}");
    }

    @Test
    void templateObjectIsMissing() throws IOException {
        assertKapi(post(MEMO, token, Map.of()), 400, -2);
        assertKapi(memo(token, ""), 400, -2);
    }

    @Test
    void textLongerThan200() throws IOException {
        assertSent(memo(token, text("가".repeat(200))));
        assertKapi(memo(token, text("가".repeat(201))), 400, -2);
        assertKapi(memo(token, text("🐻".repeat(101))), 400, -2);
    }

    @Test
    void linkToAnUnregisteredDomainWouldNotOpen() throws IOException {
        String template = TEXT.replace("jenkins.example.com", "elsewhere.example.org");
        assertSent(memo(token, template));
        assertThat(kakao.memos().get(0).unregisteredLinks()).containsExactly("https://elsewhere.example.org/job/1");
        assertSent(memo(token, TEXT));
        assertThat(kakao.memos().get(1).unregisteredLinks()).isEmpty();
    }

    @Test
    void emptyLinkIsNoUnregisteredOne() throws IOException {
        assertSent(memo(token, """
                {"object_type":"text","text":"x","link":{"web_url":"","mobile_web_url":"http://no host"}}"""));
        assertThat(kakao.memos().get(0).unregisteredLinks()).containsExactly("http://no host");
    }

    @Test
    void userWithoutKakaoTalk() throws IOException {
        kakao.user().hasKakaoTalk(false);
        assertKapi(memo(token, TEXT), 400, -501);
        assertThat(kakao.memos()).isEmpty();
    }

    @Test
    void customTemplate() throws IOException {
        Map<String, String> form = Map.of("template_id", "12345", "template_args", "{\"result\":\"성공\"}");
        assertSent(post(CUSTOM, token, form));
        Memo memo = kakao.memos().get(0);
        assertThat(memo.kind()).isEqualTo(Memo.Kind.CUSTOM);
        assertThat(memo.content()).hasToString("{\"template_id\":12345,\"template_args\":{\"result\":\"성공\"}}");
        assertThat(memo.text()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"|{}", "abc|", "99999|", "12345|[]", "12345|'single'", "12345|{'a':'b'}"})
    void customTemplateIsRefused(String id, String arguments) throws IOException {
        Map<String, String> form = new HashMap<>();
        form.put("template_id", id);
        form.put("template_args", arguments);
        form.values().removeIf(Objects::isNull);
        assertKapi(post(CUSTOM, token, form), 400, -2);
        assertThat(kakao.memos()).isEmpty();
    }

    @Test
    void scrap() throws IOException {
        assertSent(post(SCRAP, token, Map.of("request_url", "https://jenkins.example.com/job/1")));
        assertSent(post(SCRAP, token, Map.of("request_url", "http://localhost:8080/", "template_id", "12345")));
        assertThat(kakao.memos()).extracting(Memo::kind).containsOnly(Memo.Kind.SCRAP);
        JsonNode last = kakao.memos().get(1).content();
        assertThat(last).hasToString("{\"request_url\":\"http://localhost:8080/\",\"template_id\":12345}");
    }

    @Test
    void scrapIsRefused() throws IOException {
        assertKapi(post(SCRAP, token, Map.of()), 400, -2);
        assertKapi(post(SCRAP, token, Map.of("request_url", "https://elsewhere.example.org/")), 400, -2);
        assertKapi(post(SCRAP, token, Map.of("request_url", "no url")), 400, -2);
        assertKapi(post(SCRAP, token, Map.of("request_url", "ftp://localhost/")), 400, -2);
        assertKapi(post(SCRAP, token, Map.of("request_url", "http://localhost/", "template_id", "1")), 400, -2);
        assertThat(kakao.memos()).isEmpty();
    }

    private static String text(String text) {
        return Json.object()
                .put("object_type", "text")
                .put("text", text)
                .set("link", Json.object())
                .toString();
    }
}
