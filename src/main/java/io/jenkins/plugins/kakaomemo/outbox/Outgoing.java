package io.jenkins.plugins.kakaomemo.outbox;

import java.util.Optional;

/**
 * A memo and what its sending needs beside it.
 *
 * @param sender of its account, should the memo not be kept
 * @param quiet the quiet hours of whom it is for, if they differ from those of the controller
 */
public record Outgoing(NewMemo memo, MemoSender sender, Optional<QuietHours> quiet) {

    /** By which its account is known. */
    public String account() {
        return memo.account().key();
    }

    /** Which memo of its build it is. */
    public String key() {
        return memo.origin().key();
    }
}
