package io.jenkins.plugins.kakaomemo.send;

import hudson.Extension;
import io.jenkins.plugins.kakaomemo.account.AccountListener;

/** Sends what waits for an account as soon as a person has fixed it. */
@Extension
public final class ReconnectListener implements AccountListener {

    @Override
    public void reconnected(String account) {
        ControllerOutbox.get().wake(account);
    }
}
