package io.jenkins.plugins.kakaomemo.send;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.kakaomemo.content.MemoContent;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How a memo is drawn that brings no template of its own. */
enum TemplateKind {
    /** A card with rows and buttons. */
    FEED,
    /** Words. */
    TEXT;

    /** As it is written in a Pipeline. */
    String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * A message is text, and a build without one a card, unless someone has said otherwise.
     *
     * @throws InvalidFieldException if the memo or the controller asks for an unknown one
     */
    static TemplateKind of(BuildMemo memo, @CheckForNull String lookOfCards) {
        if (memo.template() != null) {
            return of(memo.template());
        }
        if (memo.message() != null) {
            return TEXT;
        }
        return lookOfCards == null ? FEED : of(lookOfCards);
    }

    private static TemplateKind of(String name) {
        return Arrays.stream(values())
                .filter(look -> look.written().equals(name))
                .findFirst()
                .orElseThrow(() -> InvalidFieldException.of("template", Messages._TemplateKind_Unknown(name, allowed())::toString));
    }

    private static String allowed() {
        List<String> own =
                MemoContent.names().stream().map(name -> name + "(...)").toList();
        return String.join(
                ", ",
                Stream.concat(Arrays.stream(values()).map(TemplateKind::written), own.stream())
                        .toList());
    }
}
