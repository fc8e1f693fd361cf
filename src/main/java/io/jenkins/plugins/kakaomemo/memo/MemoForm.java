package io.jenkins.plugins.kakaomemo.memo;

import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.kakaomemo.Messages;
import io.jenkins.plugins.kakaomemo.kakao.template.FittedText;
import io.jenkins.plugins.kakaomemo.kakao.template.InvalidTemplateException;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import org.jvnet.localizer.LocaleProvider;

/** What the forms of the step and the post-build action say as one types; nothing is looked up, nothing sent. */
public final class MemoForm {

    private MemoForm() {}

    /** An empty message stands for the default one, a long one is shortened. */
    public static FormValidation checkMessage(String value) {
        if (Util.fixEmpty(value) == null) {
            return FormValidation.ok();
        }
        try {
            FittedText text = FittedText.of(value);
            return text.shortened()
                    ? FormValidation.warning(Messages.BuildMemo_Shortened(
                            text.originalLength(), text.text().length()))
                    : FormValidation.ok();
        } catch (InvalidTemplateException e) {
            return FormValidation.error(e.getMessage(LocaleProvider.getLocale()));
        }
    }

    /** An empty link stands for the build's page. */
    public static FormValidation checkLink(String value) {
        try {
            Link.to(Util.fixEmptyAndTrim(value));
            return FormValidation.ok();
        } catch (InvalidTemplateException e) {
            return FormValidation.error(e.getMessage(LocaleProvider.getLocale()));
        }
    }
}
