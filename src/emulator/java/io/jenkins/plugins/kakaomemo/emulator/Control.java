package io.jenkins.plugins.kakaomemo.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;

/**
 * The emulator's controls for another process, all of them about the default user.
 *
 * <ul>
 *   <li>{@code GET /emulator/state}: the time, the names of app and user, and the memos
 *   <li>{@code POST /emulator/tokens}: issues tokens
 *   <li>{@code POST /emulator/clock}: moves the time forward; form with {@code advance=PT7H}
 *   <li>{@code POST /emulator/unlink}: ends the user's connection with the app
 * </ul>
 */
final class Control {

    private final KakaoEmulator kakao;

    Control(KakaoEmulator kakao) {
        this.kakao = kakao;
    }

    void addTo(Routes routes) {
        routes.get("/emulator/state", call -> Answer.json(state()).with("Cache-Control", "no-store"));
        routes.post("/emulator/tokens", call -> Answer.json(issueTokens()));
        routes.post("/emulator/clock", call -> {
            advance(call);
            return Answer.json(now());
        });
        routes.post("/emulator/unlink", call -> {
            kakao.unlink(kakao.user());
            return Answer.json(now());
        });
    }

    private ObjectNode now() {
        return Json.object().put("now", kakao.clock().instant().toString());
    }

    private ObjectNode state() {
        ObjectNode state = now();
        state.putObject("app").put("name", kakao.app().name());
        state.putObject("user")
                .put("id", kakao.user().id())
                .put("nickname", kakao.user().nickname());
        ArrayNode memos = state.putArray("memos");
        kakao.memos().forEach(memo -> memos.add(memo.toJson()));
        return state;
    }

    private JsonNode issueTokens() {
        IssuedTokens tokens = kakao.issueTokens();
        return Json.object().put("access_token", tokens.accessToken()).put("refresh_token", tokens.refreshToken());
    }

    private void advance(Call call) {
        try {
            String step = call.form().flatMap(form -> form.get("advance")).orElse("");
            kakao.clock().advance(Duration.parse(step));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Refusal(Answer.json(400, Json.object().put("error", e.getMessage())));
        }
    }
}
