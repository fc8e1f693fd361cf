package io.jenkins.plugins.kakaomemo.send;

import hudson.Extension;
import io.jenkins.plugins.kakaomemo.account.AccountListener;

/** Lets no memo wait for a person who has already looked after the account. */
@Extension
public final class ReconnectListener implements AccountListener {

    @Override
    public void reconnected(String account) {
        ControllerOutbox.get().wake(account);
    }
}
