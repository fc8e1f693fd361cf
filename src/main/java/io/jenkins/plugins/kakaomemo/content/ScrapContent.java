package io.jenkins.plugins.kakaomemo.content;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.kakao.template.Limits;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import io.jenkins.plugins.kakaomemo.kakao.template.Scrap;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A web page that Kakao reads and shows. */
public final class ScrapContent extends TemplateArgsContent {

    private static final long serialVersionUID = 1L;

    private final String scrapUrl;
    private Integer templateId;

    @DataBoundConstructor
    public ScrapContent(@CheckForNull String scrapUrl) {
        this.scrapUrl = Util.fixEmptyAndTrim(scrapUrl);
    }

    /** The address of the page, on a domain that is registered at Kakao; required. */
    @CheckForNull
    public String getScrapUrl() {
        return scrapUrl;
    }

    /** The number of a custom template to show it with, or {@code null} for Kakao's own look. */
    @CheckForNull
    public Integer getTemplateId() {
        return templateId;
    }

    @DataBoundSetter
    public void setTemplateId(@CheckForNull Integer templateId) {
        this.templateId = templateId;
    }

    @Override
    public Memo memo(Link link) {
        Map<String, String> args = TemplateArg.toMap(getTemplateArgs());
        if (templateId == null && !args.isEmpty()) {
            throw Limits.missing("templateId");
        }
        return Fields.named(
                kakaosName -> kakaosName.equals("request_url") ? "scrapUrl" : Fields.camelCase(kakaosName),
                () -> new Scrap(scrapUrl, templateId == null ? null : templateId.longValue(), args));
    }

    @Extension(ordinal = 20)
    @Symbol("scrap")
    public static final class DescriptorImpl extends TemplateArgsDescriptor {

        public DescriptorImpl() {
            super(Messages._ScrapContent_DisplayName());
            addHelpFileRedirect("templateArgs", CustomContent.class, "templateArgs");
        }

        @POST
        public FormValidation doCheckScrapUrl(@QueryParameter String value) {
            return Util.fixEmptyAndTrim(value) == null
                    ? Fields.checkRequired("scrapUrl", value)
                    : Fields.checkAddress("scrapUrl", value);
        }

        @POST
        public FormValidation doCheckTemplateId(@QueryParameter String value) {
            return Util.fixEmptyAndTrim(value) == null ? FormValidation.ok() : checkTemplateId(value);
        }
    }
}
