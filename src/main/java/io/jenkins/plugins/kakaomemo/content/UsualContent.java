package io.jenkins.plugins.kakaomemo.content;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Descriptor;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.kakao.template.Limits;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import org.kohsuke.stapler.DataBoundConstructor;

/** The first choice of a form, which stands for no template at all. */
public final class UsualContent extends MemoTemplate {

    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public UsualContent() {}

    @Override
    public boolean isFilledIn() {
        return false;
    }

    @Override
    public Memo memo(Link link) {
        throw Limits.missing("message");
    }

    @Extension(ordinal = 100)
    public static final class DescriptorImpl extends Descriptor<MemoTemplate> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.UsualContent_DisplayName();
        }
    }
}
