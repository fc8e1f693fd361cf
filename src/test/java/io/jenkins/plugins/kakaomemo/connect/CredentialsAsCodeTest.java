package io.jenkins.plugins.kakaomemo.connect;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Configuration as code deletes what was connected in the browser; the page says so before. */
class CredentialsAsCodeTest extends SharedJenkins {

    private static final String PAGE = "kakao-memo/connect";
    private static final String WARNING = "manages the credentials of this Jenkins";
    private static final String ACCOUNTS = "credentials: {system: {domainCredentials: [{credentials: []}]}}\n";

    @TempDir
    private Path folder;

    @AfterEach
    void loadNothing() throws Exception {
        ConfigurationAsCode.get().configure(yaml("nothing.yaml", "jenkins: {numExecutors: 2}\n"));
    }

    @Test
    void aNewAccountOfTheControllerIsWarnedOf() throws Exception {
        String source = yaml("jenkins.yaml", "jenkins: {numExecutors: 2}\n" + ACCOUNTS);
        ConfigurationAsCode.get().configure(source);

        assertThat(page(PAGE)).contains(WARNING, source, "kakao-memo login --print-casc");
    }

    @Test
    void inAFolderOfFilesOneIsEnough() throws Exception {
        yaml("a.yaml", "jenkins: {numExecutors: 2}\n");
        yaml("b.yml", ACCOUNTS);
        ConfigurationAsCode.get().configure(folder.toString());

        assertThat(page(PAGE)).contains(WARNING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jenkins: {numExecutors: 2}\n", "unclassified: {kakaoMemo: {credentialsId: kakao}}\n"})
    void whereCodeHasNoCredentialsThereIsNothingToWarnOf(String yaml) throws Exception {
        ConfigurationAsCode.get().configure(yaml("jenkins.yaml", yaml));

        assertThat(page(PAGE)).doesNotContain(WARNING, "configured as code");
    }

    @Test
    void theStoreOfAFolderAndAnAccountThatIsConnectedAgainStay() throws Exception {
        ConfigurationAsCode.get().configure(yaml("jenkins.yaml", ACCOUNTS));
        jenkins.createProject(Folder.class, "team");
        KakaoAccount account = EmulatedKakao.account("kakao", kakao.newRefreshToken());
        kakao.addAccount(jenkins.jenkins, account);

        assertThat(page(PAGE + "?store=/team")).doesNotContain(WARNING);
        assertThat(page(PAGE + "?id=kakao")).doesNotContain(WARNING);
    }

    private static String page(String address) throws Exception {
        return browser().goTo(address).asNormalizedText();
    }

    private String yaml(String name, String content) throws Exception {
        return Files.writeString(folder.resolve(name), content).toString();
    }
}
