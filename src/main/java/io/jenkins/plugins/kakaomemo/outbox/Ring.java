package io.jenkins.plugins.kakaomemo.outbox;

/**
 * How a person's phone rings: the memo comes as a friend's message, and not into the person's chat with oneself.
 *
 * @param from the account that is the friend
 * @param uuid the person among its friends
 */
public record Ring(AccountRef from, String uuid) {

    /** Without whom it is for, which may be confidential. */
    @Override
    public String toString() {
        return "Ring[from=" + from + "]";
    }
}
