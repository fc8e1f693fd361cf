package io.jenkins.plugins.kakaomemo.send;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.template.FittedText;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import io.jenkins.plugins.kakaomemo.kakao.template.Overflow;
import java.util.List;
import net.sf.json.JSONObject;
import org.jvnet.localizer.LocaleProvider;

/** The fields that the step and the post-build action share, read in the same way by a build and by the form. */
public final class MemoFields {

    private MemoFields() {}

    static FittedText message(String value) {
        try {
            return FittedText.of(value);
        } catch (InvalidFieldException e) {
            throw e.named("message");
        }
    }

    static List<FittedText> fit(String text, @CheckForNull String overflow, List<String> kept) {
        Overflow how = overflow(overflow);
        try {
            return how.fit(text, kept);
        } catch (InvalidFieldException e) {
            throw e.named("message");
        }
    }

    static Overflow overflow(@CheckForNull String value) {
        return value == null ? Overflow.SHORTEN : Overflow.of(value);
    }

    static Link link(String value) {
        try {
            return Link.to(value);
        } catch (InvalidFieldException e) {
            throw e.named("link");
        }
    }

    /** An empty message stands for the build card; one that is too long will be shortened. */
    public static FormValidation checkMessage(String value, String overflow) {
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
    public static FormValidation checkLink(String value) {
        try {
            link(Util.fixEmptyAndTrim(value));
            return FormValidation.ok();
        } catch (InvalidFieldException e) {
            return FormValidation.error(e.getMessage(LocaleProvider.getLocale()));
        }
    }

    /** What the form submits, with the filled-in template where the data binding looks for it. */
    public static JSONObject form(JSONObject submitted) {
        JSONObject filledIn = submitted.optJSONObject("filledIn");
        if (filledIn != null) {
            submitted.put("content", filledIn.get("content"));
        }
        return submitted;
    }

    /** How a memo is drawn. */
    public static ListBoxModel templates() {
        return new ListBoxModel(
                new ListBoxModel.Option(Messages.MemoFields_TemplateAny(), ""),
                new ListBoxModel.Option(Messages.MemoFields_TemplateFeed(), TemplateKind.FEED.written()),
                new ListBoxModel.Option(Messages.MemoFields_TemplateText(), TemplateKind.TEXT.written()));
    }

    /** What becomes of a text that is too long. */
    public static ListBoxModel overflows() {
        return new ListBoxModel(
                new ListBoxModel.Option(Messages.MemoFields_OverflowShorten(), ""),
                new ListBoxModel.Option(Messages.MemoFields_OverflowSplit(), "split"),
                new ListBoxModel.Option(Messages.MemoFields_OverflowFail(), "fail"));
    }
}
