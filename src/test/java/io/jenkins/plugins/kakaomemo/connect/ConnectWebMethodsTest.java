package io.jenkins.plugins.kakaomemo.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.htmlunit.HttpMethod.GET;
import static org.htmlunit.HttpMethod.POST;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.model.FreeStyleBuild;
import hudson.model.Item;
import io.jenkins.plugins.kakaomemo.KakaoMemoJobProperty;
import io.jenkins.plugins.kakaomemo.KakaoMemoNotifier;
import io.jenkins.plugins.kakaomemo.KakaoMemoStep;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.config.DeliverySettings;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoFolderProperty;
import io.jenkins.plugins.kakaomemo.config.PersonalConnectionProperty;
import io.jenkins.plugins.kakaomemo.content.CustomContent;
import io.jenkins.plugins.kakaomemo.content.FeedContent;
import io.jenkins.plugins.kakaomemo.content.FeedItem;
import io.jenkins.plugins.kakaomemo.content.ListContent;
import io.jenkins.plugins.kakaomemo.content.ListEntry;
import io.jenkins.plugins.kakaomemo.content.MemoButton;
import io.jenkins.plugins.kakaomemo.content.RawContent;
import io.jenkins.plugins.kakaomemo.content.ScrapContent;
import io.jenkins.plugins.kakaomemo.content.TemplateArg;
import io.jenkins.plugins.kakaomemo.manage.AccountsAdministrativeMonitor;
import io.jenkins.plugins.kakaomemo.preview.MemoPreview;
import io.jenkins.plugins.kakaomemo.recipient.AccountRecipient;
import io.jenkins.plugins.kakaomemo.recipient.FriendsRecipient;
import io.jenkins.plugins.kakaomemo.recipient.UserRecipient;
import io.jenkins.plugins.kakaomemo.send.DeliveryAction;
import java.beans.Introspector;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/**
 * What every web method of the plugin answers to whom. A new one fails this test until it stands in the table, and with
 * it the decision who may call it.
 */
class ConnectWebMethodsTest extends SharedJenkins {

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

