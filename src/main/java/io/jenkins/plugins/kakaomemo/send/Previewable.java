package io.jenkins.plugins.kakaomemo.send;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Run;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;

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
}
