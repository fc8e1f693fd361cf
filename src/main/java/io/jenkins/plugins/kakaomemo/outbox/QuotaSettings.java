package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.TextBundle;

/**
 * When automatic memos are held for a digest.
 *
 * @param dailyLimit how many memos an account may send a day, at least 1
 * @param gatherAtPercent from which part of the daily limit on they are held, 1 to 100
 * @param burst how many of an account go out within a minute before the others are held, at least 1
 */
public record QuotaSettings(int dailyLimit, int gatherAtPercent, int burst) {

    static final TextBundle BUNDLE = new TextBundle(QuotaSettings.class, "Quota");

    /** Kakao's daily limit for an account without a paid quota, and the default values for the others. */
    public static final QuotaSettings USUAL = new QuotaSettings(100, 80, 5);

    /** @throws InvalidFieldException if a number is out of its range */
    public QuotaSettings {
        atLeastOne("dailyLimit", dailyLimit);
        atLeastOne("burst", burst);
        if (gatherAtPercent < 1 || gatherAtPercent > 100) {
            throw InvalidFieldException.of("gatherAtPercent", BUNDLE, "percent", Integer.toString(gatherAtPercent));
        }
    }

    /** @throws InvalidFieldException if the number is less than 1 */
    public static int atLeastOne(String field, int number) {
        if (number < 1) {
            throw InvalidFieldException.of(field, BUNDLE, "atLeastOne", Integer.toString(number));
        }
        return number;
    }

    boolean isNearLimit(int today) {
        return today * 100L >= (long) dailyLimit * gatherAtPercent;
    }
}
