package io.jenkins.plugins.kakaomemo.send;

import hudson.model.Run;
import io.jenkins.plugins.kakaomemo.build.BuildFacts;
import io.jenkins.plugins.kakaomemo.build.RunHistory;
import io.jenkins.plugins.kakaomemo.condition.BuildResult;
import io.jenkins.plugins.kakaomemo.condition.Conditions;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import java.util.List;

/** At which point of a build a memo is asked for. */
public enum Trigger {

    /** By a step of the build, or by a post-build action. */
    STEP {
        @Override
        boolean isDue(List<String> on, Run<?, ?> run) {
            return holds(Conditions.of(on), run);
        }
    },

    /** By the settings of the job, when the build begins. */
    START {
        @Override
        boolean isDue(List<String> on, Run<?, ?> run) {
            return Conditions.withStart(on).holdAtStart();
        }

        @Override
        BuildFacts facts(Run<?, ?> run) {
            return BuildFacts.of(run).atStart();
        }

        @Override
        String result(Run<?, ?> run, BuildFacts facts) {
            return "";
        }

        /** The end of the build reports why no memo was sent. */
        @Override
        SendReport silent(List<String> on, Run<?, ?> run) {
            return SendReport.NOTHING;
        }

        @Override
        boolean isFailure(Run<?, ?> run) {
            return false;
        }
    },

    /** By the settings of the job, when the build has ended. */
    END {
        @Override
        boolean isDue(List<String> on, Run<?, ?> run) {
            return holds(Conditions.withStart(on), run);
        }
    };

    /** @throws InvalidFieldException if a condition is not known here */
    abstract boolean isDue(List<String> on, Run<?, ?> run);

    BuildFacts facts(Run<?, ?> run) {
        return BuildFacts.of(run);
    }

    /** How the build has ended, as Jenkins names it or {@code FIXED}; empty if it has not. */
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

    private static boolean holds(Conditions conditions, Run<?, ?> run) {
        return conditions.hold(RunHistory.current(run), RunHistory.earlier(run));
    }
}
