package io.jenkins.plugins.kakaomemo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.emulator.EmulatorApp;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What {@code login} prints for a Jenkins, in place of keeping it. */
class PrintedLoginTest extends LoginFixture {

    @Test
    void configurationAsCodeIsAllThatStandardOutputHolds() {
        assertThat(run("login", "--port", port, "--print-casc")).isZero();

        Map<String, Map<String, ?>> yaml = new Yaml().load(out());
        assertThat(yaml.get("unclassified").toString()).isEqualTo("{kakaoMemo={credentialsId=kakao}}");
        assertThat(yaml.get("credentials").toString())
                .isEqualTo("{system={domainCredentials=[{credentials=[{kakaoAccount={scope=GLOBAL, id=kakao,"
                        + " description=KakaoTalk, restApiKey=${KAKAO_REST_API_KEY},"
                        + " clientSecret=${KAKAO_CLIENT_SECRET}, refreshToken=${KAKAO_REFRESH_TOKEN}}}]}]}}");
        assertThat(err()).contains("--print-secrets", "--keep");
        assertThat(folder()).doesNotExist();
        assertThat(kakao.requests()).as("a token that nobody gets").isEmpty();
    }

    @Test
    void configurationAsCodeOfAnAppWithoutSecret() {
        environment.remove("KAKAO_CLIENT_SECRET");

        assertThat(run("login", "--port", port, "--print-casc")).isZero();

        assertThat(out()).contains("restApiKey").doesNotContain("clientSecret", "CLIENT_SECRET");
    }

    @Test
    void secretsAreLinesOfTheirOwn() {
        assertThat(run("login", "--port", port, "--print-secrets")).isZero();

        assertThat(out().lines())
                .hasSize(4)
                .startsWith(
                        "# Values of the variables. Put them into the secret store of Jenkins, never into a repository:")
                .contains(
                        "KAKAO_REST_API_KEY=" + EmulatorApp.REST_API_KEY,
                        "KAKAO_CLIENT_SECRET=" + EmulatorApp.CLIENT_SECRET)
                .last()
                .asString()
                .matches("KAKAO_REFRESH_TOKEN=\\S{20,}");
        assertThat(err()).contains("belongs to that Jenkins");
        assertThat(folder()).doesNotExist();
    }

    @Test
    void bothInOne() {
        assertThat(run("login", "--port", port, "--print-casc", "--print-secrets"))
                .isZero();

        assertThat(out()).containsSubsequence("credentialsId: \"kakao\"\n", "# ", "KAKAO_REFRESH_TOKEN=");
        assertThat(folder()).doesNotExist();
    }

    @Test
    void isKeptHereAsWellWhereItIsAskedFor() throws Exception {
        assertThat(run("login", "--port", port, "--print-secrets", "--keep")).isZero();

        assertThat(out())
                .contains("KAKAO_REFRESH_TOKEN=" + file().grant().refreshToken().value());
        assertThat(run("send", "kept")).isZero();
    }

    @Test
    void accountThatIsKeptAlreadyStays() throws Exception {
        connect();
        var before = file().grant();

        assertThat(run("login", "--port", port, "--print-secrets")).isZero();

        assertThat(file().grant()).isEqualTo(before);
    }
}
