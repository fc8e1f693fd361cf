package io.jenkins.plugins.kakaomemo.account;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.ModelObject;
import hudson.security.ACL;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;

/** Knows some of the accounts of this controller, so that the tokens of all of them can be refreshed. */
public interface AccountSource extends ExtensionPoint {

    List<LocatedAccount> accounts();

    /** Every account of this controller; to be asked for with the rights of the system. */
    static List<LocatedAccount> all() {
        return ExtensionList.lookup(AccountSource.class).stream()
                .flatMap(source -> source.accounts().stream())
                .toList();
    }

    /** The accounts of the controller and of its folders, each where it is found first on the way down. */
    @Extension
    class StoredAccounts implements AccountSource {

        @Override
        public List<LocatedAccount> accounts() {
            List<LocatedAccount> found = new ArrayList<>();
            addNew(Jenkins.get(), found);
            for (Item item : Jenkins.get().allItems(Item.class)) {
                if (item instanceof ItemGroup<?> folder) {
                    addNew(folder, found);
                }
            }
            return found;
        }

        private static void addNew(ItemGroup<?> group, List<LocatedAccount> found) {
            CredentialsProvider.lookupCredentialsInItemGroup(KakaoAccount.class, group, ACL.SYSTEM2, List.of()).stream()
                    .filter(account -> found.stream().noneMatch(known -> known.account() == account))
                    .forEach(account -> found.add(new LocatedAccount(account, (ModelObject) group)));
        }
    }
}
