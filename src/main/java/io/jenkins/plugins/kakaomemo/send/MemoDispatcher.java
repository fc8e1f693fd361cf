package io.jenkins.plugins.kakaomemo.send;

import hudson.model.Run;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.outbox.NewMemo;
import io.jenkins.plugins.kakaomemo.recipient.ResolvedRecipient;
import io.jenkins.plugins.kakaomemo.recipient.ResolvedRecipients;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A memo of a build leaves for its recipients. */
final class MemoDispatcher {

    /** Between the parts of a text, so that they arrive in their order. */
    private static final long PAUSE_MILLIS = 400;

    private final Run<?, ?> run;
    private final String result;
    private final SendOptions sending;

    /** @param result how the build ended, see {@link BuildOrigin#result()} */
    MemoDispatcher(Run<?, ?> run, String result, SendOptions sending) {
        this.run = run;
        this.result = result;
        this.sending = sending;
    }

    /** Makes the memo for all its recipients, and then sends it to one after the other. */
    SendReport send(MemoComposer draft, ResolvedRecipients addressees) throws InterruptedException {
        Map<Locale, MemoComposer.Finished> memos = new HashMap<>();
        for (ResolvedRecipient to : addressees.reached()) {
            memos.computeIfAbsent(to.account().locale(), draft::in);
        }
        List<RecipientResult> all = new ArrayList<>();
        for (ResolvedRecipient to : addressees.reached()) {
            all.add(send(to, memos.get(to.account().locale())));
        }
        return SendReport.of(all, addressees.notes());
    }

    private RecipientResult send(ResolvedRecipient to, MemoComposer.Finished memo) throws InterruptedException {
        try {
            return sendParts(to, memo);
        } catch (InvalidFieldException e) {
            return RecipientResult.refused(to, memo, e);
        }
    }

    /** Parts behind one that waits go on waiting behind it; a part that is lost takes those behind it along. */
    private RecipientResult sendParts(ResolvedRecipient to, MemoComposer.Finished memo) throws InterruptedException {
        RecipientResult sent = sendPart(to, memo, 0);
        for (int part = 1; part < memo.parts().size() && (sent.hasArrived() || sent.isWaiting()); part++) {
            if (sent.hasArrived()) {
                Thread.sleep(PAUSE_MILLIS);
            }
            sent = sendPart(to, memo, part).after(sent.attempts());
        }
        return sent;
    }

    private RecipientResult sendPart(ResolvedRecipient to, MemoComposer.Finished memo, int part) throws InterruptedException {
        String account = to.accountKey();
        String key = String.join(
                "/",
                sending.key(),
                account,
                Integer.toHexString(to.friendUuids().hashCode()),
                Integer.toString(part));
        Optional<RecipientResult> known = sending.isResumed() ? known(to, memo, key) : Optional.empty();
        return known.isPresent()
                ? known.get()
                : send(to, memo, account, key, memo.parts().get(part));
    }

    private Optional<RecipientResult> known(ResolvedRecipient to, MemoComposer.Finished memo, String key) {
        Optional<MemoRecord> remembered = DeliveryAction.find(run, key);
        return remembered
                .map(each -> RecipientResult.of(to, memo, each))
                .or(() -> ControllerOutbox.get().waiting(key).map(each -> RecipientResult.of(to, memo, each)));
    }

    private RecipientResult send(ResolvedRecipient to, MemoComposer.Finished memo, String account, String key, Memo part)
            throws InterruptedException {
        BuildOrigin origin = BuildOrigin.of(run, result, key, to.name());
        NewMemo posting = new NewMemo(account, to.friendUuids(), part, origin.written(), sending.policy());
        AccountSender sender = new AccountSender(to.account(), run.getParent());
        return RecipientResult.of(
                to,
                memo,
                sending.isHandedOver()
                        ? ControllerOutbox.get().handOver(posting, sender, to.quietHours())
                        : ControllerOutbox.get().send(posting, sender, to.quietHours()));
    }
}
