package io.jenkins.plugins.kakaomemo.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.htmlunit.HttpMethod.GET;
import static org.htmlunit.HttpMethod.POST;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.model.Item;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.health.AccountWarnings;
import io.jenkins.plugins.kakaomemo.notifier.KakaoMemoNotifier;
import io.jenkins.plugins.kakaomemo.step.KakaoMemoStep;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/**
 * What every web method of the plugin answers to whom. A new one fails this test until it stands in the table, and with
 * it the decision who may call it.
 */
@WithJenkins
class ConnectWebMethodsTest {

    private static final List<String> ROLES = List.of("anonymous", "reader", "configurer", "admin");

    /** A method that changes something, or takes a secret, or lists what not everybody may see, is for POST only. */
    private enum Kind {
        POST_ONLY,
        READING
    }

    /**
     * A row of the table.
     *
     * @param expected the statuses for {@link #ROLES}, the parameters being empty or of things that are not there
     */
    private record Row(String method, Kind kind, String address, List<Integer> expected) {}

    private static final List<Row> TABLE = List.of(
            post(
                    "KakaoAccount.doCheckRestApiKey",
                    descriptor(KakaoAccount.class, "checkRestApiKey"),
                    403,
                    200,
                    200,
                    200),
            post(
                    "KakaoAccount.doCheckRefreshToken",
                    descriptor(KakaoAccount.class, "checkRefreshToken"),
                    403,
                    200,
                    200,
                    200),
            post("KakaoAccount.doTest", descriptor(KakaoAccount.class, "test"), 403, 403, 403, 200),
            post(
                    "KakaoMemoConfiguration.doFillCredentialsIdItems",
                    descriptor(KakaoMemoConfiguration.class, "fillCredentialsIdItems"),
                    403,
                    200,
                    200,
                    200),
            post(
                    "KakaoMemoConfiguration.doFillPersonalCredentialsIdItems",
                    descriptor(KakaoMemoConfiguration.class, "fillPersonalCredentialsIdItems"),
                    403,
                    200,
                    200,
                    200),
            post(
                    "KakaoMemoStep.doFillCredentialsIdItems",
                    descriptor(KakaoMemoStep.class, "fillCredentialsIdItems"),
                    403,
                    200,
                    200,
                    200),
            post("KakaoMemoStep.doCheckMessage", descriptor(KakaoMemoStep.class, "checkMessage"), 403, 200, 200, 200),
            post("KakaoMemoStep.doCheckLink", descriptor(KakaoMemoStep.class, "checkLink"), 403, 200, 200, 200),
            post(
                    "KakaoMemoNotifier.doFillCredentialsIdItems",
                    descriptor(KakaoMemoNotifier.class, "fillCredentialsIdItems"),
                    403,
                    200,
                    200,
                    200),
            post(
                    "KakaoMemoNotifier.doCheckMessage",
                    descriptor(KakaoMemoNotifier.class, "checkMessage"),
                    403,
                    200,
                    200,
                    200),
            post("KakaoMemoNotifier.doCheckLink", descriptor(KakaoMemoNotifier.class, "checkLink"), 403, 200, 200, 200),
            post("AccountsAction.doTest", "kakao-memo/test?place=&id=nobody", 403, 404, 404, 404),
            post(
                    "AccountWarnings.doDismiss",
                    "administrativeMonitor/" + AccountWarnings.class.getName() + "/dismiss",
                    403,
                    403,
                    403,
                    302),
            new Row(
                    "ConnectEndpoint.doConnect",
                    Kind.READING,
                    "kakao-memo/connect?store=system",
                    List.of(403, 403, 403, 200)),
            post("ConnectEndpoint.doAuthorize", "kakao-memo/authorize?store=system", 403, 403, 403, 200),
            new Row("ConnectEndpoint.doCallback", Kind.READING, "kakao-memo/callback", List.of(403, 403, 403, 403)),
            post("ConnectEndpoint.doPaste", "kakao-memo/paste", 403, 403, 403, 403),
            post("ConnectEndpoint.doDisconnect", "kakao-memo/disconnect", 403, 200, 200, 200));

    @RegisterExtension
    final EmulatedKakao kakao = new EmulatedKakao();

    private JenkinsRule jenkins;

    @BeforeEach
    void start(JenkinsRule rule) {
        jenkins = rule;
        rule.jenkins.setSecurityRealm(rule.createDummySecurityRealm());
        rule.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .to("reader")
                .grant(
                        Jenkins.READ,
                        Item.READ,
                        Item.CONFIGURE,
                        Item.EXTENDED_READ,
                        CredentialsProvider.VIEW,
                        CredentialsProvider.USE_ITEM)
                .everywhere()
                .to("configurer")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
    }

    @Test
    void theTableHoldsThemAll() throws Exception {
        assertThat(TABLE.stream().map(Row::method))
                .containsExactlyInAnyOrderElementsOf(PluginWebMethods.all().keySet());
    }

    @Test
    void whatIsForPostOnlySaysSo() throws Exception {
        Map<String, Method> methods = PluginWebMethods.all();

        assertThat(TABLE)
                .allSatisfy(row -> assertThat(PluginWebMethods.isPostOnly(methods.get(row.method())))
                        .as(row.method())
                        .isEqualTo(row.kind() == Kind.POST_ONLY));
    }

    @Test
    void everybodyGetsWhatTheyMay() throws Exception {
        SoftAssertions answers = new SoftAssertions();
        for (String role : ROLES) {
            ConnectBrowser browser =
                    role.equals("anonymous") ? new ConnectBrowser(jenkins) : new ConnectBrowser(jenkins, role);
            for (Row row : TABLE) {
                answers.assertThat(browser.status(row.kind() == Kind.READING ? GET : POST, row.address()))
                        .as("%s as %s", row.method(), role)
                        .isEqualTo(row.expected().get(ROLES.indexOf(role)));
            }
        }
        answers.assertAll();
        assertThat(kakao.emulator().requests()).isEmpty();
    }

    @Test
    void whatIsForPostOnlyRefusesGet() throws Exception {
        SoftAssertions answers = new SoftAssertions();
        ConnectBrowser admin = new ConnectBrowser(jenkins, "admin");
        for (Row row :
                TABLE.stream().filter(each -> each.kind() == Kind.POST_ONLY).toList()) {
            answers.assertThat(admin.status(GET, row.address()))
                    .as("GET of %s", row.method())
                    .isIn(404, 405);
        }
        answers.assertAll();
    }

    private static Row post(String method, String address, Integer... expected) {
        return new Row(method, Kind.POST_ONLY, address, List.of(expected));
    }

    private static String descriptor(Class<?> describable, String method) {
        return "descriptorByName/" + describable.getName() + "/" + method;
    }
}
