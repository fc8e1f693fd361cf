package io.jenkins.plugins.kakaomemo.content;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import io.jenkins.plugins.kakaomemo.kakao.template.RawTemplate;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * A default template as Kakao's documentation writes it, for what the other contents do not know; brings its own links.
 */
public final class RawContent extends MemoTemplate {

    private static final long serialVersionUID = 1L;

    private final String json;

    @DataBoundConstructor
    public RawContent(@CheckForNull String json) {
        this.json = Util.fixEmptyAndTrim(json);
    }

    /** A JSON object with an {@code object_type}; required. */
    @CheckForNull
    public String getJson() {
        return json;
    }

    @Override
    public Memo memo(Link link) {
        return Fields.named(
                kakaosName -> kakaosName.equals("template_object") ? "json" : "json." + kakaosName,
                () -> new RawTemplate(json));
    }

    @Extension(ordinal = 10)
    @Symbol("raw")
    public static final class DescriptorImpl extends NamedDescriptor<MemoTemplate> {

        public DescriptorImpl() {
            super(Messages._RawContent_DisplayName());
        }

        @POST
        public FormValidation doCheckJson(@QueryParameter String value) {
            return Fields.checkExpanded(value, json -> new RawContent(json).memo(Link.NONE));
        }
    }
}
