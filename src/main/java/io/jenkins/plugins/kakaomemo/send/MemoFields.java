package io.jenkins.plugins.kakaomemo.send;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.kakaomemo.config.AccountField;
import io.jenkins.plugins.kakaomemo.config.ConditionBoxes;
import io.jenkins.plugins.kakaomemo.content.Fields;
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

    /**
     * The conditions as the form shows them.
     *
     * @param on those that are saved, or {@code null} in the form of a new step or action
     */
    default ConditionBoxes conditions(@CheckForNull List<String> on) {
        return new ConditionBoxes(Util.fixNull(on));
    }

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
        return Fields.checkAddress("link", value);
    }

    @POST
    default ListBoxModel doFillOverflowItems() {
        return new ListBoxModel(
                new ListBoxModel.Option(Messages.MemoFields_OverflowShorten(), ""),
                new ListBoxModel.Option(Messages.MemoFields_OverflowSplit(), "split"),
                new ListBoxModel.Option(Messages.MemoFields_OverflowFail(), "fail"));
    }

    static FittedText message(String value) {
        return Fields.named(kakaosName -> "message", () -> FittedText.of(value));
    }

    static List<FittedText> fit(String text, @CheckForNull String overflow, List<String> kept) {
        Overflow how = Overflow.of(overflow);
        return Fields.named(kakaosName -> "message", () -> how.fit(text, kept));
    }

    static Link link(String value) {
        return Fields.named(kakaosName -> "link", () -> Link.to(value));
    }
}
