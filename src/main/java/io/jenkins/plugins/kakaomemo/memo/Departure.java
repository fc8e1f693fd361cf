package io.jenkins.plugins.kakaomemo.memo;

import hudson.model.Run;
import io.jenkins.plugins.kakaomemo.account.AccountException;
import io.jenkins.plugins.kakaomemo.delivery.outbox.Posting;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.outbox.AccountSender;
import io.jenkins.plugins.kakaomemo.outbox.BuildOrigin;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryAction;
import io.jenkins.plugins.kakaomemo.outbox.MemoOutbox;
import io.jenkins.plugins.kakaomemo.outbox.MemoRecord;
import io.jenkins.plugins.kakaomemo.recipient.Addressee;
import io.jenkins.plugins.kakaomemo.recipient.Addressees;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A memo of a build leaves for its recipients. */
final class Departure {

    /** Between the parts of a text, so that they arrive in their order. */
    private static final long PAUSE_MILLIS = 400;

    private final Run<?, ?> run;
    private final String result;
    private final Sending sending;

    /** @param result how the build ended, see {@link BuildOrigin#result()} */
    Departure(Run<?, ?> run, String result, Sending sending) {
        this.run = run;
        this.result = result;
        this.sending = sending;
    }

    /** Makes the memo for all its recipients, and then sends it to one after the other. */
    Dispatch send(Draft draft, Addressees addressees) throws InterruptedException {
        Map<Locale, Draft.Finished> memos = new HashMap<>();
        for (Addressee to : addressees.reached()) {
            memos.computeIfAbsent(to.account().locale(), draft::in);
        }
        List<Sent> all = new ArrayList<>();
        for (Addressee to : addressees.reached()) {
            all.add(send(to, memos.get(to.account().locale())));
        }
        return Dispatch.of(all, addressees.notes());
    }

    private Sent send(Addressee to, Draft.Finished memo) throws InterruptedException {
        try {
            return sendParts(to, memo);
        } catch (AccountException e) {
            return Sent.refused(to, memo, e);
        }
    }

    /** Parts behind one that waits go on waiting behind it; a part that is lost takes those behind it along. */
    private Sent sendParts(Addressee to, Draft.Finished memo) throws AccountException, InterruptedException {
        Sent sent = sendPart(to, memo, 0);
        for (int part = 1; part < memo.parts().size() && (sent.hasArrived() || sent.isWaiting()); part++) {
            if (sent.hasArrived()) {
                Thread.sleep(PAUSE_MILLIS);
            }
            sent = sendPart(to, memo, part).after(sent.attempts());
        }
        return sent;
    }

    private Sent sendPart(Addressee to, Draft.Finished memo, int part) throws AccountException, InterruptedException {
        String account = to.accountKey();
        String key = String.join(
                "/",
                sending.key(),
                account,
                Integer.toHexString(to.friendUuids().hashCode()),
                Integer.toString(part));
        Optional<Sent> known = sending.isResumed() ? known(to, memo, key) : Optional.empty();
        return known.isPresent()
                ? known.get()
                : send(to, memo, account, key, memo.parts().get(part));
    }

    private Optional<Sent> known(Addressee to, Draft.Finished memo, String key) {
        Optional<MemoRecord> remembered = DeliveryAction.find(run, key);
        return remembered
                .map(each -> Sent.of(to, memo, each))
                .or(() -> MemoOutbox.get().waiting(key).map(each -> Sent.of(to, memo, each)));
    }

    private Sent send(Addressee to, Draft.Finished memo, String account, String key, Memo part)
            throws InterruptedException {
        BuildOrigin origin = BuildOrigin.of(run, result, key, to.name());
        Posting posting = new Posting(account, to.friendUuids(), part, origin.written(), sending.manner());
        AccountSender sender = new AccountSender(to.account(), run.getParent());
        return Sent.of(
                to,
                memo,
                sending.isHandedOver()
                        ? MemoOutbox.get().handOver(posting, sender, to.quietHours())
                        : MemoOutbox.get().send(posting, sender, to.quietHours()));
    }
}
