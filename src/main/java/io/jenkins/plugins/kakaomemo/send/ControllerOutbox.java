package io.jenkins.plugins.kakaomemo.send;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.ProxyConfiguration;
import hudson.security.ACL;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.account.ControllerTiming;
import io.jenkins.plugins.kakaomemo.config.DeliverySettings;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryEntry;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryHistory;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryPolicy;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryResult;
import io.jenkins.plugins.kakaomemo.outbox.NewMemo;
import io.jenkins.plugins.kakaomemo.outbox.Outbox;
import io.jenkins.plugins.kakaomemo.outbox.OutboxWorker;
import io.jenkins.plugins.kakaomemo.outbox.Outgoing;
import io.jenkins.plugins.kakaomemo.outbox.PendingMemo;
import io.jenkins.plugins.kakaomemo.outbox.QuietHours;
import io.jenkins.plugins.kakaomemo.outbox.QuotaGuard;
import io.jenkins.plugins.kakaomemo.recipient.SenderLookup;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.security.ImpersonatingExecutorService;

/** The outbox of this controller. Everything that builds send goes through it. */
@Extension
public final class ControllerOutbox implements AccountTokens.Listener {

    private static final Logger LOGGER = Logger.getLogger(ControllerOutbox.class.getName());

    private static final String NOT_KEPT = "The outbox cannot be written; this memo is sent at once: ";

    /** How many accounts are served at a time; the others wait. */
    private static final int THREADS = 4;

    private final DeliveryHistory history =
            new DeliveryHistory(AccountTokens.stateFolder("history"), ControllerTiming.get()::later);
    private final Clock clock = ControllerTiming.get().clock();
    final DeliveryRecorder recorder = new DeliveryRecorder(history, clock);
    private final CompletionWaiter waiter = new CompletionWaiter(recorder);
    final Outbox outbox =
            new Outbox(AccountTokens.stateFolder("outbox"), () -> settings().life(), clock, waiter);
    private final OutboxWorker worker = new OutboxWorker(outbox, SenderLookup::find, InputMemo::isAnswered);
    private final QuotaGuard guard =
            new QuotaGuard(AccountTokens.get().counts(), () -> settings().quota(), clock, ZoneId.systemDefault());
    private ProxyConfiguration proxy = Jenkins.get().getProxy();

    /** 0 at the start, since the limit may be another one than before: what waits for the next day is tried once. */
    private int dailyLimit;

    private final ExecutorService threads = new ImpersonatingExecutorService(
            Executors.newFixedThreadPool(
                    THREADS, new NamingThreadFactory(new DaemonThreadFactory(), "KakaoTalk memos")),
            ACL.SYSTEM2);

    public static ControllerOutbox get() {
        return ExtensionList.lookupSingleton(ControllerOutbox.class);
    }

    private static DeliverySettings settings() {
        return KakaoMemoConfiguration.get().getDelivery();
    }

    /** What becomes of memos, by account. */
    public DeliveryHistory history() {
        return history;
    }

    /**
     * Sends memos on this thread, unless they have to wait.
     *
     * @param memos one, or up to 5 that say the same and ring from the same account
     * @return what became of each, by the key of its origin
     * @throws InterruptedException if the thread was interrupted; a memo waits, or counts as unknown if it may be on
     *     the wire
     */
    public Map<String, DeliveryResult> send(List<Outgoing> memos) throws InterruptedException {
        noticeChanges();
        Map<String, DeliveryResult> results = new HashMap<>();
        results.putAll(worker.send(notHeld(memos, results)));
        return results;
    }

