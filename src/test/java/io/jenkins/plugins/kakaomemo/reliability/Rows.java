package io.jenkins.plugins.kakaomemo.reliability;

import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryStatus;
import io.jenkins.plugins.kakaomemo.reliability.Row.Outcome;
import io.jenkins.plugins.kakaomemo.reliability.Row.Sender;
import io.jenkins.plugins.kakaomemo.reliability.Row.Step;
import java.time.Duration;

/**
 * The words in which the rows are written. The numbers of an outcome are requests with the memo and
 * requests that refreshed the access token; the last cell of a row is how the console's line goes on after "KakaoTalk memo".
 */
final class Rows {

    static final String SENT = "sent to \"";
    static final String NO_ANSWER =
            "may have been sent [unknown]: The request was sent, but no complete response came back";
    static final String NOT_KAKAO = "may have been sent [unknown]: The response did not come from Kakao";

    /** More than any memo waits for a temporary error or for a person. */
    private static final Duration HOURS = Duration.ofHours(2);

    private static final Duration UNTIL_ROTATION = Duration.ofDays(31);

    private Rows() {}

    static Row row(String name, Step wrong, Outcome outcome, String line) {
        return new Row(name, Sender.STEP, "", wrong, scene -> scene.later(HOURS), outcome.told(line));
    }

    /** Something that happens to the next requests with a memo. */
    static Row memo(String name, Fault fault, Outcome outcome, String line) {
        return row(name, scene -> scene.memo(fault), outcome, line);
    }

    /** Something that happens to the next requests that refresh an access token. */
    static Row token(String what, Fault fault, Outcome outcome, String line) {
        return row("Refresh: " + what, scene -> scene.token(fault), outcome, line);
    }

    /** A code that no other try would change. */
    static Row refused(int status, int code, String line) {
        return memo("Code " + code, Fault.kapi(status, code), givenUp(1, 1), "not sent [" + code + "]: " + line);
    }

    /** A code that a person does away with. */
    static Row reconnected(int status, int code, String line) {
        String name = "Code " + code + ", until a person has fixed it";
        return memo(name, Fault.kapi(status, code), sent(2, 1), "not sent yet [" + code + "]: " + line);
    }

    /** A code that the next day does away with. */
    static Row quota(int code, String line) {
        String name = "Code " + code + ", until the next day";
        return untilNextDay(name, Fault.kapi(400, code), "not sent yet [" + code + "]: " + line);
    }

    /** From noon to the next day no access token lasts. */
    static Row untilNextDay(String name, Fault fault, String line) {
        return row(name, both(Scene::noonInKorea, scene -> scene.memo(fault)), sent(2, 2), line)
                .next(Scene::nextDayInKorea);
    }

    /** It arrives once. */
    static Outcome sent(int sends, int tokens) {
        return new Outcome("success", 1, sends, tokens, DeliveryStatus.SENT, "nothing", "");
    }

    /** It may have arrived. */
    static Outcome unknown(int memos, int sends, int tokens) {
        return new Outcome("success", memos, sends, tokens, DeliveryStatus.UNKNOWN, "1 perhaps sent", "");
    }

    /** It goes on waiting. */
    static Outcome waits(int sends, int tokens) {
        return new Outcome("success", 0, sends, tokens, DeliveryStatus.WAITING, "1 waiting", "");
    }

    /** It does not arrive. */
    static Outcome givenUp(int sends, int tokens) {
        return new Outcome("success", 0, sends, tokens, DeliveryStatus.GIVEN_UP, "nothing", "");
    }

    static Step busy(Fault fault) {
        return scene -> scene.memo(fault.forever());
    }

    /** After the account has got its access token. */
    static Step warm(Step then) {
        return both(Scene::warm, then);
    }

    static Step both(Step one, Step other) {
        return scene -> {
            one.in(scene);
            other.in(scene);
        };
    }

    /** After so long that Kakao replaces the refresh token. */
    static void untilRotation(Scene scene) {
        scene.later(UNTIL_ROTATION);
    }
}
