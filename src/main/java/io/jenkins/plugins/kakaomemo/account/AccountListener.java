package io.jenkins.plugins.kakaomemo.account;

import hudson.ExtensionList;
import hudson.ExtensionPoint;

/** Hears that somebody has looked after an account. */
public interface AccountListener extends ExtensionPoint {

    /**
     * The account was connected anew, or a test of it has succeeded.
     *
     * @param account see {@link AccountTokens#keyOf}
     */
    void reconnected(String account);

    static void fireReconnected(String account) {
        ExtensionList.lookup(AccountListener.class).forEach(each -> each.reconnected(account));
    }
}
