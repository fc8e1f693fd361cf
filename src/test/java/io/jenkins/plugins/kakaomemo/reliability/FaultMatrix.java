package io.jenkins.plugins.kakaomemo.reliability;

import io.jenkins.plugins.kakaomemo.SharedJenkins;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A part of the fault matrix: whatever goes wrong, no build is changed, no memo is lost or doubled, and the console says why
 * in words. What is seen of its rows is a table of docs/reliability.md.
 */
abstract class FaultMatrix extends SharedJenkins {

    private static final List<String> HEAD =
            List.of("What goes wrong", "Build", "Memos", "Requests", "Remembered", "Left", "Console");

    /** What a line of the console says of the memo, without the account and the reason. */
    private static final Pattern LINE = Pattern.compile(
            "KakaoTalk memo (?:to \\S+ )?(not sent yet|not sent|may have been sent|sent|is being sent)\\b.*");

    /** The cells of the rows that were tried, by name. */
    private static final Map<String, List<String>> SEEN = new HashMap<>();

    private OffClock clock;

    @BeforeEach
    void tellTheTime() {
        clock = new OffClock(kakao.emulator().clock());
        kakao.setClock(clock);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void noBuildIsChangedNoMemoIsLostOrDoubledAndTheConsoleSaysWhy(Row row) throws Exception {
        tryAtOnce(List.of(row));
    }

    /** Tries rows beside each other, each with an account of its own. */
    final void tryAtOnce(List<Row> rows) throws Exception {
        List<Trial> trials = new ArrayList<>();
        for (Row row : rows) {
            trials.add(new Trial(row, trials.size() + 1, jenkins, kakao, clock));
        }
        for (Trial trial : trials) {
            trial.start();
        }
        for (Trial trial : trials) {
            trial.awaitBuild();
        }
        for (Trial trial : trials) {
            trial.repair();
        }
        for (Trial trial : trials) {
            trial.goOn();
        }
        SoftAssertions softly = new SoftAssertions();
        for (Trial trial : trials) {
            check(softly, trial);
        }
        softly.assertAll();
    }

    private static void check(SoftAssertions softly, Trial trial) throws Exception {
        Row row = trial.row();
        Row.Outcome seen = trial.end();
        softly.assertThat(row.expected().isMetBy(seen))
                .as("%s%nexpected %s%nbut saw  %s", row.name(), row.expected(), seen)
                .isTrue();
        softly.assertThat(trial.console())
                .as(row.name())
                .doesNotContain("\tat ")
                .doesNotContain(trial.secrets());
        String[] lines = seen.line().split(Trial.SEPARATOR);
        softly.assertThat(lines).as(row.name()).hasSize(row.others().isEmpty() ? 1 : 2);
        softly.assertThat(lines).as(row.name()).allMatch(line -> line.endsWith("."), "sentence");
        softly.assertThat(seen.line())
                .as(row.name())
                .doesNotContain("Exception", "null", "{", "}")
                .doesNotContainPattern("\\b[a-z]+\\.[a-z]+\\.[a-zA-Z.]*[A-Z]\\w+")
                .matches(line -> line.startsWith("KakaoTalk memo sent to") || sentences(line) >= 2, "two sentences");
        SEEN.put(row.name(), cells(row, seen));
    }

    private static long sentences(String line) {
        return line.split("(?<=[.!?]) +").length;
    }

    private static List<String> cells(Row row, Row.Outcome seen) {
        return List.of(
                row.name(),
                seen.build(),
                String.valueOf(seen.memos()),
                seen.sends() + " + " + seen.tokens(),
                seen.status().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                seen.left(),
                Arrays.stream(seen.line().split(Trial.SEPARATOR))
                        .map(line -> LINE.matcher(line).replaceFirst("$1"))
                        .collect(Collectors.joining("<br>")));
    }

    /** Compares what was seen of the rows with a table of the document. */
    static void verifyTable(String name, List<Row> rows) throws IOException {
        Stream<List<String>> seen =
                rows.stream().map(row -> SEEN.getOrDefault(row.name(), List.of(row.name(), "not tried")));
        new GeneratedTable(name, Stream.concat(Stream.of(HEAD), seen).toList()).verify();
    }
}
