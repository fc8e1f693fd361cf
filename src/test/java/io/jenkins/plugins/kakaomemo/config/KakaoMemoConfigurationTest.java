package io.jenkins.plugins.kakaomemo.config;

import static io.jenkins.plugins.casc.misc.Util.getUnclassifiedRoot;
import static io.jenkins.plugins.casc.misc.Util.toYamlString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.ExtensionList;
import hudson.util.FormValidation;
import hudson.util.Secret;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.model.CNode;
import io.jenkins.plugins.casc.yaml.YamlSource;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.condition.BuildResult;
import io.jenkins.plugins.kakaomemo.outbox.QuietHours;
import io.jenkins.plugins.kakaomemo.outbox.QuotaSettings;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;

class KakaoMemoConfigurationTest extends SharedJenkins {

    private static void configureAsCode() throws Exception {
        ConfigurationAsCode.get()
                .configure(KakaoMemoConfigurationTest.class
                        .getResource("configuration-as-code.yml")
                        .toString());
    }

    @Test
    void isConfiguredAsCodeAndExportedAgain() throws Exception {
        configureAsCode();

        assertThat(KakaoMemoConfiguration.get().getCredentialsId()).isEqualTo("kakao");
        assertThat(KakaoMemoConfiguration.get().getPersonalCredentialsId()).isEqualTo("kakao");
        KakaoAccount account = (KakaoAccount)
                SystemCredentialsProvider.getInstance().getCredentials().get(0);
        assertThat(account.getScope()).isEqualTo(CredentialsScope.GLOBAL);
        assertThat(account.getId()).isEqualTo("kakao");
        assertThat(account.getDescription()).isEqualTo("The team's chat");
        assertThat(account.getRestApiKey()).isEqualTo(Secret.fromString("the-key"));
        assertThat(account.getClientSecret()).isEqualTo(Secret.fromString("the-secret"));
        assertThat(account.getRefreshToken()).isEqualTo(Secret.fromString("the-token"));

        assertThat(account.getLanguage()).isEqualTo("ko");
        assertThat(KakaoMemoConfiguration.get().getOn()).containsExactly("failure", "everyNthFailure(3)");
        assertThat(KakaoMemoConfiguration.get().imageUrlFor(BuildResult.NOT_BUILT))
                .isEqualTo("https://example.com/not_built.png");

        ConfigurationContext context = new ConfigurationContext(ConfiguratorRegistry.get());
        CNode exported = getUnclassifiedRoot(context).get("kakaoMemo");
        assertThat(toYamlString(exported).trim()).isEqualTo("""
                        credentialsId: "kakao"
                        delivery:
                          burst: 10
                          dailyLimit: 200
                          gatherAtPercent: 90
                          keepHours: 48
                          quietHours: "22:00-08:00"
                        imageUrl: "https://example.com/{result}.png"
                        muted: true
                        'on':
                        - "failure"
                        - "everyNthFailure(3)"
                        personalCredentialsId: "kakao"
                        ring: "people"
                        template: "text\"""");
    }

    @Test
    void theFormKeepsWhatItIsGiven() throws Exception {
        configureAsCode();

        jenkins.configRoundtrip();
        assertThat(KakaoMemoConfiguration.get().getCredentialsId()).isEqualTo("kakao");

        assertThat(KakaoMemoConfiguration.get().getPersonalCredentialsId()).isEqualTo("kakao");

        assertThat(KakaoMemoConfiguration.get().getOn()).containsExactly("failure", "everyNthFailure(3)");
        assertThat(KakaoMemoConfiguration.get().getTemplate()).isEqualTo("text");
        assertThat(KakaoMemoConfiguration.get().getImageUrl()).isEqualTo("https://example.com/{result}.png");
        assertThat(KakaoMemoConfiguration.get().isMuted()).isTrue();
        assertThat(KakaoMemoConfiguration.get().getRing()).isEqualTo("people");
        DeliverySettings delivery = KakaoMemoConfiguration.get().getDelivery();
        assertThat(delivery.life()).isEqualTo(Duration.ofHours(48));
        assertThat(delivery.quota()).isEqualTo(new QuotaSettings(200, 90, 10));
        assertThat(delivery.quiet()).contains(QuietHours.of("22:00-08:00"));

        KakaoMemoConfiguration.get().setCredentialsId(" ");
        KakaoMemoConfiguration.get().setPersonalCredentialsId(" ");
        jenkins.configRoundtrip();
        assertThat(KakaoMemoConfiguration.get().getCredentialsId()).isNull();
        assertThat(KakaoMemoConfiguration.get().getPersonalCredentialsId()).isNull();
    }

    @Test
    void phonesRingForFailuresUnlessSomethingElseIsChosenAndNonsenseIsRefusedInWords() {
        assertThat(KakaoMemoConfiguration.get().getRing()).isEqualTo("failures");

        assertThatThrownBy(() -> configureAsCode("unclassified: {kakaoMemo: {ring: 'loud'}}"))
                .hasStackTraceContaining("\"ring\" is \"loud\"")
                .hasStackTraceContaining("use people")
                .hasStackTraceContaining("failures")
                .hasStackTraceContaining("never");
        assertThat(KakaoMemoConfiguration.get().getRing()).isEqualTo("failures");
    }

