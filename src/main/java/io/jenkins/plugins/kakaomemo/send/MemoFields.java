package io.jenkins.plugins.kakaomemo.send;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.kakaomemo.account.AccountField;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.template.FittedText;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import io.jenkins.plugins.kakaomemo.kakao.template.Overflow;
import java.util.List;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * The fields that the step and the post-build action share, read in the same way by a build and by the form: the
 * descriptors of both have these web methods.
 */
public interface MemoFields extends MemoArguments, AccountField {

    /** An empty message stands for the build card; one that is too long will be shortened. */
    @POST
    default FormValidation doCheckMessage(@QueryParameter String value, @QueryParameter String overflow) {
        if (Util.fixEmpty(value) == null) {
            return FormValidation.ok();
        }
        try {
            List<FittedText> parts = fit(value, Util.fixEmptyAndTrim(overflow), List.of());
            if (parts.size() > 1) {
                return FormValidation.warning(Messages.MemoFields_Split(value.length(), parts.size()));
            }
            FittedText text = parts.get(0);
            return text.shortened()
                    ? FormValidation.warning(Messages.MemoFields_Shortened(
                            text.originalLength(), text.text().length()))
                    : FormValidation.ok();
        } catch (InvalidFieldException e) {
            return FormValidation.error(e.getMessage(LocaleProvider.getLocale()));
        }
    }

    /** An empty link stands for the build's page. */
    @POST
    default FormValidation doCheckLink(@QueryParameter String value) {
        try {
            link(Util.fixEmptyAndTrim(value));
            return FormValidation.ok();
        } catch (InvalidFieldException e) {
            return FormValidation.error(e.getMessage(LocaleProvider.getLocale()));
        }
    }

    /** What becomes of a text that is too long. */
    @POST
    default ListBoxModel doFillOverflowItems() {
        return new ListBoxModel(
                new ListBoxModel.Option(Messages.MemoFields_OverflowShorten(), ""),
                new ListBoxModel.Option(Messages.MemoFields_OverflowSplit(), "split"),
                new ListBoxModel.Option(Messages.MemoFields_OverflowFail(), "fail"));
    }

    static FittedText message(String value) {
        try {
            return FittedText.of(value);
        } catch (InvalidFieldException e) {
            throw e.named("message");
        }
    }

    static List<FittedText> fit(String text, @CheckForNull String overflow, List<String> kept) {
        Overflow how = Overflow.of(overflow);
        try {
            return how.fit(text, kept);
        } catch (InvalidFieldException e) {
            throw e.named("message");
        }
    }

    static Link link(String value) {
        try {
            return Link.to(value);
        } catch (InvalidFieldException e) {
            throw e.named("link");
        }
    }
}
