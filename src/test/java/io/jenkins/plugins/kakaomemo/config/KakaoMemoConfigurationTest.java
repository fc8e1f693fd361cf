package io.jenkins.plugins.kakaomemo.config;

import static io.jenkins.plugins.casc.misc.Util.getUnclassifiedRoot;
import static io.jenkins.plugins.casc.misc.Util.toYamlString;
import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import hudson.util.FormValidation;
import hudson.util.Secret;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.ConfigurationContext;
import io.jenkins.plugins.casc.ConfiguratorRegistry;
import io.jenkins.plugins.casc.model.CNode;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.condition.BuildResult;
import io.jenkins.plugins.kakaomemo.outbox.QuietHours;
import io.jenkins.plugins.kakaomemo.outbox.QuotaSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

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
    void settingsThatCannotBeUsedGiveWayToTheUsual() {
        DeliverySettings delivery = new DeliverySettings();
        delivery.setKeepHours(0);
        delivery.setDailyLimit(-1);
        delivery.setQuietHours("at night");

        assertThat(delivery.life()).isEqualTo(Duration.ofHours(1));
        assertThat(delivery.quota()).isEqualTo(QuotaSettings.USUAL);
        assertThat(delivery.quiet()).isEmpty();
        assertThat(DeliverySettings.checkQuietHours("at night").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(DeliverySettings.checkQuietHours("at night").getMessage()).contains("quietHours", "22:00-08:00");
        assertThat(DeliverySettings.checkQuietHours("").kind).isEqualTo(FormValidation.Kind.OK);
    }
}
