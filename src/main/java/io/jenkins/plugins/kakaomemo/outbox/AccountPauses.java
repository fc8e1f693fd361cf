package io.jenkins.plugins.kakaomemo.outbox;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Which accounts send nothing for a while, because their last round of attempts failed. */
final class AccountPauses {

    /**
     * How long an account pauses.
     *
     * @param id differs from those of the account's earlier pauses
     * @param rounds after how many failed rounds in a row
     * @param result what a memo that comes meanwhile waits for, and until when
     * @param forPerson whether a person may have fixed the account meanwhile, so that the next memo is worth an attempt
     */
    record AccountPause(long id, int rounds, DeliveryResult result, boolean forPerson) {

        private static final AccountPause NONE =
                new AccountPause(0, 0, DeliveryResult.waiting(DeliveryResult.QUEUED, Instant.MIN), false);

        boolean isOver(Instant now) {
            return isDue(result.nextTry(), now);
        }
    }

    private final Map<String, AccountPause> byAccount = new ConcurrentHashMap<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final AtomicLong ids = new AtomicLong();

    /** A time further away than any pause was set by a clock that was wrong. */
    static boolean isDue(Instant time, Instant now) {
        return !time.isAfter(now) || time.isAfter(now.plus(RetrySchedule.LONGEST));
    }

    AccountPause of(String account) {
        return byAccount.getOrDefault(account, AccountPause.NONE);
    }

    /**
     * Lets an account pause. Builds that fail at the same time are one failed round: the pause that the first of
     * them began holds for all.
     *
     * @param before the pause of the account when the failed round began
     * @param rounds how many rounds have failed in a row, see {@link #rounds}
     * @param result what a memo that comes meanwhile waits for, and until when
     * @return until when the account pauses
     */
    Instant begin(String account, AccountPause before, int rounds, DeliveryResult result, boolean forPerson) {
        seen.add(account);
        return byAccount
                .compute(account, (key, current) -> {
                    boolean sameRound = current != null && current.id() != before.id();
                    boolean covered = sameRound
                            && !result.nextTry().isAfter(current.result().nextTry());
                    return covered ? current : new AccountPause(ids.incrementAndGet(), rounds, result, forPerson);
                })
                .result()
                .nextTry();
    }

    void end(String account) {
        seen.add(account);
        byAccount.remove(account);
    }

    void endAll() {
        byAccount.clear();
    }

    /**
     * How many rounds of the account have failed in a row if that of this memo has failed too. After a restart only the
     * memo knows of earlier ones.
     *
     * @param before the pause of the account when the round of this memo began
     */
    int rounds(PendingMemo memo, AccountPause before) {
        return (seen.contains(memo.account().key()) ? before.rounds() : memo.rounds()) + 1;
    }
}
