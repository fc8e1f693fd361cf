package io.jenkins.plugins.kakaomemo.account;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Computer;
import io.jenkins.plugins.kakaomemo.kakao.Deadline;
import io.jenkins.plugins.kakaomemo.kakao.Explanation;
import io.jenkins.plugins.kakaomemo.kakao.Friends;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.KakaoClient;
import io.jenkins.plugins.kakaomemo.kakao.KakaoException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The friends of the accounts that let phones ring. A list is read page by page on a thread of its own, and kept in
 * memory for a day; nothing of it is written to disk.
 */
@Extension
public final class FriendLists implements AccountTokens.Listener {

    private static final Logger LOGGER = Logger.getLogger(FriendLists.class.getName());

    private static final Duration LIFE = Duration.ofDays(1);

    /** How soon a list that could not be read is asked for again. */
    private static final Duration PAUSE = Duration.ofMinutes(10);

    /** How long somebody waits who needs a list that was never read before. */
    private static final Duration MOMENT = Duration.ofSeconds(2);

    private static final Duration BUDGET = Duration.ofMinutes(2);
    private static final int PAGE = 100;

    private final Map<String, Held> lists = new ConcurrentHashMap<>();

    /** The list as it was read last, and as it is being read. */
    private static final class Held {
        private FriendList last;
        private CompletableFuture<FriendList> reading;
        private Instant readUntil = Instant.MIN;
        private long waitUntil;

        /** A time further away than a list is kept was set by a clock that was wrong. */
        private boolean isOutdated(Instant now) {
            return !now.isBefore(readUntil) || readUntil.isAfter(now.plus(LIFE));
        }
    }

    public static FriendLists get() {
        return ExtensionList.lookupSingleton(FriendLists.class);
    }

    /**
     * The friends of an account, without a request on this thread. Waits 2 seconds at most, and only for a list that was
     * never read before.
     *
     * @throws InvalidFieldException if the account lacks its REST API key or refresh token
     */
    public FriendList of(LocatedAccount account) throws InterruptedException {
        Held held = held(account);
        FriendList known = known(account);
        CompletableFuture<FriendList> reading;
        long left;
        synchronized (held) {
            if (held.last != null || held.reading == null) {
                return held.last == null ? known : held.last;
            }
            reading = held.reading;
            left = held.waitUntil - System.nanoTime();
        }
        try {
            return reading.get(Math.max(0, left), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return known;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What is known of the friends of an account now; what is out of date is read anew in the background.
     *
     * @throws InvalidFieldException if the account lacks its REST API key or refresh token
     */
    public FriendList known(LocatedAccount account) {
        Held held = held(account);
        synchronized (held) {
            if (held.reading == null && held.isOutdated(now())) {
                read(account, held);
            }
            return held.last == null
                    ? FriendList.unknown(new Explanation("friends", "friends.reading", List.of()), now())
                    : held.last;
        }
    }

    /** Reads the list anew now, because somebody wants to know how it is. */
    public FriendList readAgain(LocatedAccount account) throws InterruptedException {
        CompletableFuture<FriendList> reading;
        Held held = held(account);
        synchronized (held) {
            reading = held.reading == null ? read(account, held) : held.reading;
        }
        try {
            return reading.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Has the list read anew in the background: somebody may have become a friend, or have another uuid. */
    public void outdate(LocatedAccount account) {
        Held held = held(account);
        synchronized (held) {
            if (held.reading == null) {
                read(account, held);
            }
        }
    }

    @Override
    public void forgetAllBut(Set<String> accounts) {
        lists.keySet().retainAll(accounts);
    }

    /** With an account that was connected again its friends may be listed at last. */
    @Override
    public void reconnected(String account) {
        lists.remove(account);
    }

    private Held held(LocatedAccount account) {
        account.account().app();
        return lists.computeIfAbsent(
                AccountTokens.get().keyOf(account.account(), account.context()), key -> new Held());
    }

    private static CompletableFuture<FriendList> read(LocatedAccount account, Held held) {
        FriendList before = held.last;
        held.waitUntil = System.nanoTime() + MOMENT.toNanos();
        held.reading = new CompletableFuture<>();
        CompletableFuture<FriendList> reading = held.reading;
        Computer.threadPoolForRemoting.execute(() -> {
            FriendList list = FriendLists.read(account, before);
            synchronized (held) {
                held.last = list;
                held.reading = null;
                held.readUntil = now().plus(list.problem() == null ? LIFE : PAUSE);
            }
            reading.complete(list);
        });
        return reading;
    }

    /** Of a list that cannot be read now, for whatever reason, those who were friends before are kept. */
    private static FriendList read(LocatedAccount account, @CheckForNull FriendList before) {
        Explanation problem;
        try {
            return new FriendList(now(), pages(account), null);
        } catch (KakaoException e) {
            problem = e.explanation();
        } catch (IOException | RuntimeException | Error e) {
            String id = account.account().getId();
            LOGGER.log(Level.WARNING, e, () -> "The friends of the KakaoTalk account " + id + " could not be read");
            problem = new Explanation("storage", "storage", List.of());
        } catch (InterruptedException e) {
            problem = new Explanation("friends", "friends.reading", List.of());
        }
        return before == null ? FriendList.unknown(problem, now()) : new FriendList(now(), before.byId(), problem);
    }

    private static Map<Long, Friends.Friend> pages(LocatedAccount account)
            throws KakaoException, IOException, InterruptedException {
        Deadline deadline = Deadline.in(BUDGET);
        KakaoClient client = AccountTokens.get().client().within(deadline);
        Map<Long, Friends.Friend> byId = new HashMap<>();
        int offset = 0;
        Friends page;
        do {
            int from = offset;
            page = AccountTokens.get()
                    .of(account.account(), account.context())
                    .call(deadline, token -> client.friends(token, from, PAGE));
            page.elements().forEach(friend -> byId.put(friend.id(), friend));
            offset += PAGE;
        } while (!page.elements().isEmpty() && offset < page.totalCount());
        return byId;
    }

    private static Instant now() {
        return ControllerTiming.get().clock().instant();
    }

    /**
     * A list of friends.
     *
     * @param readAt when Kakao was asked last
     * @param byId the friends by the number of the Kakao user
     * @param problem why it could not be read the last time, or {@code null}
     */
    public record FriendList(
            Instant readAt,
            Map<Long, Friends.Friend> byId,
            @CheckForNull Explanation problem) {

        static FriendList unknown(Explanation problem, Instant at) {
            return new FriendList(at, Map.of(), problem);
        }

        public Optional<String> uuid(@CheckForNull Long userId) {
            return userId == null
                    ? Optional.empty()
                    : Optional.ofNullable(byId.get(userId)).map(Friends.Friend::uuid);
        }
    }
}
