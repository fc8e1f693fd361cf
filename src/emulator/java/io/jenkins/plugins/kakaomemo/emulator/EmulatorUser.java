package io.jenkins.plugins.kakaomemo.emulator;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A person with a Kakao account, and what that person has agreed to for the emulated app. */
public final class EmulatorUser {

    private final long id;
    private final String nickname;
    private volatile String uuid;
    private final Set<String> agreedScopes = Collections.synchronizedSet(new LinkedHashSet<>());
    private final List<EmulatorUser> friends = new CopyOnWriteArrayList<>();
    private volatile boolean hasKakaoTalk = true;
    private volatile boolean receivesMessages = true;

    EmulatorUser(long id, String nickname) {
        this.id = id;
        this.nickname = nickname;
        this.uuid = "uuid-" + id;
    }

    /** The member number, {@code id} of every user API. */
    public long id() {
        return id;
    }

    public String nickname() {
        return nickname;
    }

    /** The name other users' friend lists and {@code receiver_uuids} have for this user. */
    public String uuid() {
        return uuid;
    }

    /** Gives the user another uuid; the old one is unknown from now on. */
    public EmulatorUser changeUuid(String value) {
        uuid = value;
        return this;
    }

    /** The scopes agreed to now, in the order of agreement. */
    public List<String> agreedScopes() {
        synchronized (agreedScopes) {
            return List.copyOf(agreedScopes);
        }
    }

    /** The users of the friend list, in the order they became friends. */
    public List<EmulatorUser> friends() {
        return List.copyOf(friends);
    }

    /** Puts a user on this user's friend list. */
    public EmulatorUser befriend(EmulatorUser friend) {
        friends.add(friend);
        return this;
    }

    /** Takes a user off this user's friend list; messages to the uuid fail with -502 from now on. */
    public EmulatorUser unfriend(EmulatorUser friend) {
        friends.remove(friend);
        return this;
    }

    /** Whether there is a KakaoTalk to send to; without one, messages fail with -501. */
    public EmulatorUser hasKakaoTalk(boolean value) {
        hasKakaoTalk = value;
        return this;
    }

    /** Whether friends' messages are let in; if not, they fail with -530. */
    public EmulatorUser receivesMessages(boolean value) {
        receivesMessages = value;
        return this;
    }

    boolean hasKakaoTalk() {
        return hasKakaoTalk;
    }

    boolean receivesMessages() {
        return receivesMessages;
    }

    void agree(Collection<String> scopes) {
        agreedScopes.addAll(scopes);
    }

    void withdraw(String scope) {
        agreedScopes.remove(scope);
    }

    void withdrawAll() {
        agreedScopes.clear();
    }

    @Override
    public String toString() {
        return nickname + " (" + id + ")";
    }
}
