package io.jenkins.plugins.kakaomemo.content;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.kakao.template.Button;
import io.jenkins.plugins.kakaomemo.kakao.template.Content;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import io.jenkins.plugins.kakaomemo.kakao.template.LocationTemplate;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A place, with a button of Kakao's that shows it on the map. */
public final class LocationContent extends CardContent {

    private static final long serialVersionUID = 1L;

    private final String address;
    private String addressTitle;
    private String description;

    @DataBoundConstructor
    public LocationContent(@CheckForNull String address, @CheckForNull String title) {
        super(title);
        this.address = Util.fixEmptyAndTrim(address);
    }

    /** What the map is searched for; required. */
    @CheckForNull
    public String getAddress() {
        return address;
    }

    /** The name shown on the map, or {@code null}. */
    @CheckForNull
    public String getAddressTitle() {
        return addressTitle;
    }

    @DataBoundSetter
    public void setAddressTitle(@CheckForNull String addressTitle) {
        this.addressTitle = Util.fixEmptyAndTrim(addressTitle);
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

    @Override
    public Memo memo(Link link) {
        Content content = content(description, link);
        List<Button> buttons = buttons(link);
        return Fields.named(
                Fields::camelCase, () -> new LocationTemplate(address, addressTitle, content, null, null, buttons));
    }

    @Extension(ordinal = 50)
    @Symbol("location")
    public static final class DescriptorImpl extends CardDescriptor {

        public DescriptorImpl() {
            for (String field : List.of("title", "description", "imageUrl", "url")) {
                addHelpFileRedirect(field, FeedContent.class, field);
            }
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.LocationContent_DisplayName();
        }

        @POST
        public FormValidation doCheckAddress(@QueryParameter String value) {
            return Fields.checkRequired("address", value);
        }
    }
}
