package io.jenkins.plugins.kakaomemo.account;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import java.util.List;

/** Knows some of the accounts of this controller, so that all of them can be kept alive. */
public interface AccountSource extends ExtensionPoint {

    List<LocatedAccount> accounts();

    /** Every account of this controller; to be asked for with the rights of the system. */
    static List<LocatedAccount> all() {
        return ExtensionList.lookup(AccountSource.class).stream()
                .flatMap(source -> source.accounts().stream())
                .toList();
    }
}
