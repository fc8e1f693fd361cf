package io.jenkins.plugins.kakaomemo.reliability;

import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.account.StateFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;
import org.jvnet.hudson.test.recipes.LocalData;

/** Whatever goes wrong: no build is changed, no memo is lost or doubled, and the console says why in words. */
@WithJenkins
class FaultMatrixTest {

    /** In {@code FaultMatrixTest/kakao-memo/outbox} among the resources. */
    private static final String DAMAGED = "1772409600000000-0000beef.json";

    private static final List<String> HEAD =
            List.of("What goes wrong", "Build", "Memos", "Requests", "Remembered", "Left", "Console");

    @RegisterExtension
    final EmulatedKakao kakao = new EmulatedKakao();

    private final Locale locale = Locale.getDefault();
    private final SoftAssertions softly = new SoftAssertions();
    private final Map<Integer, List<String>> lines = new TreeMap<>(Map.of(0, HEAD));

    private JenkinsRule jenkins;
    private OffClock clock;

    /** A trial under way, by the number of its row. */
    private record Numbered(int number, Row row, Trial trial) {}

    @BeforeEach
    void start(JenkinsRule rule) {
        jenkins = rule;
        Locale.setDefault(Locale.ENGLISH);
        clock = new OffClock(kakao.emulator().clock());
        kakao.setClock(clock);
    }

    @AfterEach
    void resetLocale() {
        Locale.setDefault(locale);
    }

    @Test
    @LocalData
    void noBuildIsChangedNoMemoLostOrDoubledAndTheConsoleSaysWhy() throws Exception {
        List<Row> rows = Rows.all();
        List<Numbered> slow = new ArrayList<>();
        for (int number = 1; number <= rows.size(); number++) {
            Row row = rows.get(number - 1);
            Numbered next = new Numbered(number, row, new Trial(row, number, jenkins, kakao, clock));
            if (row.isSlow()) {
                slow.add(next);
            } else {
                endAll(slow);
                endAll(new ArrayList<>(List.of(next)));
            }
        }
        softly.assertThat(StateFolder.of("outbox").resolve("damaged").resolve(DAMAGED))
                .exists();
        softly.assertAll();
        new GeneratedTable("faults", List.copyOf(lines.values())).verify();
    }

    /** Slow ones all at a time. */
    private void endAll(List<Numbered> all) throws Exception {
        for (Numbered each : all) {
            each.trial().start();
        }
        for (Numbered each : all) {
            each.trial().awaitBuild();
        }
        for (Numbered each : all) {
            each.trial().mend();
        }
        for (Numbered each : all) {
            each.trial().goOn();
        }
        for (Numbered each : all) {
            check(each, each.trial().end());
        }
        all.clear();
    }

    private void check(Numbered each, Row.Outcome seen) {
        Row row = each.row();
        softly.assertThat(row.expected().isMetBy(seen))
                .as("%s%nexpected %s%nbut saw  %s", row.name(), row.expected(), seen)
                .isTrue();
        softly.assertThat(each.trial().console())
                .as(row.name())
                .containsOnlyOnce("KakaoTalk memo ")
                .doesNotContain("\tat ")
                .doesNotContain(each.trial().secrets());
        softly.assertThat(seen.line())
                .as(row.name())
                .endsWith(".")
                .doesNotContain("Exception", "null", " // ", "{", "}")
                .doesNotContainPattern("\\b[a-z]+\\.[a-z]+\\.[a-zA-Z.]*[A-Z]\\w+")
                .matches(line -> line.startsWith("KakaoTalk memo sent to") || sentences(line) >= 2, "two sentences");
        lines.put(each.number(), cells(row, seen));
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
                seen.fate().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                seen.left(),
                seen.line());
    }
}
