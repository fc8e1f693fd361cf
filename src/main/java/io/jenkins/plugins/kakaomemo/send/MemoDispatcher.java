package io.jenkins.plugins.kakaomemo.send;

import hudson.model.Run;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.outbox.AccountRef;
import io.jenkins.plugins.kakaomemo.outbox.BuildOrigin;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryResult;
import io.jenkins.plugins.kakaomemo.outbox.NewMemo;
import io.jenkins.plugins.kakaomemo.recipient.ResolvedRecipient;
import io.jenkins.plugins.kakaomemo.recipient.ResolvedRecipients;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Hands the memo of a build to the controller's outbox, once for each recipient. */
final class MemoDispatcher {

    /** Between the parts of a text, so that they arrive in their order. */
    private static final long PAUSE_MILLIS = 400;

    private final Run<?, ?> run;
    private final String result;
    private final SendOptions options;

    /** @param result how the build ended, see {@link BuildOrigin#result()} */
    MemoDispatcher(Run<?, ?> run, String result, SendOptions options) {
        this.run = run;
        this.result = result;
        this.options = options;
    }

    /** Composes the memo for all its recipients, and then sends it to one after the other. */
    SendReport send(MemoComposer composer, ResolvedRecipients recipients) throws InterruptedException {
        Map<Locale, MemoComposer.Finished> memos = new HashMap<>();
        for (ResolvedRecipient to : recipients.reached()) {
            memos.computeIfAbsent(to.from().account().locale(), composer::in);
        }
        List<RecipientResult> results = new ArrayList<>();
        for (ResolvedRecipient to : recipients.reached()) {
            MemoComposer.Finished memo = memos.get(to.from().account().locale());
            results.add(send(to, memo));
        }
        return SendReport.of(results, recipients.notes());
    }

    private RecipientResult send(ResolvedRecipient to, MemoComposer.Finished memo) throws InterruptedException {
        try {
            return RecipientResult.of(to, memo, sendParts(to, to.from().ref(), memo.parts()));
        } catch (InvalidFieldException e) {
            return RecipientResult.refused(to, memo, e);
        }
    }

    /** Parts behind one that waits go on waiting behind it; a part that is lost takes those behind it along. */
    private DeliveryResult sendParts(ResolvedRecipient to, AccountRef account, List<Memo> parts)
            throws InterruptedException {
        DeliveryResult sent = sendPart(to, account, parts, 0);
        for (int part = 1; part < parts.size() && (sent.isSent() || sent.isWaiting()); part++) {
            if (sent.isSent()) {
                Thread.sleep(PAUSE_MILLIS);
            }
            int before = sent.attempts();
            DeliveryResult next = sendPart(to, account, parts, part);
            sent = next.withAttempts(before + next.attempts());
        }
        return sent;
    }

    private DeliveryResult sendPart(ResolvedRecipient to, AccountRef account, List<Memo> parts, int part)
            throws InterruptedException {
        String key = String.join(
                "/",
                options.key(),
                account.key(),
                Integer.toHexString(to.friendUuids().hashCode()),
                Integer.toString(part));
        Optional<DeliveryResult> known = options.isResumed() ? known(key) : Optional.empty();
        return known.isPresent() ? known.get() : hand(to, account, key, parts.get(part));
    }

    /** What became of a part before the restart: its build may not know yet that it waits. */
    private Optional<DeliveryResult> known(String key) {
        return DeliveryAction.find(run, key)
                .map(MemoRecord::result)
                .or(() -> ControllerOutbox.get()
                        .waiting(key)
                        .map(memo -> DeliveryResult.waiting(DeliveryResult.QUEUED, memo.nextTry())));
    }

    private DeliveryResult hand(ResolvedRecipient to, AccountRef account, String key, Memo part)
            throws InterruptedException {
        BuildOrigin origin =
                new BuildOrigin(run.getParent().getFullName(), run.getNumber(), result, key, to.name());
        NewMemo memo = new NewMemo(account, to.friendUuids(), part, origin, options.policy());
        AccountSender sender = new AccountSender(to.from());
        return options.isHandedOver()
                ? ControllerOutbox.get().handOver(memo, sender, to.quietHours())
                : ControllerOutbox.get().send(memo, sender, to.quietHours());
    }
}
