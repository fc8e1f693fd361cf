package io.jenkins.plugins.kakaomemo.reliability;

import static io.jenkins.plugins.kakaomemo.reliability.Rows.NO_ANSWER;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.SENT;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.givenUp;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.memo;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.row;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.sent;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.unknown;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.untilNextDay;

import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.reliability.Row.Sender;
import java.util.List;

/** Other senders than a step that takes what comes. */
final class SenderRows {

    private SenderRows() {}

    static List<Row> all() {
        return List.of(
                memo("`failOnError`: code -2", Fault.kapi(400, -2), givenUp(1, 1), "not sent [-2]: ")
                        .by(Sender.CERTAIN_STEP),
                memo(
                                "`failOnError`: status 503, for a while",
                                Fault.status(503).forever(),
                                givenUp(3, 1),
                                "not sent [HTTP 503]: ")
                        .by(Sender.CERTAIN_STEP),
                memo("Post-build action: code -101", Fault.kapi(400, -101), sent(2, 1), "not sent yet [-101]: ")
                        .by(Sender.ACTION),
                untilNextDay("Post-build action: code -10", Fault.kapi(400, -10), "not sent yet [-10]: ")
                        .by(Sender.ACTION),
                memo("Post-build action: code -2", Fault.kapi(400, -2), givenUp(1, 1), "not sent [-2]: ")
                        .by(Sender.ACTION),
                memo(
                                "Post-build action: the connection is reset once the memo is read",
                                Fault.resetAfterBody(),
                                unknown(0, 1, 1),
                                NO_ANSWER)
                        .by(Sender.ACTION),
                row("Post-build action: nothing can be written", scene -> scene.blocked(""), sent(1, 1), SENT)
                        .by(Sender.ACTION));
    }
}
