package io.jenkins.plugins.kakaomemo.outbox;

import java.util.Objects;

/**
 * A build in a digest.
 *
 * @param job the full name of its job, such as {@code team/app}
 * @param number its number
 * @param result Jenkins' name of how it ended, such as {@code FAILURE}, or {@code FIXED} for a success after builds that
 *     were none; anything else, and {@code null}, counts as another result
 */
public record DigestLine(String job, int number, String result) {

    public DigestLine {
        Objects.requireNonNull(job, "job");
    }
}
