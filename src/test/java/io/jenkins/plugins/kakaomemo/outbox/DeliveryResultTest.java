package io.jenkins.plugins.kakaomemo.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.kakao.KakaoException;
import io.jenkins.plugins.kakaomemo.kakao.Problems;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryResultTest {

    private static final Instant EIGHT = LocalDateTime.parse("2026-07-01T08:00")
            .atZone(ZoneId.systemDefault())
            .toInstant();

    /** Of the outbox itself. */
    static Stream<DeliveryResult> own() {
        Stream<DeliveryResult> waiting = Stream.of(
                        DeliveryResult.QUEUED,
                        DeliveryResult.NO_ACCOUNT,
                        DeliveryResult.NO_STORAGE,
                        DeliveryResult.QUIET,
                        DeliveryResult.BURST,
                        DeliveryResult.NEAR_LIMIT)
                .map(code -> DeliveryResult.waiting(code, EIGHT));
        Stream<DeliveryResult> unknown = Stream.of(DeliveryResult.STOPPED, DeliveryResult.CUT_SHORT)
                .map(code -> DeliveryResult.of(DeliveryStatus.UNKNOWN, code));
        Stream<DeliveryResult> givenUp = Stream.of(
                        DeliveryResult.NO_ACCOUNT,
                        DeliveryResult.NO_STORAGE,
                        DeliveryResult.OUTBOX_FULL,
                        DeliveryResult.GIVEN_UP)
                .map(code -> DeliveryResult.of(DeliveryStatus.GIVEN_UP, code));
        return Stream.of(waiting, unknown, givenUp, Stream.of(expired(0), expired(2)))
                .flatMap(results -> results);
    }

    static Stream<KakaoException> problems() {
        return Stream.of(
                Problems.refused("-10", ""),
                Problems.refused("-9999", "no such \"template\"\n{0}"),
                Problems.friendsNotReached("-502"),
                Problems.friendsNotReached("-530", "-502", "-530", "-9999"));
    }

    static Stream<DeliveryResult> all() {
        return Stream.concat(own(), problems().map(DeliveryResultTest::of));
    }

    private static DeliveryResult of(KakaoException problem) {
        return DeliveryResult.of(DeliveryStatus.GIVEN_UP, problem, 3);
    }

    private static DeliveryResult expired(int rounds) {
        NewMemo memo = Samples.newMemo("account", "#1", DeliveryPolicy.RETRY);
        DeliveryResult noStorage = DeliveryResult.waiting(DeliveryResult.NO_STORAGE, EIGHT);
        return DeliveryResult.expired(PendingMemo.of(memo, "1", EIGHT, EIGHT).waiting(noStorage, rounds));
    }

    @ParameterizedTest
    @MethodSource("own")
    void speaksBothLanguages(DeliveryResult result) {
        assertThat(result.words(Locale.ENGLISH)).isPrintable().endsWith(".").doesNotContain("{", "  ");
        assertThat(result.words(Locale.KOREAN))
                .containsPattern("[가-힣]")
                .endsWith(".")
                .doesNotContain("{");
        assertThat(result.words(Locale.FRENCH)).isEqualTo(result.words(Locale.ENGLISH));
    }

    @ParameterizedTest
    @MethodSource("all")
    void saysTheSameWhenItIsReadBack(DeliveryResult result) throws Exception {
        DeliveryResult read = Json.read(Json.write(result), DeliveryResult.class);

        assertThat(read).isEqualTo(result);
        assertThat(read.words(Locale.ENGLISH)).isEqualTo(result.words(Locale.ENGLISH));
        assertThat(read.words(Locale.KOREAN)).isEqualTo(result.words(Locale.KOREAN));
    }

    @Test
    void aSentMemoNeedsNoWords() throws Exception {
        DeliveryResult sent = DeliveryResult.sent(2);

        assertThat(sent.code()).isEqualTo("0");
        assertThat(sent.attempts()).isEqualTo(2);
        assertThat(sent.words(Locale.ENGLISH)).isEmpty();
        assertThat(sent.words(Locale.KOREAN)).isEmpty();
        assertThat(Json.read(Json.write(sent), DeliveryResult.class)).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"quiet", "burst", "limit"})
    void whatIsHeldSaysWhyAndUntilWhen(String why) {
        DeliveryResult held = DeliveryResult.waiting(why, EIGHT);

        assertThat(held.isHeld()).isTrue();
        assertThat(held.words(Locale.ENGLISH)).endsWith(": it will come in a digest at 08:00.");
        assertThat(held.words(Locale.KOREAN)).endsWith(" 08:00에 모음 메모로 보냅니다.");
    }

    @Test
    void whatHasExpiredQuotesWhatItWaitedFor() {
        assertThat(expired(2).words(Locale.ENGLISH)).contains("the last try ended with storage");
        assertThat(expired(2).words(Locale.KOREAN)).contains("storage");
        assertThat(expired(0).words(Locale.ENGLISH)).doesNotContain("storage", "the last try");
        assertThat(expired(0).code()).isEqualTo("expired");
        assertThat(expired(2).code()).isEqualTo("expired");
    }

    @ParameterizedTest
    @MethodSource("problems")
    void saysWhatKakaoSaid(KakaoException problem) {
        DeliveryResult result = of(problem);

        assertThat(result.code()).isEqualTo(problem.code());
        assertThat(result.attempts()).isEqualTo(3);
        assertThat(result.words(Locale.KOREAN)).containsPattern("[가-힣]");
        for (Locale locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
            assertThat(result.words(locale)).isEqualTo(problem.meaning(locale) + " " + problem.whatToDo(locale));
        }
    }

    @Test
    void countsTheFriendsThatWereNotReached() {
        String words = of(Problems.friendsNotReached("-530", "-502", "-530")).words(Locale.ENGLISH);

        assertThat(words)
                .startsWith("Friends not reached: 2 [-530]. ")
                .contains(" Friends not reached: 1 [-502]. ", "Ask the recipient", "Become friends");
    }

    @Test
    void hasNoWordsForACodeOfAnotherVersion() {
        assertThat(DeliveryResult.of(DeliveryStatus.GIVEN_UP, "fromTheFuture").words(Locale.ENGLISH))
                .isEmpty();
    }
}
