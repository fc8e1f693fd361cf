package io.jenkins.plugins.kakaomemo.reliability;

import static io.jenkins.plugins.kakaomemo.reliability.Rows.SENT;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.busy;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.givenUp;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.row;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.sent;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.warm;

import io.jenkins.plugins.kakaomemo.emulator.Fault;
import java.time.Duration;
import java.util.List;

/** What may be wrong with the time. */
final class ClockRows {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration YEAR = Duration.ofDays(365);

    private ClockRows() {}

    static List<Row> all() {
        return List.of(
                row(
                        "The access token has ended since the last memo",
                        warm(scene -> scene.later(Duration.ofHours(7))),
                        sent(1, 1),
                        SENT),
                row(
                        "Jenkins' clock stands still until the access token has ended",
                        warm(scene -> behindBy(scene, Duration.ofHours(7))),
                        sent(2, 1),
                        SENT),
                row("Jenkins' clock is a day ahead", warm(scene -> scene.clockWrongBy(DAY)), sent(1, 1), SENT),
                row(
                        "Jenkins' clock is a year behind",
                        warm(scene -> scene.clockWrongBy(YEAR.negated())),
                        sent(1, 0),
                        SENT),
                row(
                                "Jenkins' clock jumps a year back while the memo waits",
                                busy(Fault.status(503)),
                                sent(4, 1),
                                "not sent yet [HTTP 503]: ")
                        .next(scene -> scene.clockWrongBy(YEAR.negated())),
                row(
                                "Jenkins' clock jumps a day ahead while the memo waits",
                                busy(Fault.status(503)),
                                givenUp(3, 1),
                                "not sent yet [HTTP 503]: ")
                        .next(scene -> scene.clockWrongBy(DAY)));
    }

    private static void behindBy(Scene scene, Duration time) {
        scene.later(time);
        scene.clockWrongBy(time.negated());
    }
}
