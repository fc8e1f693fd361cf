package io.jenkins.plugins.kakaomemo.content;

import hudson.Extension;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.kakao.template.Limits;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import java.util.stream.Collectors;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** The message, or the facts of the build, in lines of text. */
public final class TextContent extends MemoTemplate {

    private static final long serialVersionUID = 1L;
    private static final String NAME = "text";

    /** What was written in place of a template's name, or {@code null}. */
    private final String unknown;

    @DataBoundConstructor
    public TextContent() {
        this(null);
    }

    private TextContent(String unknown) {
        this.unknown = unknown;
    }

    static TextContent named(String name) {
        return new TextContent(name.equals(NAME) ? null : name);
    }

    @Override
    public boolean isFilledIn() {
        if (unknown == null) {
            return false;
        }
        String filledIn = names().stream()
                .filter(name -> !name.equals(NAME))
                .map(name -> name + "(...)")
                .collect(Collectors.joining(", "));
        throw InvalidFieldException.of(
                "template", Messages._TextContent_Unknown(unknown, "feed, text, " + filledIn)::toString);
    }

    @Override
    public Memo memo(Link link) {
        throw Limits.missing("message");
    }

    @Extension(ordinal = 90)
    @Symbol(NAME)
    public static final class DescriptorImpl extends NamedDescriptor<MemoTemplate> {

        public DescriptorImpl() {
            super(Messages._TextContent_DisplayName());
        }
    }
}
