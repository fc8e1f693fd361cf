package io.jenkins.plugins.kakaomemo.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;

/**
 * {@code GET /v1/api/talk/friends}: the friends who use the same app and agreed to {@code friends}.
 *
 * @see <a href="https://developers.kakao.com/docs/latest/ko/kakaotalk-social/rest-api">KakaoTalk Social: REST API</a>
 */
final class FriendsList {

    private static final String PATH = "/v1/api/talk/friends";
    private static final int MAX_LIMIT = 100;

    private final KakaoEmulator kakao;
    private final BearerAuthentication bearer;
    private final ScopeCheck scopes;

    FriendsList(KakaoEmulator kakao, BearerAuthentication bearer) {
        this.kakao = kakao;
        this.bearer = bearer;
        this.scopes = new ScopeCheck(kakao);
    }

    void addTo(Routes routes) {
        routes.get(PATH, this::list);
    }

    private Answer list(Call call) {
        Token token = bearer.require(call);
        scopes.require(token, "TALK_FRIENDS", "friends");
        if (!kakao.app().friendsPermission()) {
            throw Refusal.kapi(403, -5, "the app has no permission for this API");
        }
        int offset = number(call, "offset", 0, Integer.MAX_VALUE);
        int limit = number(call, "limit", 10, MAX_LIMIT);
        List<EmulatorUser> friends = token.user().friends().stream()
                .filter(friend -> friend.agreedScopes().contains("friends"))
                .sorted(Comparator.comparing(EmulatorUser::nickname))
                .toList();
        ObjectNode answer = Json.object();
        ArrayNode elements = answer.putArray("elements");
        friends.stream().skip(offset).limit(limit).forEach(friend -> elements.add(element(friend)));
        answer.put("total_count", friends.size()).put("favorite_count", 0);
        answer.put("before_url", offset > 0 ? page(Math.max(0, offset - limit), limit) : null);
        answer.put("after_url", offset + limit < friends.size() ? page(offset + limit, limit) : null);
        return Answer.json(answer);
    }

    private String page(int offset, int limit) {
        return kakao.apiBaseUrl() + PATH + "?offset=" + offset + "&limit=" + limit;
    }

    private static ObjectNode element(EmulatorUser friend) {
        return Json.object()
                .put("id", friend.id())
                .put("uuid", friend.uuid())
                .put("favorite", false)
                .put("profile_nickname", friend.nickname())
                .put("profile_thumbnail_image", "")
                .put("allowed_msg", friend.receivesMessages());
    }

    private static int number(Call call, String name, int standard, int max) {
        try {
            int value = call.query().get(name).map(Integer::parseInt).orElse(standard);
            if (value >= 0 && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // refused below like a number out of range
        }
        throw Refusal.parameter(name + " is not a number between 0 and " + max);
    }
}
