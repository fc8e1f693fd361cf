package io.jenkins.plugins.kakaomemo.kakao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.jenkins.plugins.kakaomemo.emulator.EmulatorApp;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorUser;
import io.jenkins.plugins.kakaomemo.kakao.Friends.Friend;
import io.jenkins.plugins.kakaomemo.kakao.template.CustomTemplate;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.TextTemplate;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import io.jenkins.plugins.kakaomemo.kakao.template.Scrap;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KakaoClientTest extends KakaoTest {

    @Test
    void tellsWhoseATokenIsAndHowLongItLives() throws Exception {
        AccessToken token = accessToken();
        kakao.clock().advance(Duration.ofHours(1));

        assertThat(client.accessTokenInfo(token))
                .isEqualTo(new AccessTokenInfo(kakao.user().id(), ACCESS_TOKEN_LIFE.minusHours(1), EmulatorApp.APP_ID));
    }

    @Test
    void tellsWhatTheUserAgreedTo() throws Exception {
        AccessToken token = accessToken();
        assertThat(client.isTalkMessageAgreed(token)).isTrue();

        kakao.withdrawConsent(kakao.user(), ConsentItem.TALK_MESSAGE);
        assertThat(client.isTalkMessageAgreed(token)).isFalse();
        assertThat(client.scopes(token))
                .contains(new ConsentItem(ConsentItem.TALK_MESSAGE, false))
                .contains(new ConsentItem("profile_nickname", true));
    }

    @Test
    void endsTheConnection() throws Exception {
        Grant grant = newGrant();
        AccessToken token = client.refresh(APP, grant.refreshToken()).accessToken();

        client.unlink(token);

        assertThatExceptionOfType(KakaoException.TokenExpired.class).isThrownBy(() -> client.accessTokenInfo(token));
        assertThatExceptionOfType(KakaoException.ConnectionEnded.class)
                .isThrownBy(() -> client.refresh(APP, grant.refreshToken()));
    }

    @ParameterizedTest
    @MethodSource
    void sendsEveryKindOfMemo(Memo memo, String path, String expectedContent) throws Exception {
        client.sendMemo(accessToken(), memo);

        assertThat(kakao.requests())
                .hasSize(1)
                .allMatch(request -> request.path().equals(path));
        assertThat(kakao.memos()).hasSize(1).allSatisfy(sent -> {
            assertThat(sent.kind()).hasToString(memo.kind().toString());
            assertThat(sent.content()).hasToString(expectedContent);
        });
    }

    static Stream<Arguments> sendsEveryKindOfMemo() {
        return Stream.of(
                arguments(DONE, SEND, "{\"object_type\":\"text\",\"text\":\"build done\",\"link\":{}}"),
                arguments(
                        new CustomTemplate(EmulatorApp.TEMPLATE_ID, Map.of("result", "성공")),
                        "/v2/api/talk/memo/send",
                        "{\"template_id\":12345,\"template_args\":{\"result\":\"성공\"}}"),
                arguments(
                        new Scrap("https://jenkins.example.com/job/app/42/", null, null),
                        "/v2/api/talk/memo/scrap/send",
                        "{\"request_url\":\"https://jenkins.example.com/job/app/42/\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "빌드가 끝났습니다",
                "👨‍👩‍👧‍👦 🎉 👍🏽",
                "a&b=c+d%20 e;f",
                "one\ntwo\ttabs",
                "\"quoted\" 'too' \\n \\u0041",
                "ㅎㅏㄴ \u1112\u1161\u11AB",
                "<b>&amp;</b> #?/:@",
                "  spaces  "
            })
    void sendsTextsUnchanged(String text) throws Exception {
        client.sendMemo(accessToken(), new TextTemplate(text, Link.NONE, null, null));

        assertThat(kakao.memos()).extracting(sent -> sent.text()).containsExactly(text);
    }

    @Test
    void needsTheConsentToMessages() {
        AccessToken token = accessToken();
        kakao.withdrawConsent(kakao.user(), ConsentItem.TALK_MESSAGE);

        assertThatExceptionOfType(KakaoException.ConsentMissing.class)
                .isThrownBy(() -> client.sendMemo(token, DONE))
                .matches(e -> e.code().equals("-402"));
    }

    @Test
    void listsFriendsPageByPage() throws Exception {
        AccessToken token = tokenForFriends();
        List<Friend> all = List.of(
                new Friend(1234567892, "uuid-1234567892", "무지"), new Friend(1234567891, "uuid-1234567891", "어피치"));

        assertThat(client.friends(token, 0, 100)).isEqualTo(new Friends(all, 2));
        assertThat(client.friends(token, 0, 1)).isEqualTo(new Friends(all.subList(0, 1), 2));
        assertThat(client.friends(token, 1, 1)).isEqualTo(new Friends(all.subList(1, 2), 2));
        assertThat(client.friends(token, 2, 1)).isEqualTo(new Friends(List.of(), 2));
    }

    @Test
    void needsTheConsentToFriends() {
        assertThatExceptionOfType(KakaoException.FriendsNotPermitted.class)
                .isThrownBy(() -> client.friends(accessToken(), 0, 10))
                .matches(e -> e.code().equals("-402"));
    }

    @ParameterizedTest
    @MethodSource
    void sendsEveryKindOfMessageToFriends(Memo memo) throws Exception {
        List<String> friends = uuidsOfFriends();

        assertThat(client.sendToFriends(tokenForFriends(), friends, memo)).isEmpty();
        assertThat(kakao.memos()).hasSize(2).allSatisfy(sent -> {
            assertThat(sent.isToFriend()).isTrue();
            assertThat(sent.kind()).hasToString(memo.kind().toString());
        });
    }

    static Stream<Memo> sendsEveryKindOfMessageToFriends() {
        return sendsEveryKindOfMemo().map(arguments -> (Memo) arguments.get()[0]);
    }

    @Test
    void tellsHowManyFriendsWereNotReached() throws Exception {
        kakao.user().friends().get(0).receivesMessages(false);

        assertThat(client.sendToFriends(tokenForFriends(), uuidsOfFriends(), DONE))
                .get()
                .isInstanceOf(KakaoException.FriendsNotReached.class)
                .extracting(e -> e.explanation().details())
                .isEqualTo(List.of("-530/1"));
        assertThat(kakao.memos())
                .singleElement()
                .satisfies(sent -> assertThat(sent.isToFriend()).isTrue());
    }

    @Test
    void failsIfNoFriendIsReached() {
        kakao.user().friends().forEach(friend -> friend.receivesMessages(false));
        AccessToken token = tokenForFriends();

        assertThatExceptionOfType(KakaoException.Refused.class)
                .isThrownBy(() -> client.sendToFriends(token, uuidsOfFriends(), DONE))
                .matches(e -> e.code().equals("-530"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6})
    void sendsToNoMoreFriendsThanKakaoTakes(int friends) {
        List<String> uuids = Collections.nCopies(friends, "uuid");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.sendToFriends(accessToken(), uuids, DONE))
                .withMessageContaining("1 to 5, not " + friends);
        assertThat(kakao.requests()).isEmpty();
    }

    private AccessToken tokenForFriends() {
        return accessToken(kakao.issueTokens(kakao.user(), List.of("talk_message", "friends")));
    }

    private List<String> uuidsOfFriends() {
        return kakao.user().friends().stream().map(EmulatorUser::uuid).toList();
    }
}
