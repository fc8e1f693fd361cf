package io.jenkins.plugins.kakaomemo.account;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.Extension;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.ModelObject;
import hudson.security.ACL;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;

/** The accounts of the controller and of its folders, each where it is found first on the way down. */
@Extension
public final class StoredAccounts implements AccountSource {

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
