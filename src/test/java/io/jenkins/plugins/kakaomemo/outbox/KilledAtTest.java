package io.jenkins.plugins.kakaomemo.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.emulator.KakaoEmulator;
import io.jenkins.plugins.kakaomemo.outbox.KillScene.After;
import io.jenkins.plugins.kakaomemo.outbox.ShortLife.Work;
import io.jenkins.plugins.kakaomemo.reliability.GeneratedTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A process is killed at every change of what is on disk, and another one takes over. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KilledAtTest {

    private static final String SEND = KillScene.SEND;
    private static final String TOKEN = "/oauth/token";
    private static final String CONNECTED = KillScene.CONNECTED;
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration UNTIL_ROTATION = Duration.ofDays(31);
    private static final Fault REFUSED = Fault.kapi(400, -2);

    /**
     * @param when in words
     * @param point where the process ends by itself, or {@code NOWHERE} if it is killed from outside
     * @param outside when it is killed from outside
     * @param before what has happened until then
     * @param work what the process does
     */
    private record Row(
            String when, KillPoint point, Predicate<KakaoEmulator> outside, Setting before, Work work, After after) {

        @Override
        public String toString() {
            return when;
        }
    }

    @FunctionalInterface
    private interface Setting {
        void in(KillScene scene) throws Exception;
    }

    private static List<Row> rows() {
        return List.of(
                at(
                        "before the memo is written",
                        KillPoint.BEFORE_MEMO_IS_WRITTEN,
                        scene -> {},
                        new After("nothing", 1, "sent", CONNECTED)),
                at(
                        "memo written; before the request that refreshes the access token",
                        KillPoint.BEFORE_REFRESH,
                        scene -> {},
                        new After("1 waiting", 1, "sent", CONNECTED)),
                outside(
                        "request to refresh the access token out, before the answer",
                        kakao -> kakao.count(TOKEN) == 1,
                        scene -> scene.kakao().faults().next(TOKEN, Fault.hang()),
                        new After("1 waiting", 1, "sent", CONNECTED)),
                at(
                        "access token answered, the refresh token stays; before that is kept",
                        KillPoint.REFRESH_ANSWERED,
                        scene -> {},
                        new After("1 waiting", 1, "sent", CONNECTED)),
                at(
                        "new refresh token answered, before it is kept: the one instant that nobody can close",
                        KillPoint.REFRESH_ANSWERED,
                        scene -> scene.kakao().clock().advance(UNTIL_ROTATION),
                        new After("1 waiting", 0, "waiting", "KOE322: connect it again")),
                at(
                        "new refresh token kept, before it is used",
                        KillPoint.TOKEN_KEPT,
                        scene -> scene.kakao().clock().advance(UNTIL_ROTATION),
                        new After("1 waiting", 1, "sent", CONNECTED)),
                at(
                        "memo written, before anything else",
                        KillPoint.ABOUT_TO_SEND,
                        scene -> {},
                        new After("1 waiting", 1, "sent", CONNECTED)),
                at(
                        "access token there, before the connection is made",
                        KillPoint.CONNECTING,
                        scene -> {},
                        new After("1 waiting", 1, "sent", CONNECTED)),
                at(
                        "connected, before the memo is marked as being sent",
                        KillPoint.CONNECTED,
                        scene -> {},
                        new After("1 waiting", 1, "sent", CONNECTED)),
                at(
                        "marked as being sent, before anything of the memo goes out",
                        KillPoint.MARKED,
                        scene -> {},
                        new After("1 sending", 0, "unknown", CONNECTED)),
                outside(
                        "request out, and Kakao has not yet taken it",
                        kakao -> kakao.count(SEND) == 1,
                        scene -> scene.kakao().faults().next(SEND, Fault.hang()),
                        new After("1 sending", 0, "unknown", CONNECTED)),
                outside(
                        "request out, and Kakao has taken it; before the answer",
                        kakao -> !kakao.memos().isEmpty(),
                        scene -> scene.kakao().faults().next(SEND, Fault.lateAfterRecording(LONG)),
                        new After("1 sending", 1, "unknown", CONNECTED)),
                at(
                        "answered with 503, before the mark is taken away",
                        KillPoint.REFUSED,
                        scene -> scene.kakao().faults().next(SEND, Fault.status(503)),
                        new After("1 sending", 0, "unknown", CONNECTED)),
                at(
                        "answered with 503 and the mark taken away",
                        KillPoint.MARK_CLEARED,
                        scene -> scene.kakao().faults().next(SEND, Fault.status(503)),
                        new After("1 waiting", 1, "sent", CONNECTED)),
                at(
                        "answered with 503, between two attempts",
                        KillPoint.BETWEEN_ATTEMPTS,
                        scene -> scene.kakao().faults().next(SEND, Fault.status(503)),
                        new After("1 waiting", 1, "sent", CONNECTED)),
                outside(
                        "access token refused (-401), and the request for another one out",
                        kakao -> kakao.count(TOKEN) == 2,
                        KilledAtTest::refuseTheAccessTokenAndHang,
                        new After("1 waiting", 1, "sent", CONNECTED)),
                at(
                        "answered, before it is marked as sent",
                        KillPoint.ANSWERED,
                        scene -> {},
                        new After("1 sending", 1, "unknown", CONNECTED)),
                at(
                        "marked as sent, before the build is told",
                        KillPoint.BEFORE_SENT_IS_TOLD,
                        scene -> {},
                        new After("1 sent", 1, "sent", CONNECTED)),
                at(
                        "told as sent, before the file is deleted",
                        KillPoint.SENT_IS_TOLD,
                        scene -> {},
                        new After("1 sent", 1, "sent", CONNECTED)),
                at(
                        "refused permanently and marked so, before the build is told",
                        KillPoint.BEFORE_GIVEN_UP_IS_TOLD,
                        scene -> scene.kakao().faults().next(SEND, REFUSED),
                        new After("1 given-up", 0, "given-up", CONNECTED)),
                at(
                        "told as not sent, before the file is deleted",
                        KillPoint.GIVEN_UP_IS_TOLD,
                        scene -> scene.kakao().faults().next(SEND, REFUSED),
                        new After("1 given-up", 0, "given-up", CONNECTED)),
                at(
                        "no answer came, before the build is told",
                        KillPoint.BEFORE_UNKNOWN_IS_TOLD,
                        scene -> scene.kakao().faults().next(SEND, Fault.lostAfterRecording()),
                        new After("1 sending", 1, "unknown", CONNECTED)),
                at(
                        "told as perhaps sent, before it is marked so",
                        KillPoint.UNKNOWN_IS_TOLD,
                        scene -> scene.kakao().faults().next(SEND, Fault.lostAfterRecording()),
                        new After("1 sending", 1, "unknown", CONNECTED)),
                at(
                        "not sent; put back as waiting, before the build is told",
                        KillPoint.BEFORE_WAITING_IS_TOLD,
                        scene -> scene.kakao().faults().next(SEND, KillScene.BUSY),
                        new After("1 waiting", 1, "sent", CONNECTED)),
                at(
                        "put back as waiting, and told",
                        KillPoint.WAITING_IS_TOLD,
                        scene -> scene.kakao().faults().next(SEND, KillScene.BUSY),
                        new After("1 waiting", 1, "sent", CONNECTED)),
                at(
                        "written behind another that waits, before the build is told",
                        KillPoint.BEFORE_WAITING_IS_TOLD,
                        KillScene::oneHasJustFailed,
                        new After("2 waiting", 2, "sent, sent", CONNECTED)),
                later(
                        "a memo that has waited is connected, before it is marked as being sent",
                        KillPoint.CONNECTED,
                        KillScene::oneWaits,
                        new After("1 waiting", 1, "sent", CONNECTED)),
                later(
                        "a memo that has waited is marked as being sent, before anything of it goes out",
                        KillPoint.MARKED,
                        KillScene::oneWaits,
                        new After("1 sending", 0, "unknown", CONNECTED)),
                later(
                        "a memo that has waited is answered, before it is marked as sent",
                        KillPoint.ANSWERED,
                        KillScene::oneWaits,
                        new After("1 sending", 1, "unknown", CONNECTED)),
                later(
                        "a memo that has waited is marked as sent, before the build is told",
                        KillPoint.BEFORE_SENT_IS_TOLD,
                        KillScene::oneWaits,
                        new After("1 sent", 1, "sent", CONNECTED)),
                gathering(
                        "a digest of three is written, before its members are deleted",
                        KillPoint.DIGEST_WRITTEN,
                        new After("4 waiting", 1, "sent, sent, sent", CONNECTED)),
                gathering(
                        "a digest of three is written, and one member deleted",
                        KillPoint.ONE_MEMBER_DELETED,
                        new After("3 waiting", 1, "sent, sent, sent", CONNECTED)),
                later(
                        "a digest of three is marked as sent, before the builds are told",
                        KillPoint.BEFORE_SENT_IS_TOLD,
                        KillScene::threeWaitForTheNextDay,
                        new After("1 sent", 1, "sent, sent, sent", CONNECTED)));
    }

    private static void refuseTheAccessTokenAndHang(KillScene scene) {
        scene.kakao().faults().next(SEND, Fault.kapi(401, -401));
        scene.kakao().faults().next(TOKEN, Fault.delay(Duration.ZERO));
        scene.kakao().faults().next(TOKEN, Fault.hang());
    }

    private static Row at(String when, KillPoint point, Setting before, After after) {
        return new Row(when, point, kakao -> false, before, Work.SEND, after);
    }

    private static Row later(String when, KillPoint point, Setting before, After after) {
        return new Row(when, point, kakao -> false, before, Work.DELIVER, after);
    }

    private static Row gathering(String when, KillPoint point, After after) {
        return new Row(when, point, kakao -> false, KillScene::threeWaitForTheNextDay, Work.GATHER, after);
    }

    private static Row outside(String when, Predicate<KakaoEmulator> outside, Setting before, After after) {
        return new Row(when, KillPoint.NOWHERE, outside, before, Work.SEND, after);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyMemoIsAccountedForAndTheAccountStaysConnected(Row row, @TempDir Path home) throws Exception {
        try (KillScene scene = new KillScene(home)) {
            row.before().in(scene);
            scene.kill(row.point(), row.outside(), row.work());
            assertThat(scene.takeOver()).isEqualTo(row.after());
        }
    }

    /** What every row of {@link #rows} is held against is what the document tells. */
    @Test
    void documentTellsTheSame() throws IOException {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("Killed", "Left in the outbox", "Memos", "The build is told", "Account"));
        for (Row row : rows()) {
            After after = row.after();
            table.add(List.of(row.when(), after.files(), String.valueOf(after.memos()), after.told(), after.account()));
        }
        new GeneratedTable("kill points", table).verify();
    }
}
