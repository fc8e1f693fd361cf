package io.jenkins.plugins.kakaomemo.condition;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A reason to send a memo about a build. */
public sealed interface Condition {

    /** The condition as users write it, such as {@code firstFailure} or {@code everyNthFailure(3)}. */
    String written();

    /**
     * Whether the condition holds for a build that has ended or is about to.
     *
     * @param current the build in question
     * @param earlier the builds of the same job, newest first, read no further than needed. Deleted builds are not
     *     among them; builds that still run and builds with a higher number, which exist where builds run concurrently,
     *     are skipped
     */
    boolean holds(BuildOutcome current, Iterable<BuildOutcome> earlier);

    /**
     * The conditions that consist of a name only. "The build before" is the last one that ended as success, unstable or
     * failure, a time-out included: builds that a person aborted and builds that were not built are skipped, and no
     * condition that compares holds for them.
     */
    enum BuildCondition implements Condition {

        /** Every build that ends, however it ends. */
        ALWAYS("always", history -> true),

        /** The build is a success; while it runs, nothing has gone wrong so far. */
        SUCCESS("success", history -> history.is(BuildResult.SUCCESS)),

        /** The build failed or timed out; an unstable one did not. */
        FAILURE("failure", History::failed),

        /** The build is unstable, as it is when tests failed. */
        UNSTABLE("unstable", history -> history.is(BuildResult.UNSTABLE)),

        /** The build was stopped, by a person or because it took too long. */
        ABORTED("aborted", history -> history.is(BuildResult.ABORTED) || history.is(BuildResult.TIMED_OUT)),

        /** The build ended without building anything. */
        NOT_BUILT("notBuilt", history -> history.is(BuildResult.NOT_BUILT)),

        /** The build is a success, and the one before failed or was unstable. */
        FIXED("fixed", history -> history.is(BuildResult.SUCCESS) && history.wasNoSuccess()),

        /**
         * The build ended worse than the one before, or a test fails that did not fail when tests last ran. A build
         * that failed without a failed test counts as one that ran none. The first build of a job is no regression.
         */
        REGRESSION("regression", history -> history.isWorseThanBefore() || history.hasAnotherFailedTest()),

        /** The build failed, and the one before did not or there is none. */
        FIRST_FAILURE("firstFailure", history -> history.failed() && !history.hadFailed()),

        STILL_FAILING("stillFailing", history -> history.failed() && history.hadFailed()),

        /** A build begins. It holds for no build that ends: {@link Conditions#holdAtStart} asks for it. */
        STARTED("started", history -> false),

        /** A Pipeline waits for a person. As with the start, {@link Conditions#holdAtInput} asks for it. */
        INPUT("input", history -> false);

        private final String written;
        private final Predicate<History> rule;

        BuildCondition(String written, Predicate<History> rule) {
            this.written = written;
            this.rule = rule;
        }

        @Override
        public String written() {
            return written;
        }

        @Override
        public boolean holds(BuildOutcome current, Iterable<BuildOutcome> earlier) {
            return rule.test(new History(current, earlier));
        }
    }

    /**
     * Of a series of failures, every {@code n}-th: the n-th, the 2n-th and so on. Aborted builds and builds that were
     * not built neither count nor end the series.
     *
     * <p>How long a series is cannot be known if it reaches back to deleted builds or past the last 100 builds. Then
     * the condition holds for failures whose build number is a multiple of {@code n}; otherwise a job that keeps ten
     * builds would send for every further failure, or for none.
     *
     * @param n at least 1
     */
    record EveryNthFailure(int n) implements Condition {

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
            return history.failed() && position(history) % n == 0;
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
                if (result != null && result.isFailure()) {
                    failures++;
                } else if (result != null && result.isComparable()) {
                    return failures;
                }
            }
            return oldest == 1 ? failures : number;
        }
    }

    /**
     * How a build ended.
     *
     * @param number its number, counted from 1 within its job
     * @param result how it ended, or {@code null} as long as nothing has gone wrong in a Pipeline that still runs
     * @param failedTests the names of the tests that failed, empty if none did or none ran; read only when a condition asks
     *     for them, so the set may load itself lazily
     */
    record BuildOutcome(int number, BuildResult result, Set<String> failedTests) {

        /** The result as it stands: a build that still runs counts as a success so far. */
        BuildResult soFar() {
            return result == null ? BuildResult.SUCCESS : result;
        }
    }
}
