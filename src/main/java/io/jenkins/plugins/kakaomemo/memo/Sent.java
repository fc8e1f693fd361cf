package io.jenkins.plugins.kakaomemo.memo;

import io.jenkins.plugins.kakaomemo.Messages;
import io.jenkins.plugins.kakaomemo.account.AccountException;
import io.jenkins.plugins.kakaomemo.account.AccountState;
import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.account.LocalTimes;
import io.jenkins.plugins.kakaomemo.delivery.Fate;
import io.jenkins.plugins.kakaomemo.delivery.outbox.PendingMemo;
import io.jenkins.plugins.kakaomemo.delivery.outbox.Reason;
import io.jenkins.plugins.kakaomemo.delivery.outbox.Settled;
import io.jenkins.plugins.kakaomemo.delivery.quota.HoldReason;
import io.jenkins.plugins.kakaomemo.outbox.MemoRecord;
import io.jenkins.plugins.kakaomemo.recipient.Addressee;
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
record Sent(Addressee to, Draft.Finished memo, Fate fate, String code, String reason, int attempts, Instant nextTry) {

    private static final Duration SOON = Duration.ofMinutes(1);

    static Sent of(Addressee to, Draft.Finished memo, Settled settled) {
        return new Sent(
                to,
                memo,
                settled.fate(),
                settled.reason().code(),
                settled.reason().words(LocaleProvider.getLocale()),
                settled.attempts(),
                settled.memo().nextTry());
    }

    /** After a restart, from what the build remembers. */
    static Sent of(Addressee to, Draft.Finished memo, MemoRecord known) {
        return new Sent(
                to, memo, known.getFate(), known.getCode(), known.getReason(), known.getAttempts(), known.getNextTry());
    }

    /** After a restart, if the build did not yet know that the memo waits. */
    static Sent of(Addressee to, Draft.Finished memo, PendingMemo waiting) {
        return new Sent(to, memo, Fate.WAITING, Reason.QUEUED.code(), "", waiting.attempts(), waiting.nextTry());
    }

    static Sent refused(Addressee to, Draft.Finished memo, AccountException e) {
        return new Sent(to, memo, Fate.GIVEN_UP, e.field(), e.getLocalizedMessage(), 0, null);
    }

    /** As if these attempts had been made for it as well. */
    Sent after(int earlierAttempts) {
        return new Sent(to, memo, fate, code, reason, earlierAttempts + attempts, nextTry);
    }

    boolean hasArrived() {
        return fate == Fate.SENT;
    }

    boolean isWaiting() {
        return fate == Fate.WAITING;
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
        if (fate != Fate.WAITING || isHeld()) {
            return reason;
        }
        return isOnItsWay()
                ? Messages.Sent_OnItsWay()
                : reason + " " + Messages.Sent_NextTry(LocalTimes.of(nextTry, FormatStyle.SHORT, FormatStyle.SHORT));
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
