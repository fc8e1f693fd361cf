package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.TextBundle;

/**
 * When automatic memos are held for a digest.
 *
 * @param dailyLimit how many memos an account may send a day, 1 to 100,000
 * @param gatherAtPercent from which part of the daily limit on they are held, 1 to 100
 * @param burst how many of an account go out within a minute before the others are held, 1 to 1,000
 */
public record QuotaSettings(int dailyLimit, int gatherAtPercent, int burst) {

    static final TextBundle BUNDLE = new TextBundle(QuotaSettings.class, "Quota");

    /** Kakao's daily limit for an account without a paid quota, and the default values for the others. */
    public static final QuotaSettings USUAL = new QuotaSettings(100, 80, 5);

    /** @throws InvalidFieldException if a number is out of its range */
    public QuotaSettings {
        between("dailyLimit", dailyLimit, 100_000);
        between("gatherAtPercent", gatherAtPercent, 100);
        between("burst", burst, 1_000);
    }

    private static void between(String field, int value, int most) {
        if (value < 1 || value > most) {
            throw InvalidFieldException.of(
                    field, BUNDLE, "outOfRange", Integer.toString(value), Integer.toString(most));
        }
    }

    boolean isNearLimit(int today) {
        return today * 100L >= (long) dailyLimit * gatherAtPercent;
    }
}
