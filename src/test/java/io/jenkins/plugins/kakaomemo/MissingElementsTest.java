package io.jenkins.plugins.kakaomemo;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleProject;
import hudson.model.TopLevelItem;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoFolderProperty;
import io.jenkins.plugins.kakaomemo.content.MemoTemplate;
import io.jenkins.plugins.kakaomemo.content.TextContent;
import io.jenkins.plugins.kakaomemo.emulator.Memo;
import io.jenkins.plugins.kakaomemo.recipient.AccountRecipient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.JenkinsRule;

/** What an XML file does not say is as if the form had been left empty there. */
class MissingElementsTest extends SharedJenkins {

    private static final String ROOM = "io.jenkins.plugins.kakaomemo.";

    @Test
    void ofAnActionAndAJobProperty() throws Exception {
        kakao.addAccount("kakao");
        FreeStyleProject job = job("bare", "<%sKakaoMemoJobProperty/>", "<%sKakaoMemoNotifier/>");

        jenkins.configRoundtrip(job);
        String log = JenkinsRule.getLog(jenkins.buildAndAssertSuccess(job));

        assertThat(log).contains("KakaoTalk memo: Not sent").doesNotContain("Exception");
        assertThat(job.getPublishersList().get(KakaoMemoNotifier.class)).isNotNull();
        assertThat(job.getProperty(KakaoMemoJobProperty.class).getOn()).isEmpty();
    }

    @Test
    void ofAnActionThatNamesItsRecipients() throws Exception {
        kakao.addAccount("team");
        FreeStyleProject job = job("to", "", """
                <%1$sKakaoMemoNotifier>
                  <message>done</message>
                  <to><%1$srecipient.AccountRecipient><credentialsId>team</credentialsId></%1$srecipient.AccountRecipient></to>
                  <template>text</template>
                </%1$sKakaoMemoNotifier>""");
        KakaoMemoNotifier loaded = job.getPublishersList().get(KakaoMemoNotifier.class);
        assertThat(loaded.getTo()).singleElement().isInstanceOf(AccountRecipient.class);
        assertThat(loaded.getTemplate()).isInstanceOf(TextContent.class);
        assertThat(loaded.getOn()).isEmpty();

        loaded.setOn(List.of("always"));
        jenkins.configRoundtrip(job);
        jenkins.buildAndAssertSuccess(job);

        assertThat(kakao.emulator().memos()).extracting(Memo::text).containsExactly("done");
    }

    @Test
    void ofRecipientsAndButtons() throws Exception {
        kakao.addAccount("kakao");
        FreeStyleProject job = job("recipients", "", """
                <%1$sKakaoMemoNotifier>
                  <to>
                    <%1$srecipient.AccountRecipient/>
                    <%1$srecipient.UserRecipient/>
                    <%1$srecipient.FriendsRecipient/>
                  </to>
                  <buttons><%1$scontent.MemoButton/></buttons>
                  <on><string>always</string></on>
                </%1$sKakaoMemoNotifier>""");

        assertRefusedInWords(job);
        jenkins.configRoundtrip(job);
        KakaoMemoNotifier saved = job.getPublishersList().get(KakaoMemoNotifier.class);
        assertThat(saved.getTo()).hasSize(3);
        assertThat(saved.getButtons()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Text", "Feed", "List", "Custom", "Scrap", "Raw"})
    void ofTemplates(String template) throws Exception {
        kakao.addAccount("kakao");
        FreeStyleProject job = job(template, "", """
                <%1$sKakaoMemoNotifier>
                  <on><string>always</string></on>
                  <template class="%1$scontent.TEMPLATEContent"/>
                </%1$sKakaoMemoNotifier>""".replace("TEMPLATE", template));
        Class<? extends MemoTemplate> kind = job.getPublishersList()
                .get(KakaoMemoNotifier.class)
                .getTemplate()
                .getClass();

        String log = JenkinsRule.getLog(jenkins.buildAndAssertSuccess(job));
        assertThat(log).contains("KakaoTalk memo").doesNotContain("Exception");
        jenkins.configRoundtrip(job);
        assertThat(job.getPublishersList().get(KakaoMemoNotifier.class).getTemplate())
                .isInstanceOf(kind);
    }

    private static void assertRefusedInWords(FreeStyleProject job) throws Exception {
        assertThat(JenkinsRule.getLog(jenkins.buildAndAssertSuccess(job)))
                .contains("KakaoTalk memo not sent [")
                .doesNotContain("Exception");
    }

    @Test
    void ofAFolderAndOfJenkins() throws Exception {
        Folder folder = (Folder) item("folder", """
                <com.cloudbees.hudson.plugins.folder.Folder>
                  <properties><%sconfig.KakaoMemoFolderProperty/></properties>
                </com.cloudbees.hudson.plugins.folder.Folder>""");
        jenkins.configRoundtrip(folder);
        assertThat(folder.getProperties().get(KakaoMemoFolderProperty.class).getOn())
                .isEmpty();

        KakaoMemoConfiguration configuration = KakaoMemoConfiguration.get();
        String name = ROOM + "config.KakaoMemoConfiguration";
        Files.writeString(
                jenkins.jenkins.getRootDir().toPath().resolve(name + ".xml"),
                "<%s><delivery><burst>7</burst></delivery></%<s>".formatted(name));
        configuration.load();
        jenkins.configRoundtrip();
        assertThat(configuration.getOn()).isEmpty();
        assertThat(configuration.getDelivery().getBurst()).isEqualTo(7);
        assertThat(configuration.getDelivery().life()).isEqualTo(Duration.ofHours(24));
        assertThat(configuration.getDelivery().quota().dailyLimit()).isEqualTo(100);
    }

    private FreeStyleProject job(String name, String property, String action) throws Exception {
        return (FreeStyleProject) item(name, """
                <project>
                  <properties>%s</properties>
                  <builders/>
                  <publishers>%s</publishers>
                  <buildWrappers/>
                </project>""".formatted(property, action));
    }

    private TopLevelItem item(String name, String xml) throws Exception {
        String written = xml.replace("%1$s", ROOM).replace("%s", ROOM);
        return jenkins.jenkins.createProjectFromXML(
                name, new ByteArrayInputStream(written.getBytes(StandardCharsets.UTF_8)));
    }
}
