package io.jenkins.plugins.kakaomemo.outbox;

import hudson.Extension;
import io.jenkins.plugins.kakaomemo.account.AccountListener;

/** Lets no memo wait for a person who has already looked after the account. */
@Extension
public final class MendedAccounts implements AccountListener {

    @Override
    public void mended(String account) {
        MemoOutbox.get().wake(account);
    }
}
