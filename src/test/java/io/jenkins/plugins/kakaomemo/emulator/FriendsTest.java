package io.jenkins.plugins.kakaomemo.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorSettings.Switch;
import io.jenkins.plugins.kakaomemo.emulator.MessageQuotas.Quota;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FriendsTest extends EmulatorTest {

    private static final String LIST = "/v1/api/talk/friends";
    private static final String SEND = "/v1/api/talk/friends/message/default/send";

    private final EmulatorUser ryan = kakao.user();
    private final EmulatorUser apeach = ryan.friends().get(0);
    private final EmulatorUser muzi = ryan.friends().get(1);
    private final String token =
            kakao.issueTokens(ryan, List.of("talk_message", "friends")).accessToken();

    @Test
    void list() throws IOException {
        JsonNode answer = json(get(LIST, token));
        assertThat(answer.path("elements").findValuesAsText("profile_nickname")).containsExactly("무지", "어피치");
        assertThat(answer.path("elements").get(1).path("uuid").asText()).isEqualTo(apeach.uuid());
        assertThat(answer.path("elements").get(1).path("id").asLong()).isEqualTo(apeach.id());
        assertThat(answer.path("elements").get(1).path("allowed_msg").asBoolean())
                .isTrue();
        assertThat(answer.path("total_count").asInt()).isEqualTo(2);
        assertThat(answer.path("favorite_count").asInt()).isZero();
        assertThat(answer.path("before_url").isNull()).isTrue();
        assertThat(answer.path("after_url").isNull()).isTrue();
    }

    @Test
    void listInPages() throws IOException {
        JsonNode first = json(get(LIST + "?limit=1", token));
        assertThat(first.path("elements").findValuesAsText("profile_nickname")).containsExactly("무지");
        assertThat(first.path("after_url").asText()).endsWith(LIST + "?offset=1&limit=1");
        JsonNode second = json(get(LIST + "?offset=1&limit=1", token));
        assertThat(second.path("elements")).hasSize(1);
        assertThat(second.path("before_url").asText()).endsWith(LIST + "?offset=0&limit=1");
    }

    @Test
    void onlyFriendsWhoAgreedAreListed() throws IOException {
        kakao.withdrawConsent(muzi, "friends");
        assertThat(json(get(LIST, token)).path("elements").findValuesAsText("profile_nickname"))
                .containsExactly("어피치");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=101", "limit=x", "offset=-1"})
    void listParameterIsWrong(String query) throws IOException {
        assertKapi(get(LIST + "?" + query, token), 400, -2);
    }

    @Test
    void friendsAreNotAgreedToNotSwitchedOnOrNotPermitted() throws IOException {
        kakao.withdrawConsent(ryan, "friends");
        HttpResponse<String> answer = get(LIST, token);
        assertKapi(answer, 403, -402);
        assertThat(json(answer).path("required_scopes")).isEqualTo(json("[\"friends\"]"));
        kakao.agree(ryan, "friends");
        kakao.app().friendsPermission(false);
        assertKapi(get(LIST, token), 403, -5);
        assertKapi(send(apeach.uuid()), 403, -5);
        kakao.app().scopes("talk_message");
        assertKapi(get(LIST, token), 403, -3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "{}",
                "[]",
                "[1]",
                "[\"unknown\"]",
                "[\"uuid-1234567891\",\"unknown\"]",
                "[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\"]"
            })
    void receiversAreWrong(String receivers) throws IOException {
        HttpResponse<String> answer = post(SEND, token, Map.of("receiver_uuids", receivers, "template_object", TEXT));
        assertKapi(answer, 400, -2);
        assertThat(json(answer).path("msg").asText()).contains("[receiver_uuids]");
        assertKapi(post(SEND, token, Map.of("template_object", TEXT)), 400, -2);
    }

    @Test
    void senderIsAmongTheReceivers() throws IOException {
        HttpResponse<String> answer = send(apeach.uuid(), ryan.uuid());
        assertKapi(answer, 400, -2);
        assertThat(json(answer).path("msg").asText())
                .isEqualTo("Cannot contain a receiver who is identical to the sender in multicast mode.");
        assertThat(kakao.memos()).isEmpty();
    }

    @Test
    void scopesAndTemplateAreCheckedAsForMemos() throws IOException {
        String uuids = "[\"" + apeach.uuid() + "\"]";
        assertKapi(post(SEND, token, Map.of("receiver_uuids", uuids)), 400, -2);
        assertKapi(post(SEND, token, Map.of("receiver_uuids", uuids, "template_object", "{}")), 400, -2);
        kakao.withdrawConsent(ryan, "talk_message");
        HttpResponse<String> answer = send(apeach.uuid());
        assertKapi(answer, 403, -402);
        assertThat(json(answer).path("required_scopes")).isEqualTo(json("[\"talk_message\"]"));
        kakao.app().scopes("friends");
        assertKapi(send(apeach.uuid()), 403, -3);
    }

    @Test
    void allReceiversGetIt() throws IOException {
        HttpResponse<String> answer = send(apeach.uuid(), muzi.uuid());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer))
                .isEqualTo(json("{\"successful_receiver_uuids\":[\"uuid-1234567891\",\"uuid-1234567892\"]}"));
        assertThat(kakao.memos()).extracting(Memo::receiver).containsExactly(apeach, muzi);
        assertThat(kakao.memos())
                .allMatch(Memo::isToFriend)
                .extracting(Memo::user)
                .containsOnly(ryan);
    }

    @ParameterizedTest
    @CsvSource({"-501", "-502", "-530", "-532", "-533", "-536"})
    void aReceiverFailsAlone(int code) throws IOException {
        fail(muzi, code);
        if (code == -532) {
            kakao.quotas().limit(Quota.SENDER, 1);
        }
        HttpResponse<String> answer = send(apeach.uuid(), muzi.uuid());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("successful_receiver_uuids")).isEqualTo(json("[\"uuid-1234567891\"]"));
        JsonNode failure = json(answer).path("failure_info").get(0);
        assertThat(failure.path("code").asInt()).isEqualTo(code);
        assertThat(failure.path("msg").asText()).isNotEmpty();
        assertThat(failure.path("receiver_uuids")).isEqualTo(json("[\"uuid-1234567892\"]"));
    }

    @ParameterizedTest
    @CsvSource({"-501", "-502", "-530", "-532", "-533", "-536"})
    void allReceiversFail(int code) throws IOException {
        fail(muzi, code);
        if (code == -532) {
            kakao.quotas().limit(Quota.SENDER, 0);
        }
        assertKapi(send(muzi.uuid()), 400, code);
        kakao.settings().set(Switch.ALL_FAILED_IS_200, true);
        HttpResponse<String> answer = send(muzi.uuid());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("successful_receiver_uuids")).isEmpty();
        assertThat(json(answer).at("/failure_info/0/code").asInt()).isEqualTo(code);
    }

    @Test
    void customTemplateAndScrap() throws IOException {
        String uuids = "[\"" + apeach.uuid() + "\"]";
        String root = "/v1/api/talk/friends/message/";
        post(root + "send", token, Map.of("receiver_uuids", uuids, "template_id", "12345"));
        post(root + "scrap/send", token, Map.of("receiver_uuids", uuids, "request_url", "http://localhost/"));
        assertThat(kakao.memos()).extracting(Memo::kind).containsExactly(Memo.Kind.CUSTOM, Memo.Kind.SCRAP);
        assertKapi(post(root + "send", token, Map.of("receiver_uuids", uuids)), 400, -2);
        assertKapi(post(root + "scrap/send", token, Map.of("receiver_uuids", uuids)), 400, -2);
    }

    /** Makes messages to a receiver fail; -532 is up to the sender. */
    private void fail(EmulatorUser receiver, int code) throws IOException {
        switch (code) {
            case -501 -> receiver.hasKakaoTalk(false);
            case -502 -> ryan.unfriend(receiver);
            case -530 -> receiver.receivesMessages(false);
            case -533 -> {
                kakao.quotas().limit(Quota.RECEIVER, 1);
                assertThat(send(receiver.uuid()).statusCode()).isEqualTo(200);
            }
            case -536 -> {
                kakao.quotas().limit(Quota.PAIR, 1);
                assertThat(send(receiver.uuid()).statusCode()).isEqualTo(200);
            }
            default -> assertThat(code).isEqualTo(-532);
        }
    }

    private HttpResponse<String> send(String... uuids) throws IOException {
        String receivers = Json.array(List.of(uuids)).toString();
        return post(SEND, token, Map.of("receiver_uuids", receivers, "template_object", TEXT));
    }
}
