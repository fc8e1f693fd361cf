package io.jenkins.plugins.kakaomemo.reliability;

import static io.jenkins.plugins.kakaomemo.reliability.Rows.NO_ANSWER;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.SENT;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.memo;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.row;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.sent;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.unknown;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.warm;

import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.reliability.Row.Sender;
import java.time.Duration;
import java.util.List;

/** What may happen on the way to Kakao. */
final class NetworkRows {

    /** Longer than Jenkins waits for any answer. */
    private static final Duration TOO_LATE = Duration.ofSeconds(12);

    private NetworkRows() {}

    static List<Row> quick() {
        return List.of(
                row(
                        "Nothing listens where Kakao should be",
                        Scene::apiNowhere,
                        sent(1, 1),
                        "not sent yet [connect]: Kakao could not be reached. Check the network, the proxy and the firewall"),
                memo(
                        "The connection is reset before the memo is read",
                        Fault.resetBeforeBody(),
                        unknown(0, 1, 1),
                        NO_ANSWER),
                memo(
                        "The connection is reset once the memo is read",
                        Fault.resetAfterBody(),
                        unknown(0, 1, 1),
                        NO_ANSWER),
                memo(
                        "The memo arrives, and the connection ends without an answer",
                        Fault.lostAfterRecording(),
                        unknown(1, 1, 1),
                        NO_ANSWER),
                memo("The memo arrives, and the answer breaks off", Fault.truncated(), unknown(1, 1, 1), NO_ANSWER),
                memo(
                        "The memo arrives, and the answer takes a second",
                        Fault.lateAfterRecording(Duration.ofSeconds(1)),
                        sent(1, 1),
                        SENT));
    }

    /** To be tried beside each other; the last two change where Kakao is for all that come after them. */
    static List<Row> slow() {
        return List.of(
                row(
                        "Kakao takes the memo in and never answers",
                        warm(scene -> scene.memo(Fault.hang())),
                        unknown(0, 1, 0),
                        NO_ANSWER),
                row(
                        "The memo arrives, and the answer comes too late",
                        warm(scene -> scene.memo(Fault.lateAfterRecording(TOO_LATE))),
                        unknown(1, 1, 0),
                        NO_ANSWER),
                row(
                                "Kakao never answers a post-build action",
                                warm(scene -> scene.memo(Fault.hang())),
                                unknown(0, 1, 0),
                                "to \"")
                        .by(Sender.ACTION),
                row(
                        "Kakao neither takes nor refuses the connection",
                        warm(Scene::apiInABlackHole),
                        sent(1, 0),
                        "not sent yet [connect]: Kakao could not be reached."),
                row(
                        "Kakao never answers when the access token is refreshed",
                        scene -> scene.token(Fault.hang().forever()),
                        sent(1, 4),
                        "not sent yet [timeout]: Kakao did not respond when the access token was refreshed; nothing was sent."));
    }
}