    private static final List<Row> TABLE = Stream.of(
                    ofForms(KakaoAccount.class, "doCheckRestApiKey", "doCheckRefreshToken", "doFillLanguageItems"),
                    ofForms(
                            KakaoMemoConfiguration.class,
                            "doFillCredentialsIdItems",
                            "doCheckCredentialsId",
                            "doFillPersonalCredentialsIdItems",
                            "doFillTemplateItems",
                            "doFillRingItems",
                            "doCheckImageUrl"),
                    ofForms(
                            DeliverySettings.class,
                            "doCheckKeepHours",
                            "doCheckDailyLimit",
                            "doCheckGatherAtPercent",
                            "doCheckBurst",
                            "doCheckQuietHours"),
                    ofForms(PersonalConnectionProperty.class, "doCheckQuietHours", "doFillRingItems"),
                    ofForms(KakaoMemoFolderProperty.class, "doFillCredentialsIdItems", "doCheckCredentialsId"),
                    ofForms(KakaoMemoJobProperty.class, "doFillCredentialsIdItems", "doCheckCredentialsId"),
                    ofForms(
                            KakaoMemoStep.class,
                            "doFillCredentialsIdItems",
                            "doCheckCredentialsId",
                            "doFillOverflowItems",
                            "doCheckMessage",
                            "doCheckLink"),
                    ofForms(
                            KakaoMemoNotifier.class,
                            "doFillCredentialsIdItems",
                            "doCheckCredentialsId",
                            "doFillOverflowItems",
                            "doCheckMessage",
                            "doCheckLink"),
                    ofForms(AccountRecipient.class, "doFillCredentialsIdItems", "doCheckCredentialsId"),
                    ofForms(UserRecipient.class, "doCheckId"),
                    ofForms(
                            FriendsRecipient.class,
                            "doFillCredentialsIdItems",
                            "doCheckCredentialsId",
                            "doFillUuidItems",
                            "doCheckUuid"),
                    ofForms(CustomContent.class, "doCheckTemplateId"),
                    ofForms(FeedContent.class, "doCheckTitle", "doCheckImageUrl", "doCheckUrl"),
                    ofForms(FeedItem.class, "doCheckName", "doCheckValue"),
                    ofForms(ListContent.class, "doCheckHeaderTitle", "doCheckHeaderUrl"),
                    ofForms(ListEntry.class, "doCheckTitle", "doCheckImageUrl", "doCheckUrl"),
                    ofForms(MemoButton.class, "doCheckTitle", "doCheckUrl"),
                    ofForms(RawContent.class, "doCheckJson"),
                    ofForms(ScrapContent.class, "doCheckScrapUrl", "doCheckTemplateId"),
                    ofForms(TemplateArg.class, "doCheckName"),
                    Stream.of(
                            post("KakaoAccount.doTest", descriptor(KakaoAccount.class, "doTest"), 403, 403, 403, 200),
                            post("MemoPreview.doDraw", descriptor(MemoPreview.class, "doDraw"), 403, 403, 403, 400),
                            post("MemoPreview.doSend", descriptor(MemoPreview.class, "doSend"), 403, 403, 403, 400),
                            post(
                                    "DeliveryAction.doSendAgain",
                                    "job/job/1/kakao-memo/sendAgain?memo=none",
                                    403,
                                    403,
                                    403,
                                    302),
                            post(
                                    "AccountsRootAction.doTest",
                                    "kakao-memo/test?store=system&id=nobody",
                                    403,
                                    404,
                                    404,
                                    404),
                            post(
                                    "AccountsAdministrativeMonitor.doDismiss",
                                    "administrativeMonitor/" + AccountsAdministrativeMonitor.class.getName()
                                            + "/dismiss",
                                    403,
                                    403,
                                    403,
                                    302),
                            post("AccountsRootAction.doLookAgain", "kakao-memo/lookAgain", 403, 403, 403, 302),
                            post("ConnectEndpoint.doRingMe", "kakao-memo/ringMe", 403, 200, 200, 200),
                            reading("ConnectEndpoint.doConnect", "kakao-memo/connect?store=system", 403, 403, 403, 200),
                            post(
                                    "ConnectEndpoint.doAuthorize",
                                    "kakao-memo/authorize?store=system",
                                    403,
                                    403,
                                    403,
                                    200),
                            reading("ConnectEndpoint.doResult", "kakao-memo/result", 403, 302, 302, 302),
                            reading("ConnectEndpoint.doCallback", "kakao-memo/callback", 403, 403, 403, 403),
                            post("ConnectEndpoint.doPaste", "kakao-memo/paste", 403, 403, 403, 403),
                            post("ConnectEndpoint.doDisconnect", "kakao-memo/disconnect", 403, 200, 200, 200)))
            .flatMap(rows -> rows)
            .toList();

    @BeforeEach
    void prepare() throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("job"));
        build.addAction(new DeliveryAction(build));
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
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

    /** The questions of a form to its descriptor, which tell whoever may read Jenkins nothing that is not theirs. */
    private static Stream<Row> ofForms(Class<?> describable, String... methods) {
        String owner = describable.getSimpleName();
        return Stream.of(methods)
                .map(method -> post(owner + "." + method, descriptor(describable, method), 403, 200, 200, 200));
    }

    private static Row post(String method, String address, Integer... expected) {
        return new Row(method, Kind.POST_ONLY, address, List.of(expected));
    }

    private static Row reading(String method, String address, Integer... expected) {
        return new Row(method, Kind.READING, address, List.of(expected));
    }

    private static String descriptor(Class<?> describable, String method) {
        return "descriptorByName/" + describable.getName() + "/" + Introspector.decapitalize(method.substring(2));
    }
}
