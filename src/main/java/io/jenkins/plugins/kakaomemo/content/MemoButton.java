package io.jenkins.plugins.kakaomemo.content;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.util.FormValidation;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.Button;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import java.io.Serializable;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A button below a memo. */
public final class MemoButton implements Describable<MemoButton>, Serializable {

    private static final long serialVersionUID = 1L;

    private final String title;
    private String url;

    @DataBoundConstructor
    public MemoButton(@CheckForNull String title) {
        this.title = Util.fixEmptyAndTrim(title);
    }

    /** Its label; Kakao advises at most 8 characters. */
    @CheckForNull
    public String getTitle() {
        return title;
    }

    /** Where it leads, or {@code null} for where the memo leads. */
    @CheckForNull
    public String getUrl() {
        return url;
    }

    @DataBoundSetter
    public void setUrl(@CheckForNull String url) {
        this.url = Util.fixEmptyAndTrim(url);
    }

    private Button toButton(Link link) {
        return new Button(title, Fields.link("buttons.url", url, link));
    }

    /**
     * @param link where a button without an address leads
     * @throws InvalidFieldException if one has no title or its address is no http or https address
     */
    public static List<Button> toButtons(List<MemoButton> buttons, Link link) {
        return buttons.stream().map(button -> button.toButton(link)).toList();
    }

    @Extension
    @Symbol("button")
    public static final class DescriptorImpl extends NamedDescriptor<MemoButton> {

        public DescriptorImpl() {
            super(Messages._MemoButton_DisplayName());
        }

        @POST
        public FormValidation doCheckTitle(@QueryParameter String value) {
            return Fields.checkRequired("title", value);
        }

        @POST
        public FormValidation doCheckUrl(@QueryParameter String value) {
            return Fields.checkAddress("url", value);
        }
    }
}
