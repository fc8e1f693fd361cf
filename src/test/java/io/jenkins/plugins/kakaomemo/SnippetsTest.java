package io.jenkins.plugins.kakaomemo;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.content.ContentExamples;
import io.jenkins.plugins.kakaomemo.content.MemoButton;
import io.jenkins.plugins.kakaomemo.recipient.RecipientExamples;
import java.util.List;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.pipeline.modeldefinition.generator.OptionsDirective;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.multibranch.JobPropertyStep;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.Test;

/** What the generators write is what they were given. */
class SnippetsTest extends SharedJenkins {

    @Test
    void ofTheStep() throws Exception {
        kakao.addAccount("kakao");
        SnippetizerTester snippets = new SnippetizerTester(jenkins);
        StepConfigTester form = new StepConfigTester(jenkins);
        for (ContentExamples.Example example : ContentExamples.all()) {
            KakaoMemoStep step = new KakaoMemoStep(null);
            step.setTemplate(example.content());
            String written = example.content().isFilledIn()
                    ? example.pipeline()
                    : "'" + example.pipeline().replace("()", "") + "'";
            snippets.assertRoundTrip(step, "kakaoMemo message: null, template: " + written);
        }
        for (RecipientExamples example : RecipientExamples.all()) {
            KakaoMemoStep step = new KakaoMemoStep("done");
            step.setTo(List.of(example.recipient()));
            snippets.assertRoundTrip(step, "kakaoMemo message: 'done', to: [" + example.pipeline() + "]");
        }
        KakaoMemoStep own = new KakaoMemoStep(null);
        own.setTemplate(ContentExamples.filledIn().get(0).content());
        own.setTo(RecipientExamples.recipients());
        jenkins.assertEqualDataBoundBeans(own, form.configRoundTrip(own));
        KakaoMemoStep step = new KakaoMemoStep("done");
        step.setOn(List.of("failure", "everyNthFailure(3)"));
        step.setTemplate("feed");
        step.setOverflow("split");
        MemoButton button = new MemoButton("Look");
        button.setUrl("https://example.com/");
        step.setButtons(List.of(button));
        jenkins.assertEqualDataBoundBeans(step, form.configRoundTrip(step));
        snippets.assertRoundTrip(
                step,
                "kakaoMemo buttons: [button(title: 'Look', url: 'https://example.com/')], message: 'done',"
                        + " on: ['failure', 'everyNthFailure(3)'], overflow: 'split', template: 'feed'");
    }

    @Test
    void ofTheOptionAndTheAction() throws Exception {
        KakaoMemoJobProperty property = new KakaoMemoJobProperty();
        property.setOn(List.of("started", "failure"));
        property.setTo(RecipientExamples.recipients());
        property.setTemplate("text");
        String arguments = "on: ['started', 'failure'], template: 'text', to: ["
                + RecipientExamples.all().stream()
                        .map(RecipientExamples::pipeline)
                        .collect(Collectors.joining(", "))
                + "]";
        new SnippetizerTester(jenkins)
                .assertRoundTrip(
                        new JobPropertyStep(List.of(property)), "properties([kakaoMemoNotify(" + arguments + ")])");
        OptionsDirective.DescriptorImpl directives =
                jenkins.jenkins.getDescriptorByType(OptionsDirective.DescriptorImpl.class);
        assertThat(directives.toGroovy(new OptionsDirective(List.of(property))))
                .contains("kakaoMemoNotify " + arguments);

        KakaoMemoNotifier notifier = new KakaoMemoNotifier();
        notifier.setMessage("done");
        notifier.setTemplate(ContentExamples.filledIn().get(0).content());
        assertThat(Snippetizer.object2Groovy(DescribableModel.uninstantiate2_(notifier)))
                .startsWith("kakaoMemoNotifier message: 'done', template: feed(");
    }
}