    /**
     * Has memos sent by another thread, and waits a moment for those that have nothing ahead of them.
     *
     * @param memos one, or up to 5 that say the same and ring from the same account
     * @return what became of each, by the key of its origin
     * @throws InterruptedException if the thread was interrupted; the memos are sent all the same
     */
    public Map<String, DeliveryResult> handOver(List<Outgoing> memos) throws InterruptedException {
        noticeChanges();
        Map<String, DeliveryResult> results = new HashMap<>();
        List<Outgoing> left = notHeld(memos, results);
        Map<String, CompletableFuture<DeliveryResult>> answers = new HashMap<>();
        try {
            for (Outgoing each : left) {
                boolean worthWaiting = waiter.isExpectedOf(each.account()) && !worker.isBusy(each.account());
                CompletableFuture<DeliveryResult> answer = waiter.expect(each.memo());
                DeliveryResult waiting = enqueue(each);
                results.put(each.key(), waiting);
                if (worthWaiting) {
                    answers.put(each.key(), CompletionWaiter.inAMoment(answer, waiting));
                }
            }
            worker.deliverTogether(left.stream().map(Outgoing::account).toList(), threads);
            deliverDue();
            for (Map.Entry<String, CompletableFuture<DeliveryResult>> answer : answers.entrySet()) {
                results.put(answer.getKey(), CompletionWaiter.await(answer.getValue()));
            }
        } finally {
            left.forEach(each -> waiter.forget(each.memo()));
        }
        return results;
    }

    private DeliveryResult enqueue(Outgoing added) throws InterruptedException {
        try {
            return worker.enqueue(added.memo());
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, NOT_KEPT + added.memo(), e);
            return worker.send(List.of(added)).get(added.key());
        }
    }

    /** Those that go now; the results of the others are noted. */
    private List<Outgoing> notHeld(List<Outgoing> memos, Map<String, DeliveryResult> results) {
        List<Outgoing> left = new ArrayList<>();
        for (Outgoing each : memos) {
            Optional<DeliveryResult> held = hold(each.memo(), each.quiet());
            held.ifPresentOrElse(result -> results.put(each.key(), result), () -> left.add(each));
        }
        return left;
    }

    private Optional<DeliveryResult> hold(NewMemo memo, Optional<QuietHours> quiet) {
        if (memo.policy() != DeliveryPolicy.DIGEST) {
            return Optional.empty();
        }
        Optional<DeliveryResult> hold =
                guard.hold(memo.account().key(), quiet.or(() -> settings().quiet()));
        try {
            return hold.isEmpty() ? Optional.empty() : Optional.of(outbox.add(memo, hold.get()));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, NOT_KEPT + memo, e);
            return Optional.empty();
        }
    }

    /** Sends what has waited for a person to fix the account. */
    @Override
    public void reconnected(String account) {
        worker.wake(account);
        deliverDue();
    }

    @Override
    public void forgetAllBut(Set<String> accounts) {
        history.forgetAllBut(accounts);
    }

    void deliverDue() {
        noticeChanges();
        worker.deliverDue(threads);
    }

    /** Through another proxy Kakao may be within reach, and a raised limit may end the wait for the next day. */
    private synchronized void noticeChanges() {
        ProxyConfiguration currentProxy = Jenkins.get().getProxy();
        int currentLimit = settings().quota().dailyLimit();
        boolean changed = currentProxy != proxy || currentLimit > dailyLimit;
        proxy = currentProxy;
        dailyLimit = currentLimit;
        if (changed) {
            worker.wakeAll();
        }
    }

    boolean isIdle() {
        return worker.isIdle();
    }

    /** Whether a memo that may have arrived can still be sent again. */
    boolean isUnknown(String id) {
        return outbox.unknown().stream().map(PendingMemo::id).anyMatch(id::equals);
    }

    void sendAgain(String id) throws IOException {
        outbox.sendAgain(id);
        deliverDue();
    }

    /** Whether Jenkins was killed before, so that Pipelines may be set back. */
    public boolean isAfterCrash() {
        return outbox.isAfterCrash();
    }

    /** The keys of all memos, those whose builds may not know of them included. */
    public Set<String> keys() {
        return outbox.keys();
    }

    /**
     * What became of a memo of which its build does not know, or no more.
     *
     * @param account that it goes to
     * @param key of its origin
     */
    Optional<DeliveryResult> find(String account, String key) {
        // before the history is read: what leaves the outbox meanwhile is in the history by then
        Optional<PendingMemo> held = outbox.find(key);
        return history.of(account).stream()
                .filter(entry ->
                        entry.origins().stream().anyMatch(origin -> origin.key().equals(key)))
                .map(DeliveryEntry::result)
                .filter(result -> held.isEmpty() || !result.isWaiting())
                .findFirst()
                .or(() -> held.map(memo -> DeliveryResult.waiting(DeliveryResult.QUEUED, memo.nextTry())));
    }
}
