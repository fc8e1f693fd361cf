package io.jenkins.plugins.kakaomemo.send;

import io.jenkins.plugins.kakaomemo.account.AccountState;
import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.account.ControllerClock;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.LocalizedText;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryResult;
import io.jenkins.plugins.kakaomemo.recipient.ResolvedRecipient;
import java.time.Duration;
import java.time.Instant;
import java.time.format.FormatStyle;
import org.jvnet.localizer.LocaleProvider;

/**
 * What became of a memo for one recipient.
 *
 * @param result with the attempts of all its parts together
 * @param reason why it was not, or perhaps not, sent and what to do
 */
record RecipientResult(
        ResolvedRecipient to, MemoComposer.Finished memo, DeliveryResult result, LocalizedText reason) {

    private static final Duration SOON = Duration.ofMinutes(1);

    static RecipientResult of(ResolvedRecipient to, MemoComposer.Finished memo, DeliveryResult result) {
        return new RecipientResult(to, memo, result, result::words);
    }

    static RecipientResult refused(ResolvedRecipient to, MemoComposer.Finished memo, InvalidFieldException e) {
        return new RecipientResult(to, memo, DeliveryResult.refused(e.field()), e::getMessage);
    }

    /** The code of the step's result. */
    String code() {
        return switch (result.status()) {
            case SENT -> "0";
            case WAITING -> "waiting";
            case UNKNOWN -> "unknown";
            case GIVEN_UP -> result.code();
        };
    }

    /** Why it has not arrived, and when it will be tried again. */
    String words() {
        String words = reason.in(LocaleProvider.getLocale());
        if (!result.isWaiting() || result.isHeld()) {
            return words;
        }
        return isOnItsWay()
                ? Messages.RecipientResult_OnItsWay()
                : words + " "
                        + Messages.RecipientResult_NextTry(
                                LocalTimes.of(result.nextTry(), FormatStyle.SHORT, FormatStyle.SHORT));
    }

    /**
     * One line for the console about a memo that has not arrived, or not yet.
     *
     * @param named whether it must say whom it is about
     */
    String line(boolean named) {
        String words = named ? to.name() + ": " + words() : words();
        return switch (result.status()) {
            case SENT -> throw new IllegalStateException("it has arrived");
            case WAITING ->
                isOnItsWay()
                        ? Messages.BuildMemo_OnItsWay('"' + to.name() + '"')
                        : Messages.BuildMemo_Waiting(result.code(), words) + warning();
            case UNKNOWN -> Messages.BuildMemo_Unknown(words);
            case GIVEN_UP -> Messages.BuildMemo_NotSent(result.code(), words) + warning();
        };
    }

    private boolean isOnItsWay() {
        Instant soon = ControllerClock.get().instant().plus(SOON);
        return result.code().equals(DeliveryResult.QUEUED) && !result.nextTry().isAfter(soon);
    }

    private String warning() {
        AccountState state = AccountTokens.get().state(to.from().account());
        return state.kind() == AccountState.Kind.EXPIRING ? " " + state.words() : "";
    }
}
