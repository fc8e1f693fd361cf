package io.jenkins.plugins.kakaomemo.reliability;

import static io.jenkins.plugins.kakaomemo.reliability.Rows.NOT_KAKAO;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.SENT;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.givenUp;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.memo;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.sent;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.unknown;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.untilNextDay;

import io.jenkins.plugins.kakaomemo.emulator.Fault;
import java.util.List;

/** What may come as an answer. */
final class AnswerRows {

    private AnswerRows() {}

    static List<Row> all() {
        return List.of(
                memo("Answer: HTML with status 200", Fault.html(200), unknown(0, 1, 1), NOT_KAKAO),
                memo("Answer: nothing but status 200", Fault.empty(200), unknown(0, 1, 1), NOT_KAKAO),
                memo("Answer: more than 64 KiB", Fault.oversized(), unknown(0, 1, 1), "may have been sent [unknown]: "),
                memo(
                        "Answer: HTML with status 504",
                        Fault.html(504),
                        unknown(0, 1, 1),
                        "may have been sent [unknown]: "),
                memo("Answer: HTML with status 502, once", Fault.html(502), sent(2, 1), SENT),
                memo(
                        "Answer: HTML with status 502, for a while",
                        Fault.html(502).forever(),
                        sent(4, 1),
                        "not sent yet [HTTP 502]: Kakao has a temporary error (HTTP 502). Try again later. Next try: "),
                memo("Answer: nothing but status 500, once", Fault.empty(500), sent(2, 1), SENT),
                memo(
                        "Answer: nothing but status 500, for a while",
                        Fault.empty(500).forever(),
                        sent(4, 1),
                        "not sent yet [HTTP 500]: Kakao has a temporary error (HTTP 500)."),
                memo("Answer: status 503, once", Fault.status(503), sent(2, 1), SENT),
                memo(
                        "Answer: status 503, for a while",
                        Fault.status(503).forever(),
                        sent(4, 1),
                        "not sent yet [HTTP 503]: Kakao has a temporary error (HTTP 503)."),
                untilNextDay(
                        "Answer: status 429",
                        Fault.status(429),
                        "not sent yet [HTTP 429]: Kakao accepts no more requests for now."),
                memo("Answer: status 429, ask again after a second", Fault.tooManyRequests(1), sent(2, 1), SENT),
                memo(
                        "Answer: status 429, ask again after an hour",
                        Fault.tooManyRequests(3600),
                        sent(2, 1),
                        "not sent yet [HTTP 429]: Kakao accepts no more requests for now."),
                memo(
                        "Answer: status 413, which nobody explains",
                        Fault.html(413),
                        givenUp(1, 1),
                        "not sent [HTTP 413]: Kakao responded with HTTP 413. Look up the code"));
    }
}
