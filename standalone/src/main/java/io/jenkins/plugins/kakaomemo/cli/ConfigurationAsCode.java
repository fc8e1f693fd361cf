package io.jenkins.plugins.kakaomemo.cli;

import io.jenkins.plugins.kakaomemo.kakao.Grant;
import java.io.PrintStream;

/**
 * The account in the YAML of Jenkins Configuration as Code, which holds no secrets, and after it the values of its
 * variables, for a secret store.
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

    private final Grant grant;

    ConfigurationAsCode(Grant grant) {
        this.grant = grant;
    }

    void print(PrintStream out) {
        String secret = grant.app().clientSecret();
        out.print(BEFORE_SECRET + (secret == null ? "" : SECRET) + AFTER_SECRET);
        out.println();
        out.println("# " + Messages.get("casc.variables"));
        variable(out, "KAKAO_REST_API_KEY", grant.app().restApiKey());
        if (secret != null) {
            variable(out, "KAKAO_CLIENT_SECRET", secret);
        }
        variable(out, "KAKAO_REFRESH_TOKEN", grant.refreshToken().value());
    }

    private static void variable(PrintStream out, String name, String value) {
        out.println(name + "=" + value);
    }
}
