package io.jenkins.plugins.kakaomemo.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.model.ModelObject;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorApp;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import net.sf.json.JSONObject;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.util.NameValuePair;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person gives an account another login, while others hold copies of the token that it had. */
class ReconnectTest extends SharedJenkins {

    private static final Duration UNTIL_KAKAO_REPLACES_IT = Duration.ofDays(31);

    private String original;
    private WorkflowJob job;

    @BeforeEach
    void connect() throws Exception {
        original = kakao.newRefreshToken();
        kakao.addAccount(jenkins.jenkins, EmulatedKakao.account("team", original));
        job = sendingJob(jenkins.jenkins, "job", "team");
    }

    @Test
    void aCopyInAnotherStoreKeepsItsOwnLogin() throws Exception {
        Folder folder = jenkins.createProject(Folder.class, "folder");
        kakao.addAccount(folder, EmulatedKakao.account("team", original));
        kakao.addAccount(jenkins.jenkins, EmulatedKakao.account("copy", original));

        String connected = reconnect();
        putBack();

        assertThat(tokenThatIsUsedBy(job)).isEqualTo(connected);
        assertThat(tokenThatIsUsedBy(sendingJob(folder, "job", "team"))).isEqualTo(original);
        assertThat(keys(folder, jenkins.jenkins)).doesNotHaveDuplicates();
    }

    @Test
    void copiesShareWhatKakaoReplaces() throws Exception {
        kakao.addAccount(jenkins.jenkins, EmulatedKakao.account("copy", original));
        kakao.emulator().clock().advance(UNTIL_KAKAO_REPLACES_IT);
        assertThat(tokenThatIsUsedBy(job)).isEqualTo(original);

        assertThat(build(sendingJob(jenkins.jenkins, "other", "copy"))).contains("KakaoTalk memo sent");

        assertThat(kakao.emulator().refreshes()).isEqualTo(1);
    }

    @Test
    void aRefreshInFlightDoesNotUndoIt() throws Exception {
        kakao.emulator().clock().advance(UNTIL_KAKAO_REPLACES_IT);
        kakao.emulator().faults().next(EmulatedKakao.TOKEN, Fault.delay(Duration.ofSeconds(2)));
        WorkflowRun inFlight = job.scheduleBuild2(0).waitForStart();
        await().until(() -> kakao.emulator().count(EmulatedKakao.TOKEN) == 1);

        String connected = reconnect();
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(inFlight));

        assertThat(configured().getRefreshToken().getPlainText()).isEqualTo(connected);
        putBack();
        assertThat(tokenThatIsUsedBy(job)).isEqualTo(connected);
    }

    @Test
    void aFormerTokenThatAPersonTypesAgainWins() throws Exception {
        reconnect();
        String other = kakao.newRefreshToken();
        AccountTokens.get().connected(configured(), store(), Domain.global(), new RefreshToken(other, null));
        assertThat(tokenThatIsUsedBy(job)).isEqualTo(other);

        save(original);

        assertThat(tokenThatIsUsedBy(job)).isEqualTo(original);
    }

    @Test
    void aFormThatIsSavedUnchangedTypesNothing() throws Exception {
        String connected = reconnect();
        putBack();

        save(configured().getRefreshToken().getEncryptedValue());

        assertThat(tokenThatIsUsedBy(job)).isEqualTo(connected);
    }

    @Test
    void theAccountStaysTheSameToItsOutboxAndHistory() throws Exception {
        String before = AccountTokens.get().keyOf(configured(), jenkins.jenkins);

        reconnect();
        assertThat(AccountTokens.get().keyOf(configured(), jenkins.jenkins)).isEqualTo(before);
        putBack();
        assertThat(AccountTokens.get().keyOf(configured(), jenkins.jenkins)).isEqualTo(before);
    }

    /** As the connect page does once the person has agreed. */
    private String reconnect() throws Exception {
        String token = kakao.newRefreshToken();
        KakaoAccount before = configured();
        AccountTokens.get().connected(before, store(), Domain.global(), new RefreshToken(token, null));
        store().updateCredentials(Domain.global(), before, before.withRefreshToken(token));
        return token;
    }

    /** As configuration as code does when it is loaded again. */
    private void putBack() throws Exception {
        store().updateCredentials(Domain.global(), configured(), EmulatedKakao.account("team", original));
    }

    /** As a person does in the form of the credential. */
    private void save(String refreshToken) throws Exception {
        URL url = new URL(jenkins.getURL(), "manage/credentials/store/system/domain/_/credential/team/updateSubmit");
        JSONObject form = new JSONObject()
                .element("stapler-class", KakaoAccount.class.getName())
                .element("scope", CredentialsScope.GLOBAL.name())
                .element("id", "team")
                .element("description", "")
                .element("restApiKey", EmulatorApp.REST_API_KEY)
                .element("clientSecret", EmulatorApp.CLIENT_SECRET)
                .element("refreshToken", refreshToken);
        WebRequest request = new WebRequest(url, HttpMethod.POST);
        request.setRequestParameters(List.of(new NameValuePair("json", form.toString())));
        browser().getPage(request);
    }

    /** The token by which a memo of the job was sent, once the access token in memory has ended. */
    private String tokenThatIsUsedBy(WorkflowJob sender) throws Exception {
        kakao.emulator().clock().advance(Duration.ofHours(7));
        kakao.emulator().resetCounters();
        assertThat(build(sender)).contains("KakaoTalk memo sent");
        return kakao.emulator().requests().stream()
                .filter(request -> request.path().equals(EmulatedKakao.TOKEN))
                .map(request -> request.form().get("refresh_token"))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> keys(ModelObject... contexts) {
        return List.of(contexts).stream()
                .map(context ->
                        CredentialsProvider.lookupStores(context).iterator().next())
                .map(store -> AccountTokens.get()
                        .keyOf(
                                (KakaoAccount)
                                        store.getCredentials(Domain.global()).get(0),
                                store.getContext()))
                .toList();
    }

    private static CredentialsStore store() {
        return CredentialsProvider.lookupStores(jenkins.jenkins).iterator().next();
    }

    private static KakaoAccount configured() {
        return store().getCredentials(Domain.global()).stream()
                .map(KakaoAccount.class::cast)
                .filter(account -> account.getId().equals("team"))
                .findFirst()
                .orElseThrow();
    }
}
