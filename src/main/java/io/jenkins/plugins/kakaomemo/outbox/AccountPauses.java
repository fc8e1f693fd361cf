package io.jenkins.plugins.kakaomemo.outbox;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which accounts send nothing for a while, because their last round of attempts failed. */
final class AccountPauses {

    /**
     * How long an account pauses.
     *
     * @param rounds after how many failed rounds in a row
     * @param result of the memos that come meanwhile: why they wait, and until when
     * @param forPerson whether a person may have fixed the account meanwhile, so that the next memo is worth an attempt
     */
    record AccountPause(int rounds, DeliveryResult result, boolean forPerson) {

        private static final AccountPause NONE =
                new AccountPause(0, DeliveryResult.waiting(DeliveryResult.QUEUED, Instant.MIN), false);

        Instant until() {
            return result.nextTry();
        }

        /** A time further away than any pause was set by a clock that was wrong. */
        boolean isOver(Instant now) {
            return isDue(until(), now);
        }
    }

    private final Map<String, AccountPause> byAccount = new ConcurrentHashMap<>();
    private final RetrySchedule schedule;

    AccountPauses(RetrySchedule schedule) {
        this.schedule = schedule;
    }

    static boolean isDue(Instant time, Instant now) {
        return !time.isAfter(now) || time.isAfter(now.plus(RetrySchedule.LONGEST));
    }

    AccountPause of(String account) {
        return byAccount.getOrDefault(account, AccountPause.NONE);
    }

    /** @param result of this memo, which says why and until when the account pauses */
    void begin(PendingMemo memo, DeliveryResult result, boolean forPerson) {
        DeliveryResult waiting = result.as(DeliveryStatus.WAITING).withAttempts(0);
        byAccount.put(memo.account().key(), new AccountPause(rounds(memo), waiting, forPerson));
    }

    /** After an unexpected error: the account pauses as after a temporary one. */
    void begin(String account, Instant now) {
        int rounds = of(account).rounds() + 1;
        DeliveryResult result = DeliveryResult.waiting(DeliveryResult.QUEUED, schedule.backOff(rounds, now));
        byAccount.put(account, new AccountPause(rounds, result, false));
    }

    void end(String account) {
        byAccount.remove(account);
    }

    void endAll() {
        byAccount.clear();
    }

    /** How many rounds of the account have failed in a row, the one of this memo included. */
    int rounds(PendingMemo memo) {
        return Math.max(memo.rounds(), of(memo.account().key()).rounds()) + 1;
    }
}
