package io.jenkins.plugins.kakaomemo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.model.Items;
import hudson.util.Secret;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.config.DeliverySettings;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoFolderProperty;
import io.jenkins.plugins.kakaomemo.config.PersonalConnectionProperty;
import io.jenkins.plugins.kakaomemo.content.RawContent;
import io.jenkins.plugins.kakaomemo.recipient.AccountRecipient;
import io.jenkins.plugins.kakaomemo.recipient.CulpritsRecipient;
import io.jenkins.plugins.kakaomemo.recipient.DevelopersRecipient;
import io.jenkins.plugins.kakaomemo.recipient.FriendsRecipient;
import io.jenkins.plugins.kakaomemo.recipient.RequesterRecipient;
import io.jenkins.plugins.kakaomemo.recipient.SubmittersRecipient;
import io.jenkins.plugins.kakaomemo.recipient.UserRecipient;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every {@code Describable} is saved as a person would write it: plain lists, and nothing for what is left empty. */
class SavedXmlTest extends SharedJenkins {

    @ParameterizedTest(name = "{0}")
    @MethodSource({"beans", "recipients", "io.jenkins.plugins.kakaomemo.SavedTemplates#all"})
    void isSavedPlainly(String name, Object described, String xml) {
        String saved = plain(described);

        assertThat(saved)
                .isEqualTo(xml.isEmpty() ? "<%s/>".formatted(name) : "<%1$s>\n%2$s</%1$s>".formatted(name, xml));
        assertThat(plain(Items.XSTREAM2.fromXML(Items.XSTREAM2.toXML(described))))
                .isEqualTo(saved);
    }

    @Test
    void theConfigurationOfJenkinsIsSavedPlainly() {
        isSavedPlainly("config.KakaoMemoConfiguration", configuration(), CONFIGURATION);
    }

    /** Without version of the plugin, package of its classes and what secrets are encrypted to. */
    private static String plain(Object described) {
        return Items.XSTREAM2
                .toXML(described)
                .replaceAll(" plugin=\"[^\"]*\"", "")
                .replace("io.jenkins.plugins.kakaomemo.", "")
                .replaceAll("\\{[A-Za-z0-9+/=]{20,}}", "{encrypted}");
    }

    static Stream<Arguments> beans() {
        return Stream.of(
                arguments("KakaoMemoNotifier", notifier(), NOTIFIER),
                arguments(
                        "KakaoMemoNotifier",
                        new KakaoMemoNotifier(),
                        "  <failOnError>false</failOnError>\n  <perConfiguration>false</perConfiguration>\n"),
                arguments("KakaoMemoJobProperty", jobProperty(), JOB_PROPERTY),
                arguments("KakaoMemoJobProperty", new KakaoMemoJobProperty(), "  <muted>false</muted>\n"),
                arguments("config.KakaoMemoFolderProperty", folderProperty(), FOLDER_PROPERTY),
                arguments("config.DeliverySettings", new DeliverySettings(), ""),
                arguments("config.DeliverySettings", delivery(), DELIVERY.indent(-2)),
                arguments("config.PersonalConnectionProperty", personal(), PERSONAL),
                arguments("account.KakaoAccount", account(), ACCOUNT));
    }

    private static KakaoMemoNotifier notifier() {
        KakaoMemoNotifier notifier = new KakaoMemoNotifier();
        notifier.setMessage("done");
        notifier.setCredentialsId("kakao");
        notifier.setTo(List.of(new UserRecipient("gildong"), new CulpritsRecipient()));
        notifier.setLink("https://a.example/");
        notifier.setButtonTitle("Open");
        notifier.setButtons(List.of(SavedTemplates.button()));
        notifier.setOn(List.of("failure", "3"));
        notifier.setTemplate("text");
        notifier.setOverflow("split");
        notifier.setFailOnError(true);
        return notifier;
    }

    private static final String NOTIFIER = """
              <message>done</message>
              <credentialsId>kakao</credentialsId>
              <to>
                <recipient.UserRecipient>
                  <id>gildong</id>
                </recipient.UserRecipient>
                <recipient.CulpritsRecipient/>
              </to>
              <link>https://a.example/</link>
              <buttonTitle>Open</buttonTitle>
              <buttons>
                <content.MemoButton>
                  <title>Report</title>
                  <url>https://a.example/report</url>
                </content.MemoButton>
              </buttons>
              <on>
                <string>failure</string>
                <string>everyNthFailure(3)</string>
              </on>
              <template class="content.TextContent"/>
              <overflow>split</overflow>
              <failOnError>true</failOnError>
              <perConfiguration>false</perConfiguration>
            """;

