package io.jenkins.plugins.kakaomemo.emulator;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code GET /oauth/authorize}: asks the user whom the browser is logged in as for consent in the browser. The consent page posts the decision
 * back to the same path.
 *
 * @see <a href="https://developers.kakao.com/docs/latest/ko/kakaologin/rest-api#request-code">Get authorization code</a>
 */
final class AuthorizeEndpoint {

    static final String PATH = "/oauth/authorize";

    private final KakaoEmulator kakao;

    AuthorizeEndpoint(KakaoEmulator kakao) {
        this.kakao = kakao;
    }

    void addTo(Routes routes) {
        routes.get(PATH, this::ask);
        routes.post(PATH, this::decide);
    }

    private Answer ask(Call call) {
        Form request = call.query();
        List<String> scopes = check(request);
        return kakao.autoConsent() ? consent(request, scopes) : ConsentPage.ask(kakao, request, scopes);
    }

    private Answer decide(Call call) {
        Form decision = call.form().orElse(Form.parseQuery(""));
        List<String> scopes = check(decision);
        if (!decision.get("decision").equals(Optional.of("agree"))) {
            return back(decision, "error=access_denied&error_description=User%20denied%20access");
        }
        return consent(
                decision,
                scopes.stream().filter(decision.all("agreed")::contains).toList());
    }

    private Answer consent(Form request, List<String> scopes) {
        String code = kakao.tokens().randomValue();
        kakao.codes()
                .add(
                        code,
                        kakao.app().restApiKey(),
                        request.get("redirect_uri").orElseThrow(),
                        kakao.loggedIn(),
                        scopes);
        return back(request, "code=" + code);
    }

    /** The scopes to ask for, after every check that ends in an error page. */
    private List<String> check(Form request) {
        EmulatorApp app = kakao.app();
        if (request.get("client_id").filter(app::isClient).isEmpty()) {
            throw page("KOE101", "앱 키가 없거나 올바르지 않습니다. (The REST API key is missing or wrong.)");
        }
        if (request.get("redirect_uri").filter(app::isRedirectUri).isEmpty()) {
            throw page("KOE006", "등록하지 않은 리다이렉트 URI입니다. (The redirect URI is not registered.)");
        }
        String responseType = request.get("response_type").orElse("");
        if (!responseType.equals("code")) {
            throw page(
                    responseType.equals("token") ? "KOE202" : "KOE201",
                    "response_type은 code여야 합니다. (The response_type must be code.)");
        }
        List<String> scopes = requestedScopes(request);
        if (!app.scopes().containsAll(scopes)) {
            throw page("KOE205", "동의항목에 설정하지 않은 scope입니다. (A consent item is turned off in the app.)");
        }
        return scopes;
    }

    private List<String> requestedScopes(Form request) {
        List<String> requested = Stream.of(request.get("scope").orElse("").split("[, ]"))
                .filter(scope -> !scope.isEmpty())
                .distinct()
                .toList();
        return requested.isEmpty() ? kakao.app().scopes() : requested;
    }

    private static Answer back(Form request, String result) {
        String state = request.get("state")
                .map(value -> "&state=" + URLEncoder.encode(value, StandardCharsets.UTF_8))
                .orElse("");
        return Answer.redirect(request.get("redirect_uri").orElseThrow() + "?" + result + state);
    }

    private static Refusal page(String code, String reason) {
        return new Refusal(ConsentPage.error(code, reason));
    }
}
