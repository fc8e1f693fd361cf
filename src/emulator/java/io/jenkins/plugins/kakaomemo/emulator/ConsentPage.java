package io.jenkins.plugins.kakaomemo.emulator;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The pages a browser sees on the way to a code: the question and the errors. */
final class ConsentPage {

    private ConsentPage() {}

    static Answer ask(KakaoEmulator kakao, Form request, List<String> scopes) {
        return Resources.page(
                200,
                "consent.html",
                Map.of(
                        "app", Resources.escape(kakao.app().name()),
                        "user", Resources.escape(kakao.loggedIn().nickname()),
                        "scopes", scopes.stream().map(ConsentPage::checkBox).collect(Collectors.joining()),
                        "request",
                                request.asMap().entrySet().stream()
                                        .map(field -> hidden(field.getKey(), field.getValue()))
                                        .collect(Collectors.joining())));
    }

    static Answer error(String code, String reason) {
        return Resources.page(
                400, "error.html", Map.of("code", Resources.escape(code), "reason", Resources.escape(reason)));
    }

    private static String checkBox(String scope) {
        return """
                <li><label><input type="checkbox" name="agreed" value="%s" checked> %s <code>%s</code></label></li>
                """.formatted(Resources.escape(scope), Resources.escape(ScopeNames.of(scope)), Resources.escape(scope));
    }

    private static String hidden(String name, String value) {
        return """
                <input type="hidden" name="%s" value="%s">
                """.formatted(Resources.escape(name), Resources.escape(value));
    }
}
