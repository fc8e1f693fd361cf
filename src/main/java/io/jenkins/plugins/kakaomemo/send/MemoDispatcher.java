package io.jenkins.plugins.kakaomemo.send;

import hudson.model.Run;
import io.jenkins.plugins.kakaomemo.account.Ancestors;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.outbox.AccountRef;
import io.jenkins.plugins.kakaomemo.outbox.BuildOrigin;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryResult;
import io.jenkins.plugins.kakaomemo.outbox.NewMemo;
import io.jenkins.plugins.kakaomemo.outbox.Outgoing;
import io.jenkins.plugins.kakaomemo.recipient.RecipientResolver;
import io.jenkins.plugins.kakaomemo.recipient.ResolvedRecipient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Hands the memo of a build to the controller's outbox, once for each recipient.
 *
 * @param result how the build ended, see {@link BuildOrigin#result()}
 */
record MemoDispatcher(Run<?, ?> run, String result, SendOptions options) {

    private static final Logger LOGGER = Logger.getLogger(MemoDispatcher.class.getName());

    /** Between the parts of a text, so that they arrive in their order. */
    private static final long PAUSE_MILLIS = 400;

    /** Composes the memo for all its recipients, and then sends it to one after the other. */
    SendReport send(MemoComposer composer, RecipientResolver recipients) throws InterruptedException {
        Map<Locale, MemoComposer.Finished> memos = new HashMap<>();
        for (ResolvedRecipient to : recipients.reached()) {
            memos.computeIfAbsent(to.from().account().locale(), composer::in);
        }
        List<SendReport.RecipientResult> results = new ArrayList<>();
        for (List<ResolvedRecipient> together : together(recipients.reached())) {
            Locale locale = together.get(0).from().account().locale();
            results.addAll(send(together, memos.get(locale)));
        }
        return SendReport.of(results, recipients);
    }

    /** One message brings the same memo from the same friend to several people; everybody else gets one of their own. */
    private static Collection<List<ResolvedRecipient>> together(List<ResolvedRecipient> reached) {
        Map<Object, List<ResolvedRecipient>> groups = new LinkedHashMap<>();
        Map<Object, Integer> ringing = new HashMap<>();
        for (ResolvedRecipient to : reached) {
            Object group = to;
            if (to.ring().isPresent()) {
                List<Object> friend =
                        List.of(to.ring().get().from(), to.from().account().locale());
                int before = ringing.merge(friend, 1, Integer::sum) - 1;
                group = List.of(friend, before / RecipientResolver.FRIENDS_AT_ONCE);
            }
            groups.computeIfAbsent(group, key -> new ArrayList<>()).add(to);
        }
        return groups.values();
    }

    private List<SendReport.RecipientResult> send(List<ResolvedRecipient> together, MemoComposer.Finished memo)
            throws InterruptedException {
        List<SendReport.RecipientResult> results = new ArrayList<>();
        Map<ResolvedRecipient, AccountRef> accounts = new LinkedHashMap<>();
        for (ResolvedRecipient to : together) {
            try {
                accounts.put(to, to.from().ref());
            } catch (InvalidFieldException e) {
                results.add(SendReport.RecipientResult.refused(to, memo, e));
            }
        }
        sendParts(accounts, memo.parts())
                .forEach((to, sent) -> results.add(SendReport.RecipientResult.of(to, memo, sent)));
        return results;
    }

    /** If a part waits, the later parts wait behind it; if a part is given up, the later parts are not sent. */
    private Map<ResolvedRecipient, DeliveryResult> sendParts(
            Map<ResolvedRecipient, AccountRef> accounts, List<Memo> parts) throws InterruptedException {
        Map<ResolvedRecipient, DeliveryResult> results = new LinkedHashMap<>();
        for (int part = 0; part < parts.size() && !accounts.isEmpty(); part++) {
            if (part > 0
                    && accounts.keySet().stream().anyMatch(to -> results.get(to).isSent())) {
                Thread.sleep(PAUSE_MILLIS);
            }
            sendPart(accounts, parts, part)
                    .forEach((to, sent) -> results.merge(
                            to, sent, (before, now) -> now.withAttempts(before.attempts() + now.attempts())));
            accounts.keySet()
                    .removeIf(
                            to -> !results.get(to).isSent() && !results.get(to).isWaiting());
        }
        return results;
    }

    private Map<ResolvedRecipient, DeliveryResult> sendPart(
            Map<ResolvedRecipient, AccountRef> accounts, List<Memo> parts, int part) throws InterruptedException {
        Map<ResolvedRecipient, DeliveryResult> results = new LinkedHashMap<>();
        Map<ResolvedRecipient, Outgoing> outgoing = new LinkedHashMap<>();
        accounts.forEach((to, account) -> {
            String key = String.join(
                    "/",
                    options.key(),
                    account.key(),
                    Integer.toHexString(to.friendUuids().hashCode()),
                    Integer.toString(part));
            Optional<DeliveryResult> known = options.begun() ? known(account, key) : Optional.empty();
            known.ifPresentOrElse(
                    before -> results.put(to, before),
                    () -> outgoing.put(to, outgoing(to, account, key, parts.get(part))));
        });
        Map<String, DeliveryResult> sent = hand(List.copyOf(outgoing.values()));
        outgoing.forEach((to, memo) -> results.put(
                to,
                Optional.ofNullable(sent.get(memo.key()))
                        .or(() -> known(accounts.get(to), memo.key()))
                        .orElseGet(DeliveryResult::cutShort)));
        return results;
    }

    /** What became of a part before a restart or an unexpected error. */
    private Optional<DeliveryResult> known(AccountRef account, String key) {
        return DeliveryAction.find(run, key)
                .map(MemoRecord::result)
                .or(() -> ControllerOutbox.get().find(account.key(), key));
    }

    private Outgoing outgoing(ResolvedRecipient to, AccountRef account, String key, Memo part) {
        Run<?, ?> known = Ancestors.findable(run);
        BuildOrigin origin = new BuildOrigin(
                known.getParent().getFullName(), known.getNumber(), known.getTimeInMillis(), result, key, to.name());
        NewMemo memo = new NewMemo(account, to.friendUuids(), to.ring().orElse(null), part, origin, options.policy());
        return new Outgoing(memo, to.from(), to.quietHours());
    }

    private Map<String, DeliveryResult> hand(List<Outgoing> memos) throws InterruptedException {
        ControllerOutbox outbox = ControllerOutbox.get();
        try {
            return options.handedOver() ? outbox.handOver(memos) : outbox.send(memos);
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "The sending of a memo of " + run + " was cut short");
            return Map.of();
        }
    }
}
