package io.jenkins.plugins.kakaomemo.content;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.template.Button;
import io.jenkins.plugins.kakaomemo.kakao.template.Content;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import java.util.Collections;
import java.util.List;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A template around one title and picture. */
public abstract class CardContent extends MemoContent {

    private static final long serialVersionUID = 1L;

    private final String title;
    private String imageUrl;
    private String url;
    private List<MemoButton> buttons;

    CardContent(@CheckForNull String title) {
        this.title = Util.fixEmptyAndTrim(title);
    }

    /** Shown in bold; required. */
    @CheckForNull
    public final String getTitle() {
        return title;
    }

    /** A public picture, at least 200 by 200 pixels and at most 5 MB, or {@code null}. */
    @CheckForNull
    public final String getImageUrl() {
        return imageUrl;
    }

    @DataBoundSetter
    public final void setImageUrl(@CheckForNull String imageUrl) {
        this.imageUrl = Util.fixEmptyAndTrim(imageUrl);
    }

    /** Where a tap leads, or {@code null} for the link of the memo. */
    @CheckForNull
    public final String getUrl() {
        return url;
    }

    @DataBoundSetter
    public final void setUrl(@CheckForNull String url) {
        this.url = Util.fixEmptyAndTrim(url);
    }

    public final List<MemoButton> getButtons() {
        return buttons == null ? List.of() : Collections.unmodifiableList(buttons);
    }

    @DataBoundSetter
    public final void setButtons(@CheckForNull List<MemoButton> buttons) {
        this.buttons = Fields.kept(buttons);
    }

    /** @throws InvalidFieldException if there is no title, or an address is no http or https address */
    final Content content(@CheckForNull String description, Link link) {
        String shown = Fields.required("title", title);
        Link target = Fields.link("url", url, link);
        return Fields.named(Fields::camelCase, () -> new Content(shown, imageUrl, null, null, description, target));
    }

    final List<Button> buttons(Link link) {
        return MemoButton.toButtons(getButtons(), link);
    }

    /** Checks what all of them have as it is typed. */
    public abstract static class CardDescriptor extends Descriptor<MemoContent> {

        @POST
        public final FormValidation doCheckTitle(@QueryParameter String value) {
            return Fields.checkRequired("title", value);
        }

        @POST
        public final FormValidation doCheckImageUrl(@QueryParameter String value) {
            return Fields.checkAddress("imageUrl", value);
        }

        @POST
        public final FormValidation doCheckUrl(@QueryParameter String value) {
            return Fields.checkAddress("url", value);
        }
    }
}
