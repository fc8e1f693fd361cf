package io.jenkins.plugins.kakaomemo.build;

import io.jenkins.plugins.kakaomemo.build.BuildFacts.Addresses;
import io.jenkins.plugins.kakaomemo.build.BuildFacts.Branch;
import io.jenkins.plugins.kakaomemo.build.BuildFacts.Commits;
import io.jenkins.plugins.kakaomemo.build.BuildFacts.Configurations;
import io.jenkins.plugins.kakaomemo.build.BuildFacts.Origin;
import io.jenkins.plugins.kakaomemo.build.BuildFacts.Problem;
import io.jenkins.plugins.kakaomemo.build.BuildFacts.Tests;
import io.jenkins.plugins.kakaomemo.build.BuildFacts.Trigger;
import io.jenkins.plugins.kakaomemo.condition.BuildResult;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Facts of a build that never was, to be changed one by one. */
final class SampleBuild {

    static final Addresses PAGES = new Addresses(
            "https://ci.example.com/job/app/job/main/12/display/redirect",
            "https://ci.example.com/job/app/job/main/12/console",
            "https://ci.example.com/job/app/job/main/12/display/redirect?page=tests");

    private final BuildResult result;
    private final boolean fixed;
    private final String question;
    private String job;
    private int number;
    private String displayName;
    private Origin origin;
    private Duration duration;
    private Branch branch;
    private Commits commits;
    private Tests tests;
    private Problem problem;
    private Configurations configurations;
    private Addresses addresses;

    SampleBuild(BuildFacts facts) {
        result = facts.result();
        fixed = facts.fixed();
        job = facts.job();
        number = facts.number();
        displayName = facts.displayName();
        origin = facts.origin();
        duration = facts.duration();
        branch = facts.branch();
        commits = facts.commits();
        tests = facts.tests();
        problem = facts.problem();
        configurations = facts.configurations();
        addresses = facts.addresses();
        question = facts.question();
    }

    /** Nothing but what every build has. */
    static SampleBuild bare(BuildResult result) {
        return bare(result, false);
    }

    /** A success after a build that was none. */
    static SampleBuild fixed() {
        return bare(BuildResult.SUCCESS, true);
    }

    private static SampleBuild bare(BuildResult result, boolean fixed) {
        return new SampleBuild(new BuildFacts(
                result, fixed, "app » main", 12, "#12", null, null, null, null, null, null, null, null, null));
    }

    /** A failed one of which everything is known. */
    static SampleBuild full() {
        return bare(BuildResult.FAILURE)
                .with(new Origin(Trigger.USER, "Kim"))
                .with(Duration.ofSeconds(192))
                .with(new Branch("main", false, null))
                .with(new Commits(3, List.of("Kim", "Lee")))
                .with(new Tests(2, 1, 841, "checksOut"))
                .failedIn("Deploy")
                .at(PAGES);
    }

    BuildFacts facts() {
        return new BuildFacts(
                result,
                fixed,
                job,
                number,
                displayName,
                origin,
                duration,
                branch,
                commits,
                tests,
                problem,
                configurations,
                addresses,
                question);
    }

    private SampleBuild changed(Consumer<SampleBuild> change) {
        SampleBuild other = new SampleBuild(facts());
        change.accept(other);
        return other;
    }

    SampleBuild of(String newJob, int newNumber, String newDisplayName) {
        return changed(build -> {
            build.job = newJob;
            build.number = newNumber;
            build.displayName = newDisplayName;
        });
    }

    SampleBuild with(Origin newOrigin) {
        return changed(build -> build.origin = newOrigin);
    }

    SampleBuild with(Duration newDuration) {
        return changed(build -> build.duration = newDuration);
    }

    SampleBuild with(Branch newBranch) {
        return changed(build -> build.branch = newBranch);
    }

    SampleBuild with(Commits newCommits) {
        return changed(build -> build.commits = newCommits);
    }

    SampleBuild with(Tests newTests) {
        return changed(build -> build.tests = newTests);
    }

    SampleBuild failedIn(String stage) {
        return changed(build -> build.problem = stage == null ? null : new Problem(List.of(stage), null));
    }

    SampleBuild because(String reason) {
        return changed(build -> build.problem = new Problem(problem.stages(), reason));
    }

    SampleBuild failedIn(int total, String... failed) {
        return changed(build -> build.configurations = new Configurations(total, List.of(failed)));
    }

    SampleBuild at(Addresses newAddresses) {
        return changed(build -> build.addresses = newAddresses);
    }
}
