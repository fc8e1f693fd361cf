package io.jenkins.plugins.kakaomemo.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorSettings.Switch;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The emulator's controls for another process: forms in, JSON out.
 *
 * <ul>
 *   <li>{@code GET /emulator/state}: clock, counters, tokens (without their values) and memos
 *   <li>{@code POST /emulator/clock}: {@code advance=PT7H}
 *   <li>{@code POST /emulator/faults}: {@code path}, {@code fault} (the name of a factory of {@link Fault}),
 *       {@code status}, {@code code}, {@code delay=PT1S}, {@code times} (a number or {@code forever});
 *       {@code fault=clear} forgets them all
 *   <li>{@code POST /emulator/tokens}: {@code scopes}; issues tokens and returns them
 *   <li>{@code POST /emulator/unlink}
 *   <li>{@code POST /emulator/consent}: {@code scope}, {@code agreed=true|false}
 *   <li>{@code POST /emulator/app}: {@code clientSecret} (empty for off), {@code allowedIps}, {@code scopes},
 *       {@code redirectUris}, {@code linkDomains}, {@code loginEnabled}, {@code deactivated}, {@code autoConsent}
 *   <li>{@code POST /emulator/settings}: {@link EmulatorSettings.Switch} names with {@code true} or {@code false}
 * </ul>
 *
 * Lists are separated by commas. All of them are about the default user.
 */
final class Control {

    private final KakaoEmulator kakao;

    Control(KakaoEmulator kakao) {
        this.kakao = kakao;
    }

    void addTo(Routes routes) {
        routes.get("/emulator/state", call -> Answer.json(state()).with("Cache-Control", "no-store"));
        post(routes, "clock", form -> kakao.clock().advance(Duration.parse(required(form, "advance"))));
        post(routes, "faults", this::fault);
        post(routes, "unlink", form -> kakao.unlink(kakao.user()));
        post(routes, "consent", this::consent);
        post(routes, "app", this::app);
        post(
                routes,
                "settings",
                form -> form.asMap()
                        .forEach((name, value) ->
                                kakao.settings().set(Switch.valueOf(name), Boolean.parseBoolean(value))));
        routes.post("/emulator/tokens", call -> Answer.json(issueTokens(form(call))));
    }

    private void post(Routes routes, String name, Consumer<Form> action) {
        routes.post("/emulator/" + name, call -> {
            try {
                action.accept(form(call));
            } catch (IllegalArgumentException | DateTimeParseException e) {
                throw refused(e.getMessage());
            }
            return Answer.json(Json.object().put("now", now().toString()));
        });
    }

    private ObjectNode state() {
        ObjectNode state = Json.object().put("now", now().toString());
        state.putObject("app").put("name", kakao.app().name());
        state.putObject("user")
                .put("id", kakao.user().id())
                .put("nickname", kakao.user().nickname())
                .set("agreedScopes", Json.array(kakao.user().agreedScopes()));
        ObjectNode counters = state.putObject("counters")
                .put("connections", kakao.connections())
                .put("refreshes", kakao.refreshes());
        ObjectNode requests = counters.putObject("requests");
        kakao.requests()
                .forEach(request -> requests.put(
                        request.path(), requests.path(request.path()).asInt() + 1));
        state.set("accessTokens", tokens(kakao.tokens().accessTokens()));
        state.set("refreshTokens", tokens(kakao.tokens().refreshTokens()));
        ArrayNode memos = state.putArray("memos");
        kakao.memos().forEach(memo -> memos.add(memo.toJson()));
        return state;
    }

    private ArrayNode tokens(List<Token> tokens) {
        ArrayNode array = Json.array();
        tokens.stream()
                .filter(token -> token.isAlive(now()))
                .forEach(token -> array.addObject()
                        .put("user", token.user().id())
                        .put(
                                "ageSeconds",
                                Duration.between(token.issuedAt(), now()).toSeconds())
                        .put("leftSeconds", token.left(now()).toSeconds()));
        return array;
    }

