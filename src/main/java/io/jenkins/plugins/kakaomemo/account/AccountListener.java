package io.jenkins.plugins.kakaomemo.account;

import hudson.ExtensionList;
import hudson.ExtensionPoint;

/** Hears that an account works again. */
public interface AccountListener extends ExtensionPoint {

    /**
     * The account was connected again, or a test of it has succeeded.
     *
     * @param account see {@link AccountTokens#keyOf}
     */
    void reconnected(String account);

    static void fireReconnected(String account) {
        ExtensionList.lookup(AccountListener.class).forEach(each -> each.reconnected(account));
    }
}
