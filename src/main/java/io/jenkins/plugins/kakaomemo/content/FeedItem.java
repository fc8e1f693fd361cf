package io.jenkins.plugins.kakaomemo.content;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.util.FormValidation;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.ItemContent;
import java.io.Serializable;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** One row of a feed. */
public final class FeedItem implements Describable<FeedItem>, Serializable {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final String value;

    @DataBoundConstructor
    public FeedItem(@CheckForNull String name, @CheckForNull String value) {
        this.name = Util.fixEmptyAndTrim(name);
        this.value = Util.fixEmptyAndTrim(value);
    }

    /** What stands on the left; required. */
    @CheckForNull
    public String getName() {
        return name;
    }

    /** What stands on the right; required. */
    @CheckForNull
    public String getValue() {
        return value;
    }

    /** @throws InvalidFieldException if one of the two is missing */
    ItemContent.Item toItem() {
        return new ItemContent.Item(Fields.required("items.name", name), Fields.required("items.value", value));
    }

    @Extension
    @Symbol("item")
    public static final class DescriptorImpl extends NamedDescriptor<FeedItem> {

        public DescriptorImpl() {
            super(Messages._FeedItem_DisplayName());
        }

        @POST
        public FormValidation doCheckName(@QueryParameter String value) {
            return Fields.checkRequired("name", value);
        }

        @POST
        public FormValidation doCheckValue(@QueryParameter String value) {
            return Fields.checkRequired("value", value);
        }
    }
}
