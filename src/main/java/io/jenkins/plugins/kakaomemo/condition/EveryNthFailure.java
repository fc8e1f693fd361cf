package io.jenkins.plugins.kakaomemo.condition;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Of a series of failures, every {@code n}-th: the n-th, the 2n-th and so on. Aborted builds and builds that were not built
 * neither count nor end the series.
 *
 * <p>How long a series is cannot be known if it reaches back to deleted builds or past the last 100 builds. Then the
 * condition holds for failures whose build number is a multiple of {@code n}; otherwise a job that keeps ten builds would
 * send for every further failure, or for none.
 *
 * @param n at least 1
 */
public record EveryNthFailure(int n) implements Condition {

    static final String NAME = "everyNthFailure";
    private static final Pattern WRITTEN = Pattern.compile(NAME + "\\(\\s*([0-9]{1,9})\\s*\\)");
    private static final int BUILDS_TO_LOOK_AT = 100;

    /** @throws InvalidFieldException if {@code n} is less than 1 */
    public EveryNthFailure {
        if (n < 1) {
            throw Conditions.refused("interval", written(n));
        }
    }

    /** @throws InvalidFieldException if there is no whole number of at least 1 in parentheses */
    static EveryNthFailure of(String written) {
        Matcher matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) {
            throw Conditions.refused("interval", written);
        }
        return new EveryNthFailure(Integer.parseInt(matcher.group(1)));
    }

    @Override
    public String written() {
        return written(n);
    }

    private static String written(int n) {
        return NAME + "(" + n + ")";
    }

    @Override
    public boolean holds(BuildOutcome current, Iterable<BuildOutcome> earlier) {
        History history = new History(current, earlier);
        return history.is(BuildResult.FAILURE) && position(history) % n == 0;
    }

    /** The position of the failure in its series, or the build number if that is not known. */
    private static int position(History history) {
        int number = history.current().number();
        int failures = 1;
        int oldest = number;
        Iterator<BuildOutcome> before =
                history.before().limit(BUILDS_TO_LOOK_AT).iterator();
        while (before.hasNext()) {
            BuildOutcome outcome = before.next();
            oldest = outcome.number();
            BuildResult result = outcome.result();
            if (result == BuildResult.FAILURE) {
                failures++;
            } else if (result != null && result.isComparable()) {
                return failures;
            }
        }
        return oldest == 1 ? failures : number;
    }
}
