package io.jenkins.plugins.kakaomemo.send;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.kakaomemo.build.BuildFacts;
import io.jenkins.plugins.kakaomemo.build.RunHistory;
import io.jenkins.plugins.kakaomemo.condition.BuildResult;
import io.jenkins.plugins.kakaomemo.condition.Conditions;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.outbox.BuildOrigin;
import java.util.List;
import jenkins.model.Jenkins;

/** At which point of a build a memo is asked for. */
public abstract class Trigger {

    /** By a step of the build, or by a post-build action. */
    public static final Trigger STEP = new Trigger() {

        @Override
        Conditions own(List<String> on) {
            return Conditions.of(on);
        }
    };

    /** By the settings of the job, when the build begins. */
    public static final Trigger START = new Trigger() {

        @Override
        boolean isDue(Conditions on, Run<?, ?> run) {
            return on.holdAtStart();
        }

        @Override
        BuildFacts facts(Run<?, ?> run) {
            return BuildFacts.of(run).atStart();
        }

        @Override
        String result(Run<?, ?> run, BuildFacts facts) {
            return "";
        }

        @Override
        boolean explains() {
            return false;
        }

        @Override
        boolean isFailure(Run<?, ?> run) {
            return false;
        }
    };

    /** By the settings of the job, when the build has ended. */
    public static final Trigger END = new Trigger() {};

    private Trigger() {}

    /**
     * By the settings of the job, when a Pipeline waits for a person.
     *
     * @param question what the person is asked
     * @param submitter who may answer: ids of users and names of groups, with commas between them; {@code null} for
     *     everybody
     */
    public static Trigger input(String question, @CheckForNull String submitter) {
        return new Input(question, submitter);
    }

    /**
     * Reads the conditions that the memo itself names.
     *
     * @throws InvalidFieldException if a condition is not known here
     */
    Conditions own(List<String> on) {
        return Conditions.withEvents(on);
    }

    boolean isDue(Conditions on, Run<?, ?> run) {
        return holds(on, run);
    }

    /** Whether the console says why a memo is not due; at the start and at a question that is left to the end. */
    boolean explains() {
        return true;
    }

    BuildFacts facts(Run<?, ?> run) {
        return BuildFacts.of(run);
    }

    /** See {@link BuildOrigin#result()}. */
    String result(Run<?, ?> run, BuildFacts facts) {
        BuildResult result = facts.result();
        return result == null ? "" : facts.fixed() ? "FIXED" : result.name();
    }

    /** Whether the memo tells of a failure, for which phones ring unless they never do. */
    boolean isFailure(Run<?, ?> run) {
        return holds(Conditions.of(List.of("failure")), run);
    }

    /** Who hears nothing of a job's first success is told how to hear of every build. */
    SendReport silent(List<String> on, Run<?, ?> run) {
        String conditions = String.join(", ", on);
        boolean firstSuccess = run.getPreviousBuild() == null && holds(Conditions.of(List.of("success")), run);
        return SendReport.silent(
                "on",
                firstSuccess ? Messages.BuildMemo_FirstSuccess(conditions) : Messages.BuildMemo_NotDue(conditions));
    }

    /** Who may answer what the build asks, as {@link #input} takes it. */
    @CheckForNull
    String submitter() {
        return null;
    }

    private static boolean holds(Conditions conditions, Run<?, ?> run) {
        return conditions.hold(RunHistory.current(run), RunHistory.earlier(run));
    }

    private static final class Input extends Trigger {

        private final String question;
        private final String submitter;

        Input(String question, @CheckForNull String submitter) {
            this.question = question;
            this.submitter = submitter;
        }

        @Override
        boolean isDue(Conditions on, Run<?, ?> run) {
            return on.holdAtInput();
        }

        @Override
        BuildFacts facts(Run<?, ?> run) {
            String jenkins = Jenkins.get().getRootUrl();
            return BuildFacts.of(run)
                    .atStart()
                    .asking(question, jenkins == null ? null : jenkins + run.getUrl() + "input/");
        }

        @Override
        String result(Run<?, ?> run, BuildFacts facts) {
            return BuildOrigin.INPUT;
        }

        @Override
        boolean explains() {
            return false;
        }

        /** Somebody must do something, as after a failure. */
        @Override
        boolean isFailure(Run<?, ?> run) {
            return true;
        }

        @Override
        String submitter() {
            return submitter;
        }
    }
}
