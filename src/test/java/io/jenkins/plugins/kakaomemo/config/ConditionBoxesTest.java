package io.jenkins.plugins.kakaomemo.config;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.model.Item;
import io.jenkins.plugins.kakaomemo.KakaoMemoNotifier;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlCheckBoxInput;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** The conditions in a form. */
class ConditionBoxesTest extends SharedJenkins {

    @Test
    void everyNthFailureIsABoxWithANumber() throws Exception {
        FreeStyleProject job = jobWith(List.of("failure"));

        clickEveryNth(job);
        assertThat(on(job)).containsExactly("failure", "everyNthFailure(3)");

        clickEveryNth(job);
        assertThat(on(job)).containsExactly("failure");
    }

    @Test
    void thoseThatFewWantAreShownOnDemandOrIfChosen() throws Exception {
        assertThat(showsMore(jobWith(List.of("failure", "fixed")))).isFalse();
        assertThat(showsMore(jobWith(List.of("aborted")))).isTrue();
        assertThat(showsMore(jobWith(List.of("everyNthFailure(5)")))).isTrue();
    }

    @Test
    void whoMayOnlyLookCanChangeNothing() throws Exception {
        FreeStyleProject job = jobWith(List.of("everyNthFailure(5)"));
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Jenkins.SYSTEM_READ, Item.READ, Item.EXTENDED_READ)
                .everywhere()
                .to("reader"));
        JenkinsRule.WebClient reader = browser().login("reader");

        for (HtmlPage page : List.of(reader.getPage(job, "configure"), reader.goTo("manage/configure"))) {
            assertThat(page.<HtmlInput>getByXPath("//input[@name='on' or contains(@class, 'kakao-memo-every-nth')]"))
                    .isNotEmpty()
                    .allSatisfy(input -> assertThat(input.isDisabled())
                            .as("%s of %s", input, page.getUrl())
                            .isTrue());
            assertThat(page.asNormalizedText()).doesNotContain("Connect KakaoTalk account");
        }
    }

    private static FreeStyleProject jobWith(List<String> on) throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        KakaoMemoNotifier notifier = new KakaoMemoNotifier();
        notifier.setOn(on);
        job.getPublishersList().add(notifier);
        return job;
    }

    private static List<String> on(FreeStyleProject job) {
        return job.getPublishersList().get(KakaoMemoNotifier.class).getOn();
    }

    private static void clickEveryNth(FreeStyleProject job) throws Exception {
        HtmlCheckBoxInput box = everyNth(job);
        box.click();
        jenkins.submit(((HtmlPage) box.getPage()).getFormByName("config"));
    }

    private static boolean showsMore(FreeStyleProject job) throws Exception {
        return ((DomElement) everyNth(job).getFirstByXPath("ancestor::details")).hasAttribute("open");
    }

    private static HtmlCheckBoxInput everyNth(FreeStyleProject job) throws Exception {
        HtmlPage form = jenkins.createWebClient().getPage(job, "configure");
        return form.getFirstByXPath("//div[@descriptorid='" + KakaoMemoNotifier.class.getName()
                + "']//input[contains(@class, 'kakao-memo-every-nth')]");
    }
}
