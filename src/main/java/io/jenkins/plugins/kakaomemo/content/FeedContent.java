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
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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
    private String profileText;
    private String profileImageUrl;
    private String titleImageText;
    private String titleImageUrl;
    private String titleImageCategory;
    private String sum;
    private String sumValue;
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

    /** The header above the rows, or {@code null}; about 16 characters are shown. */
    @CheckForNull
    public String getProfileText() {
        return profileText;
    }

    @DataBoundSetter
    public void setProfileText(@CheckForNull String profileText) {
        this.profileText = Util.fixEmptyAndTrim(profileText);
    }

    /** The small picture beside the header, or {@code null}. */
    @CheckForNull
    public String getProfileImageUrl() {
        return profileImageUrl;
    }

    @DataBoundSetter
    public void setProfileImageUrl(@CheckForNull String profileImageUrl) {
        this.profileImageUrl = Util.fixEmptyAndTrim(profileImageUrl);
    }

    /** The title of the rows, or {@code null}; about 24 characters on 2 lines are shown. */
    @CheckForNull
    public String getTitleImageText() {
        return titleImageText;
    }

    @DataBoundSetter
    public void setTitleImageText(@CheckForNull String titleImageText) {
        this.titleImageText = Util.fixEmptyAndTrim(titleImageText);
    }

    /** A square picture beside the title of the rows, or {@code null}. */
    @CheckForNull
    public String getTitleImageUrl() {
        return titleImageUrl;
    }

    @DataBoundSetter
    public void setTitleImageUrl(@CheckForNull String titleImageUrl) {
        this.titleImageUrl = Util.fixEmptyAndTrim(titleImageUrl);
    }

    /** Small text below the title of the rows, or {@code null}; about 14 characters are shown. */
    @CheckForNull
    public String getTitleImageCategory() {
        return titleImageCategory;
    }

    @DataBoundSetter
    public void setTitleImageCategory(@CheckForNull String titleImageCategory) {
        this.titleImageCategory = Util.fixEmptyAndTrim(titleImageCategory);
    }

    /** The name of the last row, or {@code null}; about 6 characters are shown. */
    @CheckForNull
    public String getSum() {
        return sum;
    }

    @DataBoundSetter
    public void setSum(@CheckForNull String sum) {
        this.sum = Util.fixEmptyAndTrim(sum);
    }

    /** The value of the last row, or {@code null}; about 11 characters are shown. */
    @CheckForNull
    public String getSumValue() {
        return sumValue;
    }

    @DataBoundSetter
    public void setSumValue(@CheckForNull String sumValue) {
        this.sumValue = Util.fixEmptyAndTrim(sumValue);
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
        return hasRows()
                || Stream.of(title, description, imageUrl, url, buttons).anyMatch(Objects::nonNull);
    }

    @Override
    public Memo memo(Link link) {
        String shown = Fields.required("title", title);
        Link target = Fields.link("url", url, link);
        List<ItemContent.Item> rows = getItems().stream().map(FeedItem::toItem).toList();
        List<Button> all = MemoButton.toButtons(getButtons(), link);
        return Fields.named(
                Fields::camelCase,
                () -> new FeedTemplate(new Content(shown, imageUrl, description, target), itemContent(rows), all));
    }

    private boolean hasRows() {
        Object[] parts = {
            items, profileText, profileImageUrl, titleImageText, titleImageUrl, titleImageCategory, sum, sumValue
        };
        return Stream.of(parts).anyMatch(Objects::nonNull);
    }

    private ItemContent itemContent(List<ItemContent.Item> rows) {
        if (!hasRows()) {
            return null;
        }
        return new ItemContent(
                profileText, profileImageUrl, titleImageText, titleImageUrl, titleImageCategory, rows, sum, sumValue);
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

        @POST
        public FormValidation doCheckProfileImageUrl(@QueryParameter String value) {
            return Fields.checkAddress("profileImageUrl", value);
        }

        @POST
        public FormValidation doCheckTitleImageUrl(@QueryParameter String value) {
            return Fields.checkAddress("titleImageUrl", value);
        }
    }
}
