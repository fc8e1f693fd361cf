package io.jenkins.plugins.kakaomemo.content;

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
 * One of Kakao's templates with its content, as users write it. Takes whatever they write; what Kakao would refuse is
 * told when the memo is made.
 */
public abstract class MemoContent implements Describable<MemoContent>, Serializable {

    private static final long serialVersionUID = 1L;

    /**
     * What is sent.
     *
     * @param link where a tap leads when the user names no other address
     * @throws InvalidFieldException if Kakao would refuse it; names the field as the user knows it
     */
    public abstract Memo memo(Link link);

    /** The names by which Pipelines and Job DSL know the kinds, such as {@code feed}, sorted. */
    public static List<String> names() {
        return Jenkins.get().<MemoContent, Descriptor<MemoContent>>getDescriptorList(MemoContent.class).stream()
                .flatMap(kind -> SymbolLookup.getSymbolValue(kind).stream())
                .sorted()
                .toList();
    }
}