    private static KakaoMemoJobProperty jobProperty() {
        KakaoMemoJobProperty property = new KakaoMemoJobProperty();
        property.setCredentialsId("kakao");
        property.setTo(List.of(new RequesterRecipient()));
        property.setOn(List.of("started"));
        property.setTemplate(new RawContent("{}"));
        property.setMuted(true);
        return property;
    }

    private static final String JOB_PROPERTY = """
              <credentialsId>kakao</credentialsId>
              <to>
                <recipient.RequesterRecipient/>
              </to>
              <on>
                <string>started</string>
              </on>
              <template class="content.RawContent">
                <json>{}</json>
              </template>
              <muted>true</muted>
            """;

    private static KakaoMemoFolderProperty folderProperty() {
        KakaoMemoFolderProperty property = new KakaoMemoFolderProperty();
        property.setCredentialsId("kakao");
        property.setOn(List.of("failure"));
        property.setBranches("main release/*");
        property.setMuted(true);
        return property;
    }

    private static final String FOLDER_PROPERTY = """
              <credentialsId>kakao</credentialsId>
              <on>
                <string>failure</string>
              </on>
              <branches>main release/*</branches>
              <muted>true</muted>
            """;

    private static KakaoMemoConfiguration configuration() {
        KakaoMemoConfiguration configuration = KakaoMemoConfiguration.get();
        configuration.setCredentialsId("kakao");
        configuration.setPersonalCredentialsId("app");
        configuration.setOn(List.of("failure", "fixed"));
        configuration.setTemplate("text");
        configuration.setImageUrl("https://a.example/{result}.png");
        configuration.setDelivery(delivery());
        return configuration;
    }

    private static DeliverySettings delivery() {
        DeliverySettings delivery = new DeliverySettings();
        delivery.setKeepHours(48);
        delivery.setQuietHours("22:00-08:00");
        return delivery;
    }

    private static final String DELIVERY = """
                <keepHours>48</keepHours>
                <quietHours>22:00-08:00</quietHours>
            """;

    private static final String CONFIGURATION = """
              <credentialsId>kakao</credentialsId>
              <personalCredentialsId>app</personalCredentialsId>
              <on>
                <string>failure</string>
                <string>fixed</string>
              </on>
              <template>text</template>
              <imageUrl>https://a.example/{result}.png</imageUrl>
              <muted>false</muted>
              <ring>FAILURES</ring>
              <delivery>
            %s  </delivery>
            """.formatted(DELIVERY);

    private static PersonalConnectionProperty personal() {
        PersonalConnectionProperty property = new PersonalConnectionProperty();
        property.setQuietHours("22:00-08:00");
        property.setRing("never");
        return property;
    }

    private static final String PERSONAL = """
              <muted>false</muted>
              <quietHours>22:00-08:00</quietHours>
              <ring>NEVER</ring>
            """;

    private static KakaoAccount account() {
        KakaoAccount account = new KakaoAccount(
                CredentialsScope.GLOBAL, "kakao", "Team", Secret.fromString("key"), null, Secret.fromString("token"));
        account.setLanguage("ko");
        return account;
    }

    private static final String ACCOUNT = """
              <scope>GLOBAL</scope>
              <id>kakao</id>
              <description>Team</description>
              <restApiKey>{encrypted}</restApiKey>
              <refreshToken>{encrypted}</refreshToken>
              <language>ko</language>
            """;

    static Stream<Arguments> recipients() {
        FriendsRecipient friends = new FriendsRecipient(List.of("uuid-1", "uuid-2"));
        friends.setCredentialsId("kakao");
        return Stream.of(
                arguments("recipient.AccountRecipient", new AccountRecipient("kakao"), """
                          <credentialsId>kakao</credentialsId>
                        """),
                arguments("recipient.UserRecipient", new UserRecipient("gildong"), "  <id>gildong</id>\n"),
                arguments("recipient.RequesterRecipient", new RequesterRecipient(), ""),
                arguments("recipient.CulpritsRecipient", new CulpritsRecipient(), ""),
                arguments("recipient.DevelopersRecipient", new DevelopersRecipient(), ""),
                arguments("recipient.SubmittersRecipient", new SubmittersRecipient(), ""),
                arguments("recipient.FriendsRecipient", friends, """
                          <uuids>
                            <string>uuid-1</string>
                            <string>uuid-2</string>
                          </uuids>
                          <credentialsId>kakao</credentialsId>
                        """));
    }
}
