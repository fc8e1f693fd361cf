package io.jenkins.plugins.kakaomemo.content;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.Button;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.Content;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.FeedTemplate;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.ItemContent;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A card with picture, title, description, rows and buttons; with nothing filled in, the card of the build. */
public final class FeedContent extends MemoTemplate {

    private static final long serialVersionUID = 1L;

    private String title;
    private String description;
    private String imageUrl;
    private String url;
    private List<FeedItem> items;
    private List<MemoButton> buttons;

    @DataBoundConstructor
    public FeedContent() {}

    /** Shown in bold; required as soon as anything else is filled in. */
    @CheckForNull
    public String getTitle() {
        return title;
    }

    @DataBoundSetter
    public void setTitle(@CheckForNull String title) {
        this.title = Util.fixEmptyAndTrim(title);
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

    /** A public picture, at least 200 by 200 pixels and at most 5 MB, or {@code null}. */
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

    /** At most 5 rows. */
    public List<FeedItem> getItems() {
        return Util.fixNull(items);
    }

    @DataBoundSetter
    public void setItems(@CheckForNull List<FeedItem> items) {
        this.items = Fields.saved(items);
    }

    /** At most 2. */
    public List<MemoButton> getButtons() {
        return Util.fixNull(buttons);
    }

    @DataBoundSetter
    public void setButtons(@CheckForNull List<MemoButton> buttons) {
        this.buttons = Fields.saved(buttons);
    }

    @Override
    public boolean isFilledIn() {
        return Arrays.asList(title, description, imageUrl, url, items, buttons).stream()
                .anyMatch(Objects::nonNull);
    }

    @Override
    public Memo memo(Link link) {
        String shown = Fields.required("title", title);
        Link target = Fields.link("url", url, link);
        List<ItemContent.Item> rows = getItems().stream().map(FeedItem::toItem).toList();
        List<Button> all = MemoButton.toButtons(getButtons(), link);
        return Fields.named(Fields::camelCase, () -> {
            ItemContent content = rows.isEmpty() ? null : new ItemContent(rows);
            return new FeedTemplate(new Content(shown, imageUrl, description, target), content, all);
        });
    }

    @Extension(ordinal = 80)
    @Symbol("feed")
    public static final class DescriptorImpl extends NamedDescriptor<MemoTemplate> implements Fields.AddressFields {

        public DescriptorImpl() {
            super(Messages._FeedContent_DisplayName());
        }

        /** Required once anything beside it is filled in; with nothing at all the template is the card of the build. */
        @POST
        public FormValidation doCheckTitle(
                @QueryParameter String value,
                @QueryParameter String description,
                @QueryParameter String imageUrl,
                @QueryParameter String url) {
            String beside = Util.fixNull(description) + Util.fixNull(imageUrl) + Util.fixNull(url);
            return beside.isBlank() ? FormValidation.ok() : Fields.checkRequired("title", value);
        }
    }
}
