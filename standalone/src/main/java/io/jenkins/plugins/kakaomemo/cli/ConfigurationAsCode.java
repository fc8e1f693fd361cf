package io.jenkins.plugins.kakaomemo.cli;

import io.jenkins.plugins.kakaomemo.kakao.KakaoApp;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import java.io.PrintStream;

/**
 * The account in the YAML of Jenkins Configuration as Code, which holds no secrets, and the values of its variables, for
 * a secret store.
 *
 * @see <a href="https://plugins.jenkins.io/configuration-as-code/">Configuration as Code plugin</a>
 */
final class ConfigurationAsCode {

    private static final String BEFORE_SECRET = """
            credentials:
              system:
                domainCredentials:
                  - credentials:
                      - kakaoAccount:
                          scope: GLOBAL
                          id: "kakao"
                          description: "KakaoTalk"
                          restApiKey: "${KAKAO_REST_API_KEY}"
            """;

    private static final String SECRET = """
                          clientSecret: "${KAKAO_CLIENT_SECRET}"
            """;

    private static final String AFTER_SECRET = """
                          refreshToken: "${KAKAO_REFRESH_TOKEN}"
            unclassified:
              kakaoMemo:
                credentialsId: "kakao"
            """;

    private final KakaoApp app;

    ConfigurationAsCode(KakaoApp app) {
        this.app = app;
    }

    void print(PrintStream out) {
        out.print(BEFORE_SECRET + (app.clientSecret() == null ? "" : SECRET) + AFTER_SECRET);
    }

    /** One line for each variable, after a comment. */
    void printSecrets(PrintStream out, RefreshToken refreshToken) {
        out.println("# " + Messages.get("casc.variables"));
        variable(out, "KAKAO_REST_API_KEY", app.restApiKey());
        if (app.clientSecret() != null) {
            variable(out, "KAKAO_CLIENT_SECRET", app.clientSecret());
        }
        variable(out, "KAKAO_REFRESH_TOKEN", refreshToken.value());
    }

    private static void variable(PrintStream out, String name, String value) {
        out.println(name + "=" + value);
    }
}
