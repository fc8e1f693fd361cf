package io.jenkins.plugins.kakaomemo.build;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.XmlFile;
import hudson.model.Saveable;
import hudson.model.User;
import hudson.model.listeners.ItemListener;
import hudson.model.listeners.SaveableListener;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jenkins.security.LastGrantedAuthoritiesProperty;
import jenkins.util.Timer;

/**
 * Which users have which address for mail. Read once in the background, from the users in memory, and then kept up to
 * date as users are saved: a build neither walks over all users nor asks a directory.
 */
@Extension
public final class MailAddresses extends SaveableListener {

    /** Ids by address in lower case, those of former owners among them; {@code null} until the users have been read. */
    private Map<String, Set<String>> ids;

    static MailAddresses get() {
        return ExtensionList.lookupSingleton(MailAddresses.class);
    }

    /** Begins to read when Jenkins has started. */
    @Extension
    public static final class Start extends ItemListener {
        @Override
        public void onLoaded() {
            Timer.get().execute(get()::read);
        }
    }

    private synchronized Map<String, Set<String>> read() {
        if (ids == null) {
            ids = new ConcurrentHashMap<>();
            User.getAll().forEach(this::add);
        }
        return ids;
    }

    @Override
    public synchronized void onChange(Saveable saved, XmlFile file) {
        if (ids != null && saved instanceof User user) {
            add(user);
        }
    }

    private synchronized void add(User user) {
        Optional<String> address = addressOf(user);
        if (address.isPresent()) {
            ids.computeIfAbsent(address.get(), key -> ConcurrentHashMap.newKeySet())
                    .add(user.getId());
        }
    }

    private static Optional<String> addressOf(User user) {
        return Optional.ofNullable(FactSource.<String>ask(source -> source.address(user)))
                .map(address -> address.toLowerCase(Locale.ROOT));
    }

    /**
     * The user with that address; empty if there is none, or several. If there are several, those do not count that an
     * SCM plugin may have made of the address.
     */
    Optional<User> owner(String address) {
        String wanted = address.toLowerCase(Locale.ROOT);
        List<User> owners = read().getOrDefault(wanted, Set.of()).stream()
                .map(id -> User.getById(id, false))
                .filter(Objects::nonNull)
                .filter(user -> addressOf(user).equals(Optional.of(wanted)))
                .toList();
        List<User> people = owners.size() <= 1
                ? owners
                : owners.stream().filter(user -> !isMadeOf(wanted, user)).toList();
        return people.size() == 1 ? Optional.of(people.get(0)) : Optional.empty();
    }

    /** Whether nobody has ever logged in as that user, and its id is the address or what stands before the @. */
    private static boolean isMadeOf(String address, User user) {
        String id = user.getId().toLowerCase(Locale.ROOT);
        return user.getProperty(LastGrantedAuthoritiesProperty.class) == null
                && (address.equals(id) || address.startsWith(id + "@"));
    }
}
