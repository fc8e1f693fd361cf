package io.jenkins.plugins.kakaomemo.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;

/**
 * The emulator's controls for another process, about the default user where no other is named.
 *
 * <ul>
 *   <li>{@code GET /emulator/state}: the time, the names of app and user, and the memos
 *   <li>{@code POST /emulator/tokens}: issues tokens to whom the browser is logged in as, with every consent
 *   <li>{@code POST /emulator/clock}: moves the time forward; form with {@code advance=PT7H}
 *   <li>{@code POST /emulator/unlink}: ends the user's connection with the app
 *   <li>{@code POST /emulator/faults}: answers the next request of a path with a status; form with {@code path} and {@code
 *       status}
 *   <li>{@code POST /emulator/users}: adds a user; form with {@code nickname}
 *   <li>{@code POST /emulator/login}: logs the browser in as another user; form with the {@code user}'s number
 *   <li>{@code POST /emulator/friends}: makes two users friends of each other; form with {@code user} and {@code friend}
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
        addUsersTo(routes);
        routes.post("/emulator/unlink", call -> {
            kakao.unlink(kakao.user());
            return Answer.json(now());
        });
        routes.post("/emulator/faults", call -> {
            kakao.faults().next(field(call, "path"), Fault.status(status(call)));
            return Answer.json(now());
        });
    }

    private void addUsersTo(Routes routes) {
        routes.post("/emulator/users", call -> {
            long id = kakao.user().id() + kakao.users().size() + 100;
            return Answer.json(toJson(kakao.addUser(id, field(call, "nickname"))));
        });
        routes.post("/emulator/login", call -> {
            kakao.logIn(user(call, "user"));
            return Answer.json(toJson(kakao.loggedIn()));
        });
        routes.post("/emulator/friends", call -> {
            EmulatorUser one = user(call, "user");
            EmulatorUser other = user(call, "friend");
            one.befriend(other);
            other.befriend(one);
            return Answer.json(toJson(one));
        });
    }

    private EmulatorUser user(Call call, String field) {
        return form(call)
                .get(field)
                .filter(id -> id.matches("\\d{1,18}"))
                .flatMap(id -> kakao.user(Long.parseLong(id)))
                .orElseThrow(() -> refused(field + " is not the number of a user"));
    }

    private static int status(Call call) {
        String status = field(call, "status");
        if (!status.matches("[45]\\d\\d")) {
            throw refused("status is none of 400 to 599");
        }
        return Integer.parseInt(status);
    }

    private static String field(Call call, String name) {
        return form(call).get(name).orElseThrow(() -> refused(name + " is missing"));
    }

    private static Form form(Call call) {
        return call.form().orElse(Form.parseQuery(""));
    }

    private static Refusal refused(String reason) {
        return new Refusal(Answer.json(400, Json.object().put("error", reason)));
    }

    private static ObjectNode toJson(EmulatorUser user) {
        return Json.object().put("id", user.id()).put("nickname", user.nickname());
    }

    private ObjectNode now() {
        return Json.object().put("now", kakao.clock().instant().toString());
    }

    private ObjectNode state() {
        ObjectNode state = now();
        state.putObject("app").put("name", kakao.app().name());
        state.set("user", toJson(kakao.user()));
        ArrayNode users = state.putArray("users");
        kakao.users().forEach(user -> users.add(toJson(user)));
        ArrayNode memos = state.putArray("memos");
        kakao.memos().forEach(memo -> memos.add(memo.toJson()));
        return state;
    }

    private JsonNode issueTokens() {
        IssuedTokens tokens = kakao.issueTokens(kakao.loggedIn(), kakao.app().scopes());
        return Json.object().put("access_token", tokens.accessToken()).put("refresh_token", tokens.refreshToken());
    }

    private void advance(Call call) {
        try {
            String step = call.form().flatMap(form -> form.get("advance")).orElse("");
            kakao.clock().advance(Duration.parse(step));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw refused(e.getMessage());
        }
    }
}
