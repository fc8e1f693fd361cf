package io.jenkins.plugins.kakaomemo.content;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.util.FormValidation;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.kakao.template.CustomTemplate;
import io.jenkins.plugins.kakaomemo.kakao.template.Limits;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import java.util.Map;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A template made in Kakao's message template tool; its links are set there. */
public final class CustomContent extends TemplateArgsContent {

    private static final long serialVersionUID = 1L;

    private final Integer templateId;

    @DataBoundConstructor
    public CustomContent(@CheckForNull Integer templateId) {
        this.templateId = templateId;
    }

    /** Its number in the message template tool, positive; required. */
    @CheckForNull
    public Integer getTemplateId() {
        return templateId;
    }

    @Override
    public Memo memo(Link link) {
        if (templateId == null) {
            throw Limits.missing("templateId");
        }
        Map<String, String> args = TemplateArg.toMap(getTemplateArgs());
        return Fields.named(Fields::camelCase, () -> new CustomTemplate(templateId, args));
    }

    @Extension(ordinal = 30)
    @Symbol("custom")
    public static final class DescriptorImpl extends TemplateArgsDescriptor {

        public DescriptorImpl() {
            super(Messages._CustomContent_DisplayName());
        }

        @POST
        public FormValidation doCheckTemplateId(@QueryParameter String value) {
            return checkTemplateId(value);
        }
    }
}
