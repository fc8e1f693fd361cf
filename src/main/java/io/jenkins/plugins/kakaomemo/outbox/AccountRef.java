package io.jenkins.plugins.kakaomemo.outbox;

/**
 * An account as the outbox knows it: by this it queues and counts the memos of an account, and the sender finds the
 * account again after a restart. None of it is secret.
 *
 * @param key the same for everything that sends with the same login; names files
 * @param credentialsId the id of its credential
 * @param context where the sender finds that credential; only the sender reads it
 */
public record AccountRef(String key, String credentialsId, String context) {

    /**
     * The same after a folder got another full name. A job that is moved has its account found where it was, since that
     * is where the account is.
     */
    AccountRef renamed(String from, String to) {
        return context.startsWith(from + "/")
                ? new AccountRef(key, credentialsId, to + context.substring(from.length()))
                : this;
    }
}
