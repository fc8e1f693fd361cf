package io.jenkins.plugins.kakaomemo.content;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.Button;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.Content;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.ListTemplate;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Two or three rows under a header. */
public final class ListContent extends MemoTemplate {

    private static final long serialVersionUID = 1L;

    private final String headerTitle;
    private String headerUrl;
    private final List<ListEntry> entries;
    private List<MemoButton> buttons;

    @DataBoundConstructor
    public ListContent(@CheckForNull String headerTitle, @CheckForNull List<ListEntry> entries) {
        this.headerTitle = Util.fixEmptyAndTrim(headerTitle);
        this.entries = Fields.saved(entries);
    }

    /** At most 200 characters; required. */
    @CheckForNull
    public String getHeaderTitle() {
        return headerTitle;
    }

    /** Two or three rows. */
    public List<ListEntry> getEntries() {
        return Util.fixNull(entries);
    }

    /** Where a tap on the header leads, or {@code null} for the link of the memo. */
    @CheckForNull
    public String getHeaderUrl() {
        return headerUrl;
    }

    @DataBoundSetter
    public void setHeaderUrl(@CheckForNull String headerUrl) {
        this.headerUrl = Util.fixEmptyAndTrim(headerUrl);
    }

    public List<MemoButton> getButtons() {
        return Util.fixNull(buttons);
    }

    @DataBoundSetter
    public void setButtons(@CheckForNull List<MemoButton> buttons) {
        this.buttons = Fields.saved(buttons);
    }

    @Override
    public Memo memo(Link link) {
        Link headerLink = Fields.link("headerUrl", headerUrl, link);
        List<Content> contents =
                getEntries().stream().map(entry -> entry.toContent(link)).toList();
        List<Button> all = MemoButton.toButtons(getButtons(), link);
        return Fields.named(
                kakaosName -> kakaosName.equals("contents") ? "entries" : Fields.camelCase(kakaosName),
                () -> new ListTemplate(headerTitle, headerLink, contents, all));
    }

    @Extension(ordinal = 70)
    @Symbol("list")
    public static final class DescriptorImpl extends NamedDescriptor<MemoTemplate> {

        public DescriptorImpl() {
            super(Messages._ListContent_DisplayName());
            addHelpFileRedirect("buttons", FeedContent.class, "buttons");
        }

        @POST
        public FormValidation doCheckHeaderTitle(@QueryParameter String value) {
            ListEntry row = new ListEntry("row");
            return Fields.check(() -> new ListContent(value, List.of(row, row)).memo(Link.NONE));
        }

        @POST
        public FormValidation doCheckHeaderUrl(@QueryParameter String value) {
            return Fields.checkAddress("headerUrl", value);
        }
    }
}
