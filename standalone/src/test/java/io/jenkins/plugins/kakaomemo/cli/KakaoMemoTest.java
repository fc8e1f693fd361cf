package io.jenkins.plugins.kakaomemo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.kakao.KakaoEndpoints;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.util.DefaultLocale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KakaoMemoTest extends CommandLineFixture {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                          | subcommand
                    sned x                                      | sned
                    send build done                             | quotes
                    send x --button Open                        | --button
                    send x --link ftp://host/                   | --link
                    send x --link nonsense                      | --link
                    send x --template a.json                    | --template
                    send --link http://a/ --template a.json     | --template
                    send --template missing.json                | --template
                    send x --overflow cut                       | --overflow
                    send --overflow fail --template a.json      | --template
                    send --emulator https://kapi.kakao.com x    | --emulator
                    send --emulator http://192.168.0.1 x        | --emulator
                    send --emulator localhost x                 | --emulator
                    login --port 0                              | --port
                    login --port 65536                          | --port
                    login --port x                              | --port
                    login --rest-api-key                        | --rest-api-key
                    login --browser                             | --browser
                    emulator --port -1                          | --port
                    status extra                                | too many
                    demo --twice                                | --twice
                    """)
    void badInputGetsOneLineThatNamesIt(String line, String name) throws Exception {
        connect();

        int status = runAsTyped(line == null || line.isEmpty() ? new String[0] : line.split(" +"));

        assertThat(status).isEqualTo(ExitStatus.USAGE);
        assertThat(err()).hasLineCount(1).startsWith("kakao-memo: ").contains(name, " --help)");
        assertThat(out()).isEmpty();
        assertThat(kakao.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "sned x, send",
        "stauts, status",
        "logn, login",
        "send x --ovreflow fail, --overflow",
        "login --client-secrt=x, --client-secret"
    })
    void misspeltNameBringsTheOneThatWasMeant(String line, String meant) {
        assertThat(runAsTyped(line.split(" "))).isEqualTo(ExitStatus.USAGE);

        assertThat(err()).hasLineCount(1).contains("Did you mean " + meant + "?");
    }

    @ParameterizedTest
    @CsvSource({"login, --print-casc", "send, kakao-memo send --overflow split <", "status, kakao-memo status --json"})
    void helpShowsExamples(String command, String example) {
        assertThat(runAsTyped("help", command)).isZero();

        assertThat(out()).containsSubsequence("Usage: kakao-memo " + command, "Examples:", example);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--client-secrt=my-secret", "--client-secrt my-secret", "my-secret", "--no-browser my-secret"})
    void misplacedSecretIsNotRepeated(String arguments) {
        assertThat(runAsTyped(("login " + arguments).split(" "))).isEqualTo(ExitStatus.USAGE);

        assertThat(err()).hasLineCount(1).doesNotContain("my-secret");
    }

    @Test
    void damagedAccessTokenIsNotRepeated() throws Exception {
        connect();
        Path file = folder().resolve("tokens.json");
        Files.writeString(file, Files.readString(file).replaceFirst("\"access_token\" : \"", "$0my\\\\nsecret"));

        assertThat(run("send", "x")).isEqualTo(ExitStatus.FIX_FILE);

        assertThat(err()).hasLineCount(1).contains("tokens.json").doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "[]", "{}", ""})
    void badTemplateIsNotSent(String content, @TempDir Path files) throws Exception {
        connect();
        Path template = Files.writeString(files.resolve("template.json"), content);

        assertThat(run("send", "--template", template.toString())).isEqualTo(ExitStatus.USAGE);

        assertThat(err()).hasLineCount(1);
        assertThat(kakao.requests()).isEmpty();
    }

    @Test
    void systemPropertiesLeadToTheEmulator() throws Exception {
        connect();
        System.setProperty(KakaoEndpoints.AUTH_BASE_URL, kakao.authBaseUrl().toString());
        System.setProperty(KakaoEndpoints.API_BASE_URL, kakao.apiBaseUrl().toString());
        try {
            assertThat(runAsTyped("send", "by property")).isZero();

            System.setProperty(KakaoEndpoints.API_BASE_URL, "http://kapi.kakao.com");
            assertThat(runAsTyped("send", "no")).isEqualTo(ExitStatus.USAGE);
            assertThat(err()).hasLineCount(1).contains(KakaoEndpoints.API_BASE_URL);
        } finally {
            System.clearProperty(KakaoEndpoints.AUTH_BASE_URL);
            System.clearProperty(KakaoEndpoints.API_BASE_URL);
        }
        assertThat(kakao.memos()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "send", "status", "emulator", "demo"})
    void helpInEnglish(String command) {
        assertThat(runAsTyped(command, "--help")).isZero();
        assertThat(out()).startsWith("Usage: kakao-memo " + command).doesNotContain("$", "%n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "send", "status"})
    void helpNamesTheEmulator(String command) {
        assertThat(runAsTyped(command, "--help")).isZero();
        assertThat(out()).containsPattern("--emulator=URL +Use the emulator");
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "send", "status", "emulator", "demo"})
    @DefaultLocale("ko-KR")
    void helpInKorean(String command) {
        assertThat(runAsTyped(command, "--help")).isZero();
        assertThat(out())
                .startsWith("사용법: kakao-memo " + command)
                .contains("도움말")
                .doesNotContain("$", "%n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"emulator --port 5253", "demo --once"})
    void withoutTheJarOfTheEmulatorOneLineSaysHowToGetIt(String line) {
        Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            assertThat(runAsTyped(line.split(" "))).isEqualTo(ExitStatus.USAGE);
        } finally {
            Thread.currentThread().setContextClassLoader(KakaoMemo.class.getClassLoader());
        }

        assertThat(err()).hasLineCount(1).contains("bin/kakao-memo " + line.split(" ")[0]);
    }

    @Test
    void helpOfAll() {
        assertThat(runAsTyped("--help")).isZero();
        assertThat(out())
                .contains("login", "send", "status", "emulator", "demo", "help", "generate-completion", "Exit status");
    }

    @Test
    void version() {
        assertThat(runAsTyped("--version")).isZero();
        assertThat(out()).startsWith("kakao-memo ").hasLineCount(1);
    }

    @Test
    void configurationFolderIsTheOneOfTheSystem() {
        environment.clear();
        assertThat(ConfigurationFolder.of(surroundings()))
                .isEqualTo(Path.of(System.getProperty("user.home"), ".config", "kakao-memo"));

        environment.put("HOME", home.toString());
        assertThat(ConfigurationFolder.of(surroundings())).isEqualTo(home.resolve(".config/kakao-memo"));

        environment.put("APPDATA", home.resolve("roaming").toString());
        assertThat(ConfigurationFolder.of(surroundings())).isEqualTo(home.resolve("roaming/kakao-memo"));

        environment.put("XDG_CONFIG_HOME", "relative/does/not/count");
        assertThat(ConfigurationFolder.of(surroundings())).isEqualTo(home.resolve("roaming/kakao-memo"));

        environment.put("XDG_CONFIG_HOME", home.toString());
        assertThat(ConfigurationFolder.of(surroundings())).isEqualTo(folder());
    }
}
