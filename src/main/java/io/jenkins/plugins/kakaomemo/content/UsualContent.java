package io.jenkins.plugins.kakaomemo.content;

import hudson.Extension;
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
    public static final class DescriptorImpl extends NamedDescriptor<MemoTemplate> {

        public DescriptorImpl() {
            super(Messages._UsualContent_DisplayName());
        }
    }
}