    private ObjectNode issueTokens(Form form) {
        IssuedTokens tokens = form.get("scopes").isPresent()
                ? kakao.issueTokens(kakao.user(), list(form, "scopes").toList())
                : kakao.issueTokens();
        return Json.object()
                .put("access_token", tokens.accessToken())
                .put("refresh_token", tokens.refreshToken())
                .put("expires_in", Token.ACCESS_LIFE.toSeconds())
                .put("refresh_token_expires_in", Token.REFRESH_LIFE.toSeconds())
                .put("scope", String.join(" ", tokens.scopes()));
    }

    private void fault(Form form) {
        String name = required(form, "fault");
        if (name.equals("clear")) {
            kakao.faults().clear();
            return;
        }
        Fault fault = fault(name, form);
        String times = form.get("times").orElse("1");
        kakao.faults()
                .next(
                        required(form, "path"),
                        times.equals("forever") ? fault.forever() : fault.times(Integer.parseInt(times)));
    }

    private static Fault fault(String name, Form form) {
        return switch (name) {
            case "status" -> Fault.status(number(form, "status"));
            case "kapi" -> Fault.kapi(number(form, "status"), number(form, "code"));
            case "kauth" -> Fault.kauth(number(form, "status"), required(form, "code"));
            case "html" -> Fault.html(number(form, "status"));
            case "empty" -> Fault.empty(number(form, "status"));
            case "resetBeforeBody" -> Fault.resetBeforeBody();
            case "resetAfterBody" -> Fault.resetAfterBody();
            case "hang" -> Fault.hang();
            case "delay" -> Fault.delay(duration(form));
            case "lateAfterRecording" -> Fault.lateAfterRecording(duration(form));
            case "lostAfterRecording" -> Fault.lostAfterRecording();
            case "truncated" -> Fault.truncated();
            case "oversized" -> Fault.oversized();
            default -> throw refused("unknown fault " + name);
        };
    }

    private void consent(Form form) {
        String scope = required(form, "scope");
        if (Boolean.parseBoolean(required(form, "agreed"))) {
            kakao.agree(kakao.user(), scope);
        } else {
            kakao.withdrawConsent(kakao.user(), scope);
        }
    }

    private void app(Form form) {
        EmulatorApp app = kakao.app();
        form.get("clientSecret").ifPresent(secret -> app.clientSecret(secret.isEmpty() ? null : secret));
        form.get("loginEnabled").map(Boolean::valueOf).ifPresent(app::loginEnabled);
        form.get("deactivated").map(Boolean::valueOf).ifPresent(app::deactivated);
        form.get("autoConsent").map(Boolean::valueOf).ifPresent(kakao::autoConsent);
        setList(form, "allowedIps", app::allowedIps);
        setList(form, "scopes", app::scopes);
        setList(form, "redirectUris", app::redirectUris);
        setList(form, "linkDomains", app::linkDomains);
    }

    private static void setList(Form form, String name, Consumer<String[]> setter) {
        if (form.get(name).isPresent()) {
            setter.accept(list(form, name).toArray(String[]::new));
        }
    }

    private static Stream<String> list(Form form, String name) {
        return Stream.of(required(form, name).split(",")).filter(value -> !value.isEmpty());
    }

    private static int number(Form form, String name) {
        return Integer.parseInt(required(form, name));
    }

    private static Duration duration(Form form) {
        return Duration.parse(required(form, "delay"));
    }

    private static String required(Form form, String name) {
        return form.get(name).orElseThrow(() -> refused(name + " is missing"));
    }

    private static Form form(Call call) {
        return call.body().length == 0
                ? Form.parseQuery("")
                : call.form().orElseThrow(() -> refused("the body is not a form in UTF-8"));
    }

    private static Refusal refused(String reason) {
        return new Refusal(Answer.json(400, Json.object().put("error", reason)));
    }

    private Instant now() {
        return kakao.clock().instant();
    }
}
