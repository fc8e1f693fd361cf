package io.jenkins.plugins.kakaomemo.memo;

import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.kakaomemo.Messages;
import io.jenkins.plugins.kakaomemo.kakao.template.FittedText;
import io.jenkins.plugins.kakaomemo.kakao.template.InvalidTemplateException;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import org.jvnet.localizer.LocaleProvider;

/** The fields that the step and the post-build action share, read in the same way by a build and by the form. */
public final class MemoFields {

    private MemoFields() {}

    static FittedText message(String value) {
        try {
            return FittedText.of(value);
        } catch (InvalidTemplateException e) {
            throw e.named("message");
        }
    }

    static Link link(String value) {
        try {
            return Link.to(value);
        } catch (InvalidTemplateException e) {
            throw e.named("link");
        }
    }

    /** An empty message stands for the default one; one that is too long will be shortened. */
    public static FormValidation checkMessage(String value) {
        if (Util.fixEmpty(value) == null) {
            return FormValidation.ok();
        }
        try {
            FittedText text = message(value);
            return text.shortened()
                    ? FormValidation.warning(Messages.MemoFields_Shortened(
                            text.originalLength(), text.text().length()))
                    : FormValidation.ok();
        } catch (InvalidTemplateException e) {
            return FormValidation.error(e.getMessage(LocaleProvider.getLocale()));
        }
    }

    /** An empty link stands for the build's page. */
    public static FormValidation checkLink(String value) {
        try {
            link(Util.fixEmptyAndTrim(value));
            return FormValidation.ok();
        } catch (InvalidTemplateException e) {
            return FormValidation.error(e.getMessage(LocaleProvider.getLocale()));
        }
    }
}
