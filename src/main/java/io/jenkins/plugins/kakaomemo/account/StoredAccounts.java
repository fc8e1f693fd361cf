package io.jenkins.plugins.kakaomemo.account;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.XmlFile;
import hudson.model.Computer;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Saveable;
import hudson.model.listeners.ItemListener;
import hudson.model.listeners.SaveableListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.model.Jenkins;

/**
 * The accounts of the controller and its folders. A walk over all items gathers those of the folders, on a thread of its
 * own; between two walks each folder that is saved is read again, so that no page walks, whatever the number of items.
 */
@Extension
public final class StoredAccounts extends ItemListener {

    private static final Logger LOGGER = Logger.getLogger(StoredAccounts.class.getName());

    /** How long a change that Jenkins tells nobody, such as configuration read anew from disk, may go unnoticed. */
    private static final Duration BETWEEN_WALKS = Duration.ofHours(1);

    private final Map<ItemGroup<?>, List<LocatedAccount>> ofFolders = new ConcurrentHashMap<>();
    private Future<?> walk;
    private volatile Instant walkedAt;

    public static StoredAccounts get() {
        return ExtensionList.lookupSingleton(StoredAccounts.class);
    }

    /** What is known without waiting; until the first walk has ended, those of some folders may be missing. */
    public List<LocatedAccount> known() {
        walk();
        return Stream.concat(
                        ownOf(Jenkins.get()).stream(),
                        ofFolders.values().stream().flatMap(List::stream))
                .toList();
    }

    /** All of them; waits for a walk that has begun. */
    public List<LocatedAccount> gathered() throws InterruptedException {
        try {
            walk().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return known();
    }

    /** Begins a walk if none was begun for long; what changes before the first is seen by it. */
    private synchronized Future<?> walk() {
        Instant now = ControllerTiming.get().clock().instant();
        if (walk == null || walk.isDone() && isLongAgo(walkedAt, now)) {
            walkedAt = now;
            walk = Computer.threadPoolForRemoting.submit(this::readAll);
        }
        return walk;
    }

    /** So is the time of a clock that has been set back since. */
    private static boolean isLongAgo(Instant time, Instant now) {
        return Duration.between(time, now).abs().compareTo(BETWEEN_WALKS) > 0;
    }

    private void readAll() {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            ofFolders
                    .keySet()
                    .removeIf(folder -> Jenkins.get().getItemByFullName(((Item) folder).getFullName()) != folder);
            Jenkins.get().allItems(Item.class, ItemGroup.class::isInstance).forEach(this::read);
        }
    }

    private void changed(Object saved) {
        if (walkedAt != null && saved instanceof Item item) {
            read(item);
        }
    }

    /** A folder that cannot be read is no reason to leave out the others. */
    private void read(Item item) {
        if (!(item instanceof ItemGroup<?> folder)) {
            return;
        }
        try {
            List<LocatedAccount> own = ownOf(folder);
            if (own.isEmpty()) {
                ofFolders.remove(folder);
            } else {
                ofFolders.put(folder, own);
            }
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "The KakaoTalk accounts of " + item.getFullName() + " are not known");
        }
    }

    /** Those of its stores, which may have one id in several domains, and those that are found without a store. */
    private static List<LocatedAccount> ownOf(ItemGroup<?> group) {
        List<LocatedAccount> own = storedIn(group);
        Set<String> ids = own.stream().map(each -> each.account().getId()).collect(Collectors.toSet());
        List<KakaoAccount> inherited = group instanceof Item folder ? foundFrom(folder.getParent()) : List.of();
        Stream<LocatedAccount> others = foundFrom(group).stream()
                .filter(account -> inherited.stream().noneMatch(known -> known == account))
                .filter(account -> !ids.contains(account.getId()))
                .map(account -> new LocatedAccount(account, group));
        return Stream.concat(own.stream(), others).toList();
    }

    private static List<LocatedAccount> storedIn(ItemGroup<?> group) {
        List<LocatedAccount> stored = new ArrayList<>();
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            for (CredentialsStore store : CredentialsProvider.lookupStores(group)) {
                List<Domain> domains = store.getContext() == group ? store.getDomains() : List.of();
                domains.forEach(domain -> store.getCredentials(domain).stream()
                        .filter(KakaoAccount.class::isInstance)
                        .map(account -> new LocatedAccount((KakaoAccount) account, group, domain))
                        .forEach(stored::add));
            }
        } catch (RuntimeException | LinkageError e) {
            LOGGER.log(Level.FINE, e, () -> "A credentials store seen from " + group + " cannot be searched");
        }
        return stored;
    }

    private static List<KakaoAccount> foundFrom(ItemGroup<?> group) {
        return CredentialsProvider.lookupCredentialsInItemGroup(KakaoAccount.class, group, ACL.SYSTEM2, List.of());
    }

    @Override
    public void onCreated(Item item) {
        changed(item);
    }

    @Override
    public void onDeleted(Item item) {
        if (item instanceof ItemGroup<?> folder) {
            ofFolders.remove(folder);
        }
    }

    /** Hears of a folder whose credentials, among other things, may have changed. */
    @Extension
    public static final class ChangeListener extends SaveableListener {

        @Override
        public void onChange(Saveable saved, XmlFile file) {
            StoredAccounts.get().changed(saved);
        }
    }
}
