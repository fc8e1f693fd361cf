package io.jenkins.plugins.kakaomemo.send;

import io.jenkins.plugins.kakaomemo.kakao.Memo;
import java.util.List;

/**
 * What would be sent.
 *
 * @param memos in the order of sending; none where there is nothing to show yet
 * @param given how many UTF-16 units the text has before it is made to fit, 0 if there is none that must fit
 * @param notes whatever else the reader should know, such as that the text is shortened, in the reader's language
 */
public record Preview(List<Memo> memos, int given, List<String> notes) {

    public Preview {
        memos = List.copyOf(memos);
        notes = List.copyOf(notes);
    }
}
