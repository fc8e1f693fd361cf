package io.jenkins.plugins.kakaomemo.build;

import io.jenkins.plugins.kakaomemo.condition.BuildResult;
import io.jenkins.plugins.kakaomemo.kakao.TextBundle;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Each fact of a build in a few words; {@code null} for a fact that is not known. Names given by users are cut to a
 * length that KakaoTalk still shows.
 */
record FactWords(BuildFacts facts, Locale locale) {

    private static final TextBundle BUNDLE = new TextBundle(FactWords.class, "Card");
    private static final List<String> UNITS = List.of("days", "hours", "minutes", "seconds");

    static final int NAME = 40;

    private static final int REASON = 80;
    private static final int NUMBER = 24;
    private static final int SEVERAL = 3;
    private static final int QUESTION = 100;

    String words(String key, Object... details) {
        return BUNDLE.words(locale, key, details);
    }

    /** A picture and a word, such as "❌ Failed". */
    String result() {
        BuildResult result = facts.result();
        if (facts.question() != null) {
            return "🙋 " + words("result.INPUT");
        }
        if (result == null) {
            return "▶️ " + words("result.STARTED");
        }
        return mark(result) + " " + words("result." + (facts.fixed() ? "FIXED" : result.name()));
    }

    private static String mark(BuildResult result) {
        return switch (result) {
            case SUCCESS -> "✅";
            case UNSTABLE -> "⚠️";
            case FAILURE -> "❌";
            case TIMED_OUT -> "⏱️";
            case NOT_BUILT -> "⏭️";
            case ABORTED -> "⏹️";
        };
    }

    /** The job and which of its builds, such as "app » main #12". */
    String build() {
        String number = "#" + facts.number();
        String given = facts.displayName() == null ? "" : ShortText.line(facts.displayName(), NUMBER);
        String name = given.isEmpty() || given.equals(number)
                ? number
                : given.contains(number) ? given : ShortText.line(number + " (" + given + ")", NUMBER);
        return orUnknown(ShortText.line(facts.job(), JobName.UNITS)) + " " + name;
    }

    /** For example "2 of 841 tests failed: checksOut". */
    String tests() {
        BuildFacts.Tests tests = facts.tests();
        if (tests == null) {
            return null;
        }
        if (tests.failed() == 0) {
            return words("tests.passed", tests.total() - tests.skipped());
        }
        return tests.firstFailed() == null
                ? words("tests.failed", tests.failed(), tests.total())
                : words("tests.failedFirst", tests.failed(), tests.total(), name(tests.firstFailed()));
    }

    /** Such as "2 of 841 failed". */
    String testCounts() {
        BuildFacts.Tests tests = facts.tests();
        if (tests == null) {
            return null;
        }
        return tests.failed() == 0
                ? words("tests.row.passed", tests.total() - tests.skipped())
                : words("tests.row.failed", tests.failed(), tests.total());
    }

    /** What a person is asked. */
    String question() {
        return facts.question() == null ? null : orUnknown(ShortText.line(facts.question(), QUESTION));
    }

    /** Such as "Deploy" or, in a parallel branch, "linux » Unit tests". */
    String stage() {
        BuildFacts.Problem problem = facts.problem();
        return problem == null || problem.stages().isEmpty()
                ? null
                : orUnknown(new JobName(problem.stages()).shortened(NAME));
    }

    /** Why the build is unstable. */
    String reason() {
        return reason(REASON);
    }

    /** The same, as short as a row of a card. */
    String shortReason() {
        return reason(NAME);
    }

    private String reason(int length) {
        BuildFacts.Problem problem = facts.problem();
        return problem == null || problem.reason() == null ? null : orUnknown(ShortText.line(problem.reason(), length));
    }

    /** For example "2 of 6 configurations did not succeed: linux,17 · mac,21". */
    String configurations() {
        BuildFacts.Configurations matrix = facts.configurations();
        return matrix == null
                ? null
                : words("configurations", matrix.failed().size(), matrix.total(), several(matrix.failed(), " · "));
    }

    /** Such as "linux,17 · mac,21". */
    String failedConfigurations() {
        return facts.configurations() == null
                ? null
                : name(several(facts.configurations().failed(), " · "));
    }

    /** Such as "3 commits by Kim, Lee". */
    String commits() {
        BuildFacts.Commits commits = facts.commits();
        if (commits == null) {
            return null;
        }
        return words(
                commits.count() == 1 ? "commits.one" : "commits.several",
                commits.count(),
                several(commits.authors(), ", "));
    }

    /** Such as "3 · Kim, Lee". */
    String commitCount() {
        BuildFacts.Commits commits = facts.commits();
        return commits == null ? null : name(words("commits.row", commits.count(), several(commits.authors(), ", ")));
    }

    private static String several(List<String> names, String separator) {
        String more = names.size() > SEVERAL ? "+" + (names.size() - SEVERAL) : null;
        return Stream.concat(names.stream().limit(SEVERAL).map(FactWords::name), Stream.ofNullable(more))
                .collect(Collectors.joining(separator));
    }

    /** Such as "main" or "PR-12 Faster start". */
    String branch() {
        BuildFacts.Branch branch = facts.branch();
        if (branch == null) {
            return null;
        }
        return name(branch.title() == null ? branch.name() : branch.name() + " " + branch.title());
    }

    /** Names the row of {@link #origin()}: a person, or anything else. */
    String originName() {
        return words(facts.origin().trigger() == BuildFacts.Trigger.USER ? "row.startedBy" : "row.trigger");
    }

    /** Who or what started the build. */
    String origin() {
        BuildFacts.Origin origin = facts.origin();
        if (origin == null) {
            return null;
        }
        return origin.detail() == null ? words("origin." + origin.trigger().name()) : name(origin.detail());
    }

    /** The greatest unit and the next one, such as "3 min 12 sec" or "2 h". */
    String duration() {
        Duration taken = facts.duration();
        if (taken == null) {
            return null;
        }
        long[] counts = {taken.toDays(), taken.toHoursPart(), taken.toMinutesPart(), taken.toSecondsPart()};
        int greatest = 0;
        while (greatest < counts.length && counts[greatest] == 0) {
            greatest++;
        }
        if (greatest == counts.length) {
            return words("duration.less");
        }
        return IntStream.range(greatest, Math.min(greatest + 2, counts.length))
                .filter(unit -> counts[unit] > 0)
                .mapToObj(unit -> words("duration." + UNITS.get(unit), counts[unit]))
                .collect(Collectors.joining(" "));
    }

    private static String name(String given) {
        return orUnknown(ShortText.line(given, NAME));
    }

    private static String orUnknown(String name) {
        return name.isEmpty() ? "?" : name;
    }
}
