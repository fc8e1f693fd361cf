package io.jenkins.plugins.kakaomemo.send;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.ProxyConfiguration;
import hudson.init.InitMilestone;
import hudson.init.Initializer;
import hudson.security.ACL;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.account.StateFolder;
import io.jenkins.plugins.kakaomemo.config.DeliverySettings;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryHistory;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryPolicy;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryResult;
import io.jenkins.plugins.kakaomemo.outbox.Hold;
import io.jenkins.plugins.kakaomemo.outbox.MemoSender;
import io.jenkins.plugins.kakaomemo.outbox.NewMemo;
import io.jenkins.plugins.kakaomemo.outbox.Outbox;
import io.jenkins.plugins.kakaomemo.outbox.OutboxWorker;
import io.jenkins.plugins.kakaomemo.outbox.PendingMemo;
import io.jenkins.plugins.kakaomemo.outbox.QuietHours;
import io.jenkins.plugins.kakaomemo.outbox.QuotaGuard;
import io.jenkins.plugins.kakaomemo.outbox.Reason;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import jenkins.security.ImpersonatingExecutorService;

/** The outbox of this controller. Everything that builds send goes through it. */
@Extension
public final class ControllerOutbox {

    private static final Logger LOGGER = Logger.getLogger(ControllerOutbox.class.getName());

    /** So many accounts are served at a time; the others wait for their turn. */
    private static final int THREADS = 4;

    private final DeliveryHistory history = new DeliveryHistory(StateFolder.of("history"));
    private final Clock clock = AccountTokens.get().clock();
    private final CompletionWaiter prompt = new CompletionWaiter(new DeliveryRecorder(history));
    private final Outbox outbox =
            Outbox.open(StateFolder.of("outbox"), () -> settings().life(), clock, prompt);
    private final OutboxWorker courier = new OutboxWorker(outbox, AccountSender::find);
    private final QuotaGuard guard =
            new QuotaGuard(AccountTokens.get().counts(), () -> settings().quota(), clock, ZoneId.systemDefault());
    private volatile ProxyConfiguration proxy = Jenkins.get().getProxy();
    private final ExecutorService workers = new ImpersonatingExecutorService(threads(), ACL.SYSTEM2);

    public static ControllerOutbox get() {
        return ExtensionList.lookupSingleton(ControllerOutbox.class);
    }

    /** Lets builds know what became of their memos before they are resumed. */
    @Initializer(after = InitMilestone.JOB_CONFIG_ADAPTED, before = InitMilestone.COMPLETED)
    public static void tidy() {
        get().outbox.tidy();
    }

    private static DeliverySettings settings() {
        return KakaoMemoConfiguration.get().getDelivery();
    }

    private static ExecutorService threads() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(),
                new NamingThreadFactory(new DaemonThreadFactory(), "KakaoTalk memos"));
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    /** What becomes of memos, by account. */
    public DeliveryHistory history() {
        return history;
    }

    /**
     * Sends a memo on this thread, unless it has to wait.
     *
     * @param sender of its account
     * @param quiet the quiet hours of whom it is for
     * @throws InterruptedException if the thread was interrupted; the memo may have arrived and counts as unknown
     */
    public DeliveryResult send(NewMemo posting, MemoSender sender, Optional<QuietHours> quiet) throws InterruptedException {
        noticeAnotherProxy();
        Optional<DeliveryResult> held = hold(posting, quiet);
        return held.isPresent() ? held.get() : courier.send(posting, sender);
    }

    /**
     * Has a memo sent by another thread, and waits a moment for it if there is nothing ahead of it.
     *
     * @param sender of its account, should the memo not be kept
     * @param quiet the quiet hours of whom it is for
     * @throws InterruptedException if the thread was interrupted; the memo is sent all the same
     */
    public DeliveryResult handOver(NewMemo posting, MemoSender sender, Optional<QuietHours> quiet)
            throws InterruptedException {
        noticeAnotherProxy();
        Optional<DeliveryResult> held = hold(posting, quiet);
        if (held.isPresent()) {
            return held.get();
        }
        boolean worthWaiting = prompt.isExpectedOf(posting.account()) && !courier.isBusy(posting.account());
        try (CompletionWaiter.Answer answer = prompt.answerTo(posting)) {
            DeliveryResult waiting = courier.enqueue(posting);
            deliverDue();
            return worthWaiting ? answer.orAfterAMoment(waiting) : waiting;
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "Memos cannot be kept; this one is sent at once: " + posting, e);
            return courier.send(posting, sender);
        }
    }

    private Optional<DeliveryResult> hold(NewMemo posting, Optional<QuietHours> quiet) {
        if (posting.policy() != DeliveryPolicy.DIGEST) {
            return Optional.empty();
        }
        Optional<Hold> hold =
                guard.hold(posting.account(), quiet.or(() -> settings().quiet()));
        try {
            return hold.isEmpty() ? Optional.empty() : Optional.of(hold(posting, hold.get()));
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "Memos cannot be kept; this one is sent at once: " + posting, e);
            return Optional.empty();
        }
    }

    private DeliveryResult hold(NewMemo posting, Hold hold) throws IOException {
        Reason why = Reason.held(hold.why().code(), locale -> hold.words(locale, ZoneId.systemDefault()));
        return courier.hold(posting, hold.until(), why);
    }

    /**
     * Sends what has waited for somebody to look after an account.
     *
     * @param account see {@link AccountTokens#keyOf}
     */
    public void wake(String account) {
        courier.wake(account);
        deliverDue();
    }

    /** Has everything sent that is due. */
    void deliverDue() {
        noticeAnotherProxy();
        courier.deliverDue(workers);
    }

    private void noticeAnotherProxy() {
        ProxyConfiguration current = Jenkins.get().getProxy();
        if (current != proxy) {
            proxy = current;
            courier.wakeAll();
        }
    }

    /** Whether nothing is being delivered just now. */
    boolean isIdle() {
        return courier.isIdle();
    }

    /** Whether a memo that may have arrived can still be sent again. */
    boolean isUnknown(String id) {
        return outbox.unknown().stream().map(PendingMemo::id).anyMatch(id::equals);
    }

    /** Sends a memo again that may have arrived. */
    void sendAgain(String id) throws IOException {
        outbox.sendAgain(id);
        deliverDue();
    }

    /** Whether a memo of this origin waits, of which its build may not know yet. */
    public Optional<PendingMemo> waiting(String key) {
        return outbox.waiting().stream()
                .filter(memo -> memo.origins().stream()
                        .anyMatch(origin -> BuildOrigin.read(origin).key().equals(key)))
                .findFirst();
    }
}