    @Test
    void aPictureWithoutAddressIsRefusedInWords() {
        assertThatThrownBy(() -> configureAsCode("unclassified: {kakaoMemo: {imageUrl: 'pictures/{result}.png'}}"))
                .hasStackTraceContaining("imageUrl is \"pictures/success.png\"")
                .hasStackTraceContaining("begins with http:// or https://");
        assertThat(KakaoMemoConfiguration.get().getImageUrl()).isNull();
    }

    @Test
    void anEmptyFieldMeansTheDefaultThatItShows() throws Exception {
        configureDelivery("burst: 9", "dailyLimit: 200", "gatherAtPercent: 90", "keepHours: 48");
        HtmlForm form = jenkins.createWebClient().goTo("manage/configure").getFormByName("config");
        Map<String, String> defaults =
                Map.of("keepHours", "24", "dailyLimit", "100", "gatherAtPercent", "80", "burst", "5");
        for (Map.Entry<String, String> field : defaults.entrySet()) {
            HtmlInput input = form.getInputByName("_." + field.getKey());
            assertThat(input.getPlaceholder()).isEqualTo(field.getValue());
            input.setValue("");
        }

        jenkins.submit(form);

        DeliverySettings delivery = KakaoMemoConfiguration.get().getDelivery();
        assertThat(delivery.quota()).isEqualTo(QuotaSettings.USUAL);
        assertThat(delivery.life()).isEqualTo(Duration.ofHours(24));
        ConfigurationContext context = new ConfigurationContext(ConfiguratorRegistry.get());
        assertThat(toYamlString(getUnclassifiedRoot(context)))
                .doesNotContain("keepHours", "dailyLimit", "gatherAtPercent", "burst");
    }

    @Test
    void theDescriptorAcceptsAnEmptyNumberAndNoOtherNonsense() {
        DeliverySettings.DescriptorImpl form = ExtensionList.lookupSingleton(DeliverySettings.DescriptorImpl.class);

        assertThat(form.doCheckKeepHours("").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(form.doCheckKeepHours("48").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(form.doCheckGatherAtPercent("101").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(form.doCheckDailyLimit("many").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(form.doCheckBurst("0").kind).isEqualTo(FormValidation.Kind.ERROR);
    }

    @Test
    void largeNumbersHoldAsTheyAreWritten() throws Exception {
        configureDelivery("burst: 5000", "dailyLimit: 1000000", "keepHours: 1000");
        jenkins.configRoundtrip();
        KakaoMemoConfiguration.get().load();

        DeliverySettings delivery = KakaoMemoConfiguration.get().getDelivery();
        assertThat(delivery.quota()).isEqualTo(new QuotaSettings(1_000_000, 80, 5_000));
        assertThat(delivery.life()).isEqualTo(Duration.ofHours(1_000));
    }

    @ParameterizedTest
    @CsvSource({
        "keepHours, 0, use a whole number of at least 1",
        "dailyLimit, -1, use a whole number of at least 1",
        "gatherAtPercent, 101, use a whole number from 1 to 100",
        "burst, 0, use a whole number of at least 1",
        "quietHours, at night, use two times of day"
    })
    void nonsenseIsRefusedInWords(String field, String value, String whatToDo) throws Exception {
        assertThatThrownBy(() -> configureDelivery(field + ": " + value))
                .hasStackTraceContaining(field + " has ")
                .hasStackTraceContaining(whatToDo);

        JenkinsRule.WebClient browser = jenkins.createWebClient();
        browser.setThrowExceptionOnFailingStatusCode(false);
        HtmlForm form = browser.goTo("manage/configure").getFormByName("config");
        form.getInputByName("_." + field).setValue(value);
        String answer = jenkins.submit(form).asNormalizedText();

        assertThat(answer).contains(field + " has ", whatToDo).doesNotContain("Exception", "at io.jenkins.");
        assertThat(KakaoMemoConfiguration.get().getDelivery().quota()).isEqualTo(QuotaSettings.USUAL);
        assertThat(KakaoMemoConfiguration.get().getDelivery().getQuietHours()).isNull();
    }

    @Test
    void nonsenseInAFileCostsThatSettingAlone() throws Exception {
        String name = KakaoMemoConfiguration.class.getName();
        Files.writeString(
                jenkins.jenkins.getRootDir().toPath().resolve(name + ".xml"),
                "<%s><delivery><burst>-7</burst><dailyLimit>200</dailyLimit><quietHours>x</quietHours></delivery></%<s>"
                        .formatted(name));
        KakaoMemoConfiguration.get().load();

        assertThat(KakaoMemoConfiguration.get().getDelivery().quota()).isEqualTo(new QuotaSettings(200, 80, 5));
        assertThat(KakaoMemoConfiguration.get().getDelivery().quiet()).isEmpty();
    }

    private static void configureDelivery(String... settings) throws Exception {
        configureAsCode("unclassified: {kakaoMemo: {delivery: {" + String.join(", ", settings) + "}}}");
    }

    private static void configureAsCode(String yaml) throws Exception {
        ConfigurationAsCode.get()
                .configureWith(YamlSource.of(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))));
    }
}
