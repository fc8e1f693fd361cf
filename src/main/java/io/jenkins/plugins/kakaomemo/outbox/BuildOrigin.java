package io.jenkins.plugins.kakaomemo.outbox;

/**
 * Which memo of which build a memo in the outbox is.
 *
 * @param job the full name of its job, such as {@code team/app}
 * @param build its number
 * @param result how it had ended when the memo was composed, as Jenkins names it, or {@code FIXED} for a success after
 *     builds that were none; empty if it had not ended
 * @param key which of its memos; unique, and the same when a restart makes the build compose the memo again
 * @param to whom the memo is for, as the console names them
 */
public record BuildOrigin(String job, int build, String result, String key, String to) {

    /** Without whom the memo is for, which may be confidential. */
    @Override
    public String toString() {
        return job + " #" + build + " " + key;
    }
}
