package io.jenkins.plugins.kakaomemo.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionList;
import hudson.model.Descriptor;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.kakaomemo.KakaoMemoJobProperty;
import io.jenkins.plugins.kakaomemo.KakaoMemoNotifier;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import java.net.URL;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What an empty account field says and means. */
class AccountFieldTest extends SharedJenkins {

    @Test
    void namesTheAccountThatIsUsed() throws Exception {
        kakao.addAccount("team");
        kakao.addAccount("other");
        KakaoMemoConfiguration.get().setCredentialsId("team");
        Folder folder = jenkins.createProject(Folder.class, "folder");
        KakaoMemoFolderProperty ofFolder = new KakaoMemoFolderProperty();
        ofFolder.setCredentialsId("other");
        folder.addProperty(ofFolder);
        FreeStyleProject job = folder.createProject(FreeStyleProject.class, "job");
        KakaoMemoJobProperty ofJob = new KakaoMemoJobProperty();
        ofJob.setCredentialsId("team");
        job.addProperty(ofJob);

        assertThat(empty(KakaoMemoFolderProperty.DescriptorImpl.class, folder)).isEqualTo("Default: team");
        assertThat(empty(KakaoMemoJobProperty.DescriptorImpl.class, job)).isEqualTo("Default: other");
        assertThat(empty(KakaoMemoNotifier.DescriptorImpl.class, job)).isEqualTo("Default: team");
        assertThat(empty(KakaoMemoConfiguration.class, null)).isEqualTo("Choose an account");
    }

    @Test
    void namesTheOnlyAccount() throws Exception {
        kakao.addAccount("only");
        FreeStyleProject job = jenkins.createFreeStyleProject("job");

        assertThat(empty(KakaoMemoNotifier.DescriptorImpl.class, job)).isEqualTo("Default: only");
        assertThat(empty(KakaoMemoConfiguration.class, null)).isEqualTo("Default: only");
        assertThat(check(job, "").kind).isEqualTo(FormValidation.Kind.OK);
    }

    @Test
    void withoutAnyAccountItLeadsToTheConnectPage() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject("job");
        assertThat(empty(KakaoMemoNotifier.DescriptorImpl.class, job)).isEqualTo("No KakaoTalk account yet");

        assertThat(checked(browser()))
                .contains("no KakaoTalk account", "href='" + jenkins.getURL() + "kakao-memo/connect'");
    }

    @Test
    void theAddressOfTheRequestIsNoMarkup() throws Exception {
        jenkins.createFreeStyleProject("job");
        JenkinsRule.WebClient browser = browser();
        browser.addRequestHeader("X-Forwarded-Proto", "https");
        browser.addRequestHeader("X-Forwarded-Host", "x'><b>y");
        assertThat(checked(browser)).contains("https://x&#039;&gt;&lt;b&gt;y").doesNotContain("<b>");
    }

    /** What the empty field of a job is told. */
    private static String checked(JenkinsRule.WebClient browser) throws Exception {
        URL check = new URL(
                jenkins.getURL(),
                "job/job/descriptorByName/" + KakaoMemoNotifier.class.getName() + "/checkCredentialsId?value=");
        WebRequest request = browser.addCrumb(new WebRequest(check, HttpMethod.POST));
        return browser.loadWebResponse(request).getContentAsString();
    }

    @Test
    void saysWhatIsNotClearOrNotThere() throws Exception {
        kakao.addAccount("one");
        kakao.addAccount("another");
        FreeStyleProject job = jenkins.createFreeStyleProject("job");

        assertThat(check(job, "").getMessage()).contains("several KakaoTalk accounts", "one", "another");
        assertThat(check(job, "gone").getMessage()).contains("no KakaoTalk account", "gone");
        assertThat(check(job, "one").kind).isEqualTo(FormValidation.Kind.OK);
    }

    private static <T extends Descriptor<?> & AccountField> String empty(Class<T> form, @CheckForNull Item item) {
        return ExtensionList.lookupSingleton(form)
                .doFillCredentialsIdItems(item, "")
                .get(0)
                .name;
    }

    private static FormValidation check(Item item, String value) {
        return ExtensionList.lookupSingleton(KakaoMemoNotifier.DescriptorImpl.class)
                .doCheckCredentialsId(item, value);
    }
}
