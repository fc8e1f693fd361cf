package io.jenkins.plugins.kakaomemo.send;

import io.jenkins.plugins.kakaomemo.account.AccountState;
import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryResult;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryStatus;
import io.jenkins.plugins.kakaomemo.outbox.HoldReason;
import io.jenkins.plugins.kakaomemo.outbox.PendingMemo;
import io.jenkins.plugins.kakaomemo.outbox.Reason;
import io.jenkins.plugins.kakaomemo.recipient.ResolvedRecipient;
import java.time.Duration;
import java.time.Instant;
import java.time.format.FormatStyle;
import org.jvnet.localizer.LocaleProvider;

/**
 * What has become of a memo for one recipient.
 *
 * @param code as the step returns it
 * @param reason why it has not, or perhaps not, arrived; else empty
 * @param attempts of all its parts together
 * @param nextTry when it is tried again, or {@code null}
 */
record RecipientResult(ResolvedRecipient to, MemoComposer.Finished memo, DeliveryStatus fate, String code, String reason, int attempts, Instant nextTry) {

    private static final Duration SOON = Duration.ofMinutes(1);

    static RecipientResult of(ResolvedRecipient to, MemoComposer.Finished memo, DeliveryResult settled) {
        return new RecipientResult(
                to,
                memo,
                settled.fate(),
                settled.reason().code(),
                settled.reason().words(LocaleProvider.getLocale()),
                settled.attempts(),
                settled.memo().nextTry());
    }

    /** After a restart, from what the build remembers. */
    static RecipientResult of(ResolvedRecipient to, MemoComposer.Finished memo, MemoRecord known) {
        return new RecipientResult(
                to, memo, known.getFate(), known.getCode(), known.getReason(), known.getAttempts(), known.getNextTry());
    }

    /** After a restart, if the build did not yet know that the memo waits. */
    static RecipientResult of(ResolvedRecipient to, MemoComposer.Finished memo, PendingMemo waiting) {
        return new RecipientResult(to, memo, DeliveryStatus.WAITING, Reason.QUEUED.code(), "", waiting.attempts(), waiting.nextTry());
    }

    static RecipientResult refused(ResolvedRecipient to, MemoComposer.Finished memo, InvalidFieldException e) {
        return new RecipientResult(to, memo, DeliveryStatus.GIVEN_UP, e.field(), e.getMessage(LocaleProvider.getLocale()), 0, null);
    }

    /** As if these attempts had been made for it as well. */
    RecipientResult after(int earlierAttempts) {
        return new RecipientResult(to, memo, fate, code, reason, earlierAttempts + attempts, nextTry);
    }

    boolean hasArrived() {
        return fate == DeliveryStatus.SENT;
    }

    boolean isWaiting() {
        return fate == DeliveryStatus.WAITING;
    }

    /** The code of the step's result. */
    String resultCode() {
        return switch (fate) {
            case SENT -> "0";
            case WAITING -> "waiting";
            case UNKNOWN -> "unknown";
            case GIVEN_UP -> code;
        };
    }

    /** Why it has not arrived, and when it will be tried again. */
    String words() {
        if (fate != DeliveryStatus.WAITING || isHeld()) {
            return reason;
        }
        return isOnItsWay()
                ? Messages.RecipientResult_OnItsWay()
                : reason + " " + Messages.RecipientResult_NextTry(LocalTimes.of(nextTry, FormatStyle.SHORT, FormatStyle.SHORT));
    }

    /**
     * One line for the console about a memo that has not arrived, or not yet.
     *
     * @param named whether it must say whom it is about
     */
    String line(boolean named) {
        String words = named ? to.name() + ": " + words() : words();
        return switch (fate) {
            case SENT -> throw new IllegalStateException("it has arrived");
            case WAITING ->
                isOnItsWay()
                        ? Messages.BuildMemo_OnItsWay('"' + to.name() + '"')
                        : Messages.BuildMemo_Waiting(code, words) + warning();
            case UNKNOWN -> Messages.BuildMemo_Unknown(words);
            case GIVEN_UP -> Messages.BuildMemo_NotSent(code, words) + warning();
        };
    }

    private boolean isOnItsWay() {
        Instant soon = AccountTokens.get().clock().instant().plus(SOON);
        return code.equals(Reason.QUEUED.code()) && !nextTry.isAfter(soon);
    }

    private boolean isHeld() {
        return HoldReason.codes().contains(code);
    }

    private String warning() {
        AccountState state = AccountTokens.get().state(to.account());
        return state.kind() == AccountState.Kind.EXPIRING ? " " + state.words() : "";
    }
}
