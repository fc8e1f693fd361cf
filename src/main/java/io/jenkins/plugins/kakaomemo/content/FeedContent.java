package io.jenkins.plugins.kakaomemo.content;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.kakao.template.Button;
import io.jenkins.plugins.kakaomemo.kakao.template.Content;
import io.jenkins.plugins.kakaomemo.kakao.template.FeedTemplate;
import io.jenkins.plugins.kakaomemo.kakao.template.ItemContent;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import io.jenkins.plugins.kakaomemo.kakao.template.Social;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A picture with title, description, rows and counters. */
public final class FeedContent extends CardContent {

    private static final long serialVersionUID = 1L;

    private String description;
    private List<FeedItem> items;
    private String profileText;
    private String profileImageUrl;
    private String titleImageText;
    private String titleImageUrl;
    private String titleImageCategory;
    private String sum;
    private String sumValue;
    private SocialCounts social;

    @DataBoundConstructor
    public FeedContent(@CheckForNull String title) {
        super(title);
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

    /** At most 5 rows. */
    public List<FeedItem> getItems() {
        return items == null ? List.of() : Collections.unmodifiableList(items);
    }

    @DataBoundSetter
    public void setItems(@CheckForNull List<FeedItem> items) {
        this.items = Fields.kept(items);
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

    /** Counters below the memo, or {@code null}. */
    @CheckForNull
    public SocialCounts getSocial() {
        return social;
    }

    @DataBoundSetter
    public void setSocial(@CheckForNull SocialCounts social) {
        this.social = social;
    }

    @Override
    public Memo memo(Link link) {
        Content content = content(description, link);
        ItemContent rows = rows();
        Social counts = social == null ? null : social.toSocial();
        List<Button> buttons = buttons(link);
        return Fields.named(Fields::camelCase, () -> new FeedTemplate(content, rows, counts, null, buttons));
    }

    private ItemContent rows() {
        List<ItemContent.Item> rows = getItems().stream().map(FeedItem::toItem).toList();
        boolean none = rows.isEmpty()
                && Stream.of(
                                profileText,
                                profileImageUrl,
                                titleImageText,
                                titleImageUrl,
                                titleImageCategory,
                                sum,
                                sumValue)
                        .allMatch(Objects::isNull);
        return none
                ? null
                : Fields.named(
                        Fields::camelCase,
                        () -> new ItemContent(
                                profileText,
                                profileImageUrl,
                                titleImageText,
                                titleImageUrl,
                                titleImageCategory,
                                rows,
                                sum,
                                sumValue));
    }

    @Extension(ordinal = 80)
    @Symbol("feed")
    public static final class DescriptorImpl extends CardDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.FeedContent_DisplayName();
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
