package io.jenkins.plugins.kakaomemo.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.Util;
import java.util.List;
import java.util.Optional;
import org.jvnet.localizer.Localizable;

/**
 * What is set for a job, a folder or the controller.
 *
 * @param name the job, the folder or the controller, as a person calls it
 * @param credentialsId the account, or {@code null} if left to the next scope further out
 * @param on the conditions, empty if left to the next scope further out
 * @param branches which branches send memos, patterns with {@code *} separated by blanks, or {@code null} for all
 * @param muted whether nothing is sent
 */
public record MemoScope(
        Localizable name,
        @CheckForNull String credentialsId,
        List<String> on,
        @CheckForNull String branches,
        boolean muted) {

    public MemoScope {
        credentialsId = Util.fixEmptyAndTrim(credentialsId);
        on = on == null ? List.of() : List.copyOf(on);
        branches = Util.fixEmptyAndTrim(branches);
    }

    /** A kind of thing for which memos are set up. */
    public interface Source extends ExtensionPoint {

        /** What has been set for the job or folder itself, nothing of what it inherits. */
        Optional<MemoScope> of(Object jobOrFolder);

        static Optional<MemoScope> find(Object jobOrFolder) {
            return ExtensionList.lookup(Source.class).stream()
                    .flatMap(source -> source.of(jobOrFolder).stream())
                    .findFirst();
        }
    }
}
