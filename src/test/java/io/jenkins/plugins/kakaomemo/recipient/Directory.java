package io.jenkins.plugins.kakaomemo.recipient;

import hudson.security.AbstractPasswordBasedSecurityRealm;
import hudson.security.GroupDetails;
import hudson.security.SecurityRealm;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

/** A security realm that knows everybody but those whom it refuses, and counts how often it is asked for a user. */
public final class Directory extends AbstractPasswordBasedSecurityRealm {

    private final transient Map<String, RuntimeException> refused = new ConcurrentHashMap<>();
    private final transient AtomicInteger lookUps = new AtomicInteger();
    private final transient Duration delay;

    public Directory() {
        this(Duration.ZERO);
    }

    /** @param delay how long each look-up takes */
    public Directory(Duration delay) {
        this.delay = delay;
    }

    /** Answers every question for this user with that exception. */
    public void refuse(String id, RuntimeException why) {
        refused.put(id, why);
    }

    /** How many users it was asked for since the last call. */
    public int takeLookUps() {
        return lookUps.getAndSet(0);
    }

    @Override
    protected UserDetails authenticate2(String username, String password) {
        return details(username);
    }

    @Override
    public UserDetails loadUserByUsername2(String username) {
        lookUps.incrementAndGet();
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return details(username);
    }

    private UserDetails details(String username) {
        RuntimeException why = refused.get(username);
        if (why != null) {
            throw why;
        }
        return new User(username, "", List.of(SecurityRealm.AUTHENTICATED_AUTHORITY2));
    }

    @Override
    public GroupDetails loadGroupByGroupname2(String groupname, boolean fetchMembers) {
        throw new UsernameNotFoundException(groupname);
    }
}
