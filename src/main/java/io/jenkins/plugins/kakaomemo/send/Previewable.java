package io.jenkins.plugins.kakaomemo.send;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Run;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import java.util.List;

/** What a form describes, and what can be shown before it is saved: a step or an action that sends memos. */
public interface Previewable {

    /**
     * What would be sent for a build, whatever its conditions say. Nothing is sent, and no account is looked for.
     *
     * @param lastCompleted the build, or {@code null} where there is none: then only what the user has entered
     * @throws InvalidFieldException if a build would send nothing because a field is to be put right first
     */
    @NonNull
    Preview preview(@CheckForNull Run<?, ?> lastCompleted) throws InterruptedException;

    /**
     * What would be sent.
     *
     * @param memos in the order of sending; none where there is nothing to show yet
     * @param given how many UTF-16 units the text has before it is made to fit, 0 if there is none that must fit
     * @param notes whatever else the reader should know, such as that the text is shortened, in the reader's language
     */
    record Preview(List<Memo> memos, int given, List<String> notes) {

        public Preview {
            memos = List.copyOf(memos);
            notes = List.copyOf(notes);
        }
    }
}
