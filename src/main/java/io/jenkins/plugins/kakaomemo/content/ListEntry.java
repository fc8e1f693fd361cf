package io.jenkins.plugins.kakaomemo.content;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.util.FormValidation;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.Content;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import java.io.Serializable;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** One row of a list. */
public final class ListEntry implements Describable<ListEntry>, Serializable {

    private static final long serialVersionUID = 1L;

    private final String title;
    private String description;
    private String imageUrl;
    private String url;

    @DataBoundConstructor
    public ListEntry(@CheckForNull String title) {
        this.title = Util.fixEmptyAndTrim(title);
    }

    /** Shown in bold; required. */
    @CheckForNull
    public String getTitle() {
        return title;
    }

    /** Shown below the title, or {@code null}. */
    @CheckForNull
    public String getDescription() {
        return description;
    }

    @DataBoundSetter
    public void setDescription(@CheckForNull String description) {
        this.description = Util.fixEmptyAndTrim(description);
    }

    /** A public picture, or {@code null}; KakaoTalk advises 400 by 400 pixels. */
    @CheckForNull
    public String getImageUrl() {
        return imageUrl;
    }

    @DataBoundSetter
    public void setImageUrl(@CheckForNull String imageUrl) {
        this.imageUrl = Util.fixEmptyAndTrim(imageUrl);
    }

    /** Where a tap leads, or {@code null} for the link of the memo. */
    @CheckForNull
    public String getUrl() {
        return url;
    }

    @DataBoundSetter
    public void setUrl(@CheckForNull String url) {
        this.url = Util.fixEmptyAndTrim(url);
    }

    /** @throws InvalidFieldException if there is no title, or an address is no http or https address */
    Content toContent(Link link) {
        String shown = Fields.required("entries.title", title);
        Link target = Fields.link("entries.url", url, link);
        return Fields.named(
                kakaosName -> "entries." + Fields.camelCase(kakaosName),
                () -> new Content(shown, imageUrl, description, target));
    }

    @Extension
    @Symbol("entry")
    public static final class DescriptorImpl extends NamedDescriptor<ListEntry> implements Fields.AddressFields {

        public DescriptorImpl() {
            super(Messages._ListEntry_DisplayName());
            for (String field : List.of("description", "imageUrl", "url")) {
                addHelpFileRedirect(field, FeedContent.class, field);
            }
        }

        @POST
        public FormValidation doCheckTitle(@QueryParameter String value) {
            return Fields.checkRequired("title", value);
        }
    }
}
