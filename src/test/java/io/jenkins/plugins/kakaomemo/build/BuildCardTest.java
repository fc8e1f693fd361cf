package io.jenkins.plugins.kakaomemo.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.build.BuildFacts.Addresses;
import io.jenkins.plugins.kakaomemo.build.BuildFacts.Branch;
import io.jenkins.plugins.kakaomemo.build.BuildFacts.Commits;
import io.jenkins.plugins.kakaomemo.build.BuildFacts.Configurations;
import io.jenkins.plugins.kakaomemo.build.BuildFacts.Origin;
import io.jenkins.plugins.kakaomemo.build.BuildFacts.Problem;
import io.jenkins.plugins.kakaomemo.build.BuildFacts.Tests;
import io.jenkins.plugins.kakaomemo.build.BuildFacts.Trigger;
import io.jenkins.plugins.kakaomemo.condition.BuildResult;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.Button;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.FeedTemplate;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.ItemContent;
import io.jenkins.plugins.kakaomemo.kakao.template.FittedText;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import io.jenkins.plugins.kakaomemo.kakao.template.Overflow;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuildCardTest {

    private static final Tests NONE = null;
    private static final Tests PASSED = new Tests(0, 0, 841, null);

    @Test
    void tellsEverything() {
        FeedTemplate card = card(SampleBuild.full(), Locale.ENGLISH);

        assertThat(card.content().title()).isEqualTo("❌ Failed · app » main #12");
        assertThat(card.content().description()).isEqualTo("2 of 841 tests failed: checksOut");
        assertThat(card.content().link()).isEqualTo(Link.to(SampleBuild.PAGES.build()));
        assertThat(card.content().imageUrl()).isNull();
        assertThat(rows(card))
                .containsExactly(
                        "Stage: Deploy",
                        "Commits: 3 · Kim, Lee",
                        "Branch: main",
                        "Started by: Kim",
                        "Duration: 3 min 12 sec");
        assertThat(card.buttons())
                .containsExactly(
                        new Button("Open build", Link.to(SampleBuild.PAGES.build())),
                        new Button("Tests", Link.to(SampleBuild.PAGES.tests())));
    }

    @Test
    void tellsEverythingInKorean() {
        FeedTemplate card = card(SampleBuild.full(), Locale.KOREAN);

        assertThat(card.content().title()).isEqualTo("❌ 실패 · app » main #12");
        assertThat(card.content().description()).isEqualTo("테스트 841개 중 2개 실패: checksOut");
        assertThat(rows(card))
                .containsExactly("단계: Deploy", "커밋: 3개 · Kim, Lee", "브랜치: main", "시작한 사람: Kim", "소요 시간: 3분 12초");
        assertThat(card.buttons()).extracting(Button::title).containsExactly("빌드 보기", "테스트");
    }

    @Test
    void tellsMostAboutTheStageIfNoTestFailed() {
        FeedTemplate card = card(SampleBuild.full().with(PASSED), Locale.ENGLISH);

        assertThat(card.content().description()).isEqualTo("Failed in stage \"Deploy\"");
        assertThat(rows(card)).hasSize(5).first().isEqualTo("Tests: 841 passed");
        assertThat(rows(card)).noneMatch(row -> row.startsWith("Stage"));
        assertThat(card.buttons()).extracting(Button::title).containsExactly("Open build", "Console");
        assertThat(card.buttons().get(1).link()).isEqualTo(Link.to(SampleBuild.PAGES.console()));
    }

    @Test
    void tellsMostAboutTheReasonIfNoTestFailed() {
        FeedTemplate card = card(SampleBuild.full().with(PASSED).because("two CVEs"), Locale.ENGLISH);

        assertThat(card.content().description()).isEqualTo("two CVEs");
        assertThat(rows(card)).startsWith("Tests: 841 passed", "Stage: Deploy");
        FeedTemplate failedTests = card(SampleBuild.full().because("CVE 두 건"), Locale.KOREAN);
        assertThat(failedTests.content().description()).startsWith("테스트 841개 중 2개 실패");
        assertThat(rows(failedTests)).startsWith("이유: CVE 두 건", "단계: Deploy");
    }

    @Test
    void namesTheConfigurationsThatFailed() {
        SampleBuild matrix = SampleBuild.full().failedIn((String) null).failedIn(6, "linux,17", "mac,21");

        assertThat(card(matrix.with(NONE), Locale.ENGLISH).content().description())
                .isEqualTo("2 of 6 configurations did not succeed: linux,17 · mac,21");
        assertThat(card(matrix.with(NONE), Locale.KOREAN).content().description())
                .isEqualTo("구성 6개 중 2개 실패: linux,17 · mac,21");
        assertThat(rows(card(matrix, Locale.ENGLISH))).startsWith("Failed in: linux,17 · mac,21");
    }

    @Test
    void tellsMostAboutTheCommitsIfNothingFailed() {
        FeedTemplate card = card(SampleBuild.full().with(NONE).failedIn((String) null), Locale.KOREAN);

        assertThat(card.content().description()).isEqualTo("커밋 3개: Kim, Lee");
        assertThat(rows(card)).containsExactly("브랜치: main", "시작한 사람: Kim", "소요 시간: 3분 12초");
    }

    @Test
    void callsAChangeRequestByItsName() {
        SampleBuild build = SampleBuild.full().with(new Branch("PR-7", true, "Faster start"));

        assertThat(rows(card(build, Locale.ENGLISH))).contains("Change: PR-7 Faster start");
        assertThat(rows(card(build, Locale.KOREAN))).contains("변경 요청: PR-7 Faster start");
    }

    @ParameterizedTest
    @EnumSource(BuildResult.class)
    void tellsOfABuildThatNothingElseIsKnownOf(BuildResult result) {
        for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
            FeedTemplate card = card(SampleBuild.bare(result), locale);

            assertThat(card.content().title()).endsWith(" · app » main #12").doesNotContain("null");
            assertThat(card.content().description()).isNull();
            assertThat(card.itemContent()).isNull();
            assertThat(card.form().get("template_object")).contains("\"object_type\":\"feed\"");
        }
    }

    @Test
    void leadsNowhereWithoutJenkinsUrl() {
        FeedTemplate card = card(SampleBuild.full().at(null), Locale.ENGLISH);

        assertThat(card.content().link()).isEqualTo(Link.NONE);
        assertThat(card.buttons()).isEmpty();
        assertThat(new BuildCard(SampleBuild.full().at(null).facts(), Locale.ENGLISH).text())
                .doesNotContain("http");
    }

    @Test
    void leadsWhereTheUserWants() {
        BuildFacts facts = SampleBuild.full().at(null).facts().leadingTo("https://example.com/mine");
        FeedTemplate card = new BuildCard(facts, Locale.ENGLISH).feed(null, List.of(), null);

        assertThat(card.content().link()).isEqualTo(Link.to("https://example.com/mine"));
        assertThat(card.buttons()).extracting(Button::title).containsExactly("Open build");

        BuildFacts other = SampleBuild.full().facts().leadingTo("https://example.com/mine");
        assertThat(other.addresses())
                .isEqualTo(new Addresses(
                        "https://example.com/mine", SampleBuild.PAGES.console(), SampleBuild.PAGES.tests()));
    }

    @Test
    void givesWayToTheUsersOwnWordsButtonsAndPicture() {
        List<Button> own = List.of(new Button("Mine", Link.to("https://example.com/")));
        FeedTemplate card = new BuildCard(SampleBuild.full().facts(), Locale.ENGLISH)
                .feed("Deploy is\r\non hold", own, "https://example.com/red.png");

        assertThat(card.content().description()).isEqualTo("Deploy is\non hold");
        assertThat(card.content().imageUrl()).isEqualTo("https://example.com/red.png");
        assertThat(card.buttons()).isEqualTo(own);
        assertThat(rows(card))
                .containsExactly(
                        "Tests: 2 of 841 failed",
                        "Stage: Deploy",
                        "Commits: 3 · Kim, Lee",
                        "Branch: main",
                        "Started by: Kim");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n"})
    void takesNoWordsAsNoHeadline(String headline) {
        FeedTemplate card = new BuildCard(SampleBuild.full().facts(), Locale.ENGLISH).feed(headline, List.of(), null);

        assertThat(card.content().description()).isEqualTo("2 of 841 tests failed: checksOut");
    }

    @Test
    void cutsAHeadlineThatIsTooLong() {
        FeedTemplate card =
                new BuildCard(SampleBuild.full().facts(), Locale.ENGLISH).feed("가".repeat(1000), List.of(), null);

        assertThat(card.content().description()).hasSizeLessThanOrEqualTo(200).contains("…");
    }

    @Test
    void isATextAsWell() {
        assertThat(new BuildCard(SampleBuild.full().facts(), Locale.KOREAN).text())
                .isEqualTo("""
                        ❌ 실패 · app » main #12
                        테스트 841개 중 2개 실패: checksOut
                        단계: Deploy
                        커밋: 3개 · Kim, Lee
                        브랜치: main
                        시작한 사람: Kim
                        소요 시간: 3분 12초
                        https://ci.example.com/job/app/job/main/12/display/redirect""");
        assertThat(new BuildCard(SampleBuild.bare(BuildResult.SUCCESS).facts(), Locale.ENGLISH).text())
                .isEqualTo("✅ Success · app » main #12");
        assertThat(new BuildCard(SampleBuild.full().facts(), Locale.ENGLISH).kept())
                .containsExactly("❌ Failed", "app » main #12", SampleBuild.PAGES.build());
    }

    @Test
    void leavesAnAddressOutThatWouldTakeTheRoomOfEverythingElse() {
        String page = "https://ci.example.com/" + "job/x/".repeat(20);
        BuildFacts facts = SampleBuild.full()
                .at(new Addresses(page, page + "console", null))
                .facts();

        assertThat(new BuildCard(facts, Locale.ENGLISH).text()).doesNotContain("http");
        assertThat(new BuildCard(facts, Locale.ENGLISH).kept()).hasSize(2);
        assertThat(new BuildCard(facts, Locale.ENGLISH)
                        .feed(null, List.of(), null)
                        .content()
                        .link())
                .isEqualTo(Link.to(page));
    }

    @Test
    void takesWhateverOthersHaveWritten() {
        Random random = new Random(20260302);
        for (int i = 0; i < 300; i++) {
            BuildFacts facts = odd(random);
            Locale locale = random.nextBoolean() ? Locale.KOREAN : Locale.ENGLISH;
            FeedTemplate card = new BuildCard(facts, locale).feed(null, List.of(), null);

            assertThat(card.form().get("template_object")).doesNotContain("\\u0000");
            assertThat(card.content().title()).hasSizeLessThanOrEqualTo(100).doesNotContain("\n");
            assertThat(card.content().description()).hasSizeLessThanOrEqualTo(150);
            assertThat(card.itemContent().items())
                    .hasSizeLessThanOrEqualTo(5)
                    .allSatisfy(row -> assertThat(row.itemOp())
                            .isNotBlank()
                            .hasSizeLessThanOrEqualTo(40)
                            .doesNotContain("\n"));
            List<FittedText> fitted =
                    Overflow.SHORTEN.fit(new BuildCard(facts, locale).text(), new BuildCard(facts, locale).kept());
            assertThat(fitted)
                    .singleElement()
                    .extracting(FittedText::text)
                    .satisfies(text -> assertThat(text)
                            .hasSizeLessThanOrEqualTo(200)
                            .contains(new BuildCard(facts, locale).kept()));
        }
    }

    private static BuildFacts odd(Random random) {
        return new BuildFacts(
                BuildResult.values()[random.nextInt(BuildResult.values().length)],
                random.nextBoolean(),
                oddName(random),
                random.nextInt(1_000_000),
                oddName(random),
                new Origin(Trigger.OTHER, oddName(random)),
                Duration.ofSeconds(random.nextInt(1_000_000)),
                new Branch(oddName(random), random.nextBoolean(), oddName(random)),
                new Commits(1 + random.nextInt(50), Collections.nCopies(1 + random.nextInt(9), oddName(random))),
                random.nextBoolean() ? new Tests(random.nextInt(9), 0, 9_999_999, oddName(random)) : null,
                new Problem(List.of(oddName(random), oddName(random)), oddName(random)),
                random.nextBoolean() ? new Configurations(9, Collections.nCopies(5, oddName(random))) : null,
                random.nextBoolean() ? SampleBuild.PAGES : null,
                random.nextInt(4) == 0 ? oddName(random) : null);
    }

    private static String oddName(Random random) {
        List<String> pieces = List.of(
                "a",
                " ",
                "가",
                "\u1112\u1161\u11AB",
                "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67",
                "\uD83D",
                "\uDC4D",
                "\u0301",
                "\r\n",
                "\u0000",
                "\u001B[31m",
                "\u202E",
                "\"",
                "\\",
                "<&>",
                "{0}",
                "'",
                "$1",
                "»",
                "\u2028",
                "…",
                "https://x.example/");
        StringBuilder name = new StringBuilder();
        int length = random.nextInt(60);
        for (int i = 0; i < length; i++) {
            name.append(pieces.get(random.nextInt(pieces.size())));
        }
        return name.toString();
    }

    private static FeedTemplate card(SampleBuild build, Locale locale) {
        return new BuildCard(build.facts(), locale).feed(null, List.of(), null);
    }

    private static List<String> rows(FeedTemplate card) {
        List<ItemContent.Item> items = card.itemContent().items();
        return items.stream().map(row -> row.item() + ": " + row.itemOp()).toList();
    }
}
