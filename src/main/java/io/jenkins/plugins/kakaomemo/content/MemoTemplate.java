package io.jenkins.plugins.kakaomemo.content;

import com.thoughtworks.xstream.converters.basic.AbstractSingleValueConverter;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import java.io.Serializable;
import java.util.List;
import jenkins.model.Jenkins;
import org.jenkinsci.plugins.structs.SymbolLookup;

/**
 * One of Kakao's templates, filled in or not, as users write it. Any value is accepted; what Kakao would refuse
 * is reported when the memo is made.
 *
 * <p>Declarative Pipelines refuse a literal whose class is not that of the parameter. A property of this type is set by
 * a {@code CharSequence}, which both {@code 'text'} and {@code list(...)} are; {@link #of} distinguishes them.
 */
public abstract class MemoTemplate implements Describable<MemoTemplate>, CharSequence, Serializable {

    private static final long serialVersionUID = 1L;

    /**
     * What users have written.
     *
     * @param given a template, or the name of one that needs no content: {@code text} or {@code feed}
     * @return {@code null} for what suits the memo; a name that is none is kept, and refused by {@link #isFilledIn}
     */
    @CheckForNull
    public static MemoTemplate of(@CheckForNull CharSequence given) {
        if (given instanceof MemoTemplate template) {
            return template instanceof UsualContent ? null : template;
        }
        String name = given == null ? null : Util.fixEmptyAndTrim(given.toString());
        if (name == null) {
            return null;
        }
        return name.equals("feed") ? new FeedContent() : TextContent.named(name);
    }

    /**
     * Whether it has content of its own; if not, it shows the message or the facts of the build.
     *
     * @throws InvalidFieldException if it was written as a name that no template has
     */
    public boolean isFilledIn() {
        return true;
    }

    /**
     * What is sent.
     *
     * @param link where a tap leads when the user names no other address
     * @throws InvalidFieldException if Kakao would refuse it; names the field as the user knows it
     */
    public abstract Memo memo(Link link);

    /** The names by which Pipelines and Job DSL know the kinds, such as {@code feed}, sorted. */
    public static List<String> names() {
        return Jenkins.get().<MemoTemplate, Descriptor<MemoTemplate>>getDescriptorList(MemoTemplate.class).stream()
                .flatMap(kind -> SymbolLookup.getSymbolValue(kind).stream())
                .sorted()
                .toList();
    }

    @NonNull
    @Override
    public final String toString() {
        return getClass().getSimpleName();
    }

    @Override
    public final int length() {
        return toString().length();
    }

    @Override
    public final char charAt(int index) {
        return toString().charAt(index);
    }

    @NonNull
    @Override
    public final CharSequence subSequence(int start, int end) {
        return toString().subSequence(start, end);
    }

    /** Reads the name alone, as people write it by hand: {@code <template>text</template>}. */
    public static final class ConverterImpl extends AbstractSingleValueConverter {

        @Override
        @SuppressWarnings("rawtypes")
        public boolean canConvert(Class type) {
            return type == MemoTemplate.class;
        }

        @Override
        public Object fromString(String name) {
            return of(name);
        }
    }
}
