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

/** Facts of a build that never was, to be changed one by one. */
record SampleBuild(BuildFacts facts) {

    static final Addresses PAGES = new Addresses(
            "https://ci.example.com/job/app/job/main/12/display/redirect",
            "https://ci.example.com/job/app/job/main/12/console",
            "https://ci.example.com/job/app/job/main/12/display/redirect?page=tests");

    /** Nothing but what every build has. */
    static SampleBuild bare(BuildResult result) {
        return new SampleBuild(new BuildFacts(
                result, false, "app » main", 12, "#12", null, null, null, null, null, null, null, null, null));
    }

    /** A success after a build that was none. */
    static SampleBuild fixed() {
        return new SampleBuild(new BuildFacts(
                BuildResult.SUCCESS,
                true,
                "app » main",
                12,
                "#12",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
    }

    /** A failed one of which everything is known. */
    static SampleBuild full() {
        return new SampleBuild(new BuildFacts(
                BuildResult.FAILURE,
                false,
                "app » main",
                12,
                "#12",
                new Origin(Trigger.USER, "Kim"),
                Duration.ofSeconds(192),
                new Branch("main", false, null),
                new Commits(3, List.of("Kim", "Lee")),
                new Tests(2, 1, 841, "checksOut"),
                new Problem(List.of("Deploy"), null),
                null,
                PAGES,
                null));
    }

    SampleBuild of(String job, int number, String displayName) {
        return new SampleBuild(new BuildFacts(
                facts.result(),
                facts.fixed(),
                job,
                number,
                displayName,
                facts.origin(),
                facts.duration(),
                facts.branch(),
                facts.commits(),
                facts.tests(),
                facts.problem(),
                facts.configurations(),
                facts.addresses(),
                facts.question()));
    }

    SampleBuild with(Origin origin) {
        return with(origin, facts.duration(), facts.branch(), facts.commits(), facts.tests(), facts.problem());
    }

    SampleBuild with(Duration duration) {
        return with(facts.origin(), duration, facts.branch(), facts.commits(), facts.tests(), facts.problem());
    }

    SampleBuild with(Branch branch) {
        return with(facts.origin(), facts.duration(), branch, facts.commits(), facts.tests(), facts.problem());
    }

    SampleBuild with(Commits commits) {
        return with(facts.origin(), facts.duration(), facts.branch(), commits, facts.tests(), facts.problem());
    }

    SampleBuild with(Tests tests) {
        return with(facts.origin(), facts.duration(), facts.branch(), facts.commits(), tests, facts.problem());
    }

    SampleBuild failedIn(String stage) {
        return with(
                facts.origin(),
                facts.duration(),
                facts.branch(),
                facts.commits(),
                facts.tests(),
                stage == null ? null : new Problem(List.of(stage), null));
    }

    SampleBuild because(String reason) {
        Problem problem = new Problem(facts.problem().stages(), reason);
        return with(facts.origin(), facts.duration(), facts.branch(), facts.commits(), facts.tests(), problem);
    }

    private SampleBuild with(
            Origin origin, Duration duration, Branch branch, Commits commits, Tests tests, Problem problem) {
        return new SampleBuild(new BuildFacts(
                facts.result(),
                facts.fixed(),
                facts.job(),
                facts.number(),
                facts.displayName(),
                origin,
                duration,
                branch,
                commits,
                tests,
                problem,
                facts.configurations(),
                facts.addresses(),
                facts.question()));
    }

    SampleBuild failedIn(int total, String... configurations) {
        return new SampleBuild(new BuildFacts(
                facts.result(),
                facts.fixed(),
                facts.job(),
                facts.number(),
                facts.displayName(),
                facts.origin(),
                facts.duration(),
                facts.branch(),
                facts.commits(),
                facts.tests(),
                facts.problem(),
                new Configurations(total, List.of(configurations)),
                facts.addresses(),
                facts.question()));
    }

    SampleBuild at(Addresses addresses) {
        return new SampleBuild(new BuildFacts(
                facts.result(),
                facts.fixed(),
                facts.job(),
                facts.number(),
                facts.displayName(),
                facts.origin(),
                facts.duration(),
                facts.branch(),
                facts.commits(),
                facts.tests(),
                facts.problem(),
                facts.configurations(),
                addresses,
                facts.question()));
    }
}
