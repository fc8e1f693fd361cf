package io.jenkins.plugins.kakaomemo.reliability;

import static io.jenkins.plugins.kakaomemo.reliability.Rows.SENT;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.both;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.givenUp;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.row;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.sent;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.token;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.waits;

import io.jenkins.plugins.kakaomemo.emulator.Fault;
import java.util.List;

/** What may happen when the access token is refreshed. */
final class TokenRows {

    private TokenRows() {}

    static List<Row> all() {
        return List.of(
                row(
                        "The user has disconnected the app (KOE322)",
                        Scene::unlink,
                        waits(0, 2),
                        "not sent yet [KOE322]: The refresh token is no longer valid"),
                token(
                        "KOE322 for a good refresh token, once",
                        Fault.kauth(400, "KOE322"),
                        sent(1, 2),
                        "not sent yet [KOE322]: "),
                token(
                        "KOE010",
                        Fault.kauth(401, "KOE010"),
                        givenUp(0, 1),
                        "not sent [KOE010]: The client secret is missing or wrong."),
                token(
                        "KOE101",
                        Fault.kauth(401, "KOE101"),
                        givenUp(0, 1),
                        "not sent [KOE101]: Kakao does not know the REST API key."),
                token(
                        "KOE009",
                        Fault.kauth(400, "KOE009"),
                        givenUp(0, 1),
                        "not sent [KOE009]: The platform settings of the app do not match."),
                token(
                        "KOE237",
                        Fault.kauth(400, "KOE237"),
                        sent(1, 2),
                        "not sent yet [KOE237]: Kakao temporarily issues no more tokens for this account."),
                token("KOE003, once", Fault.kauth(400, "KOE003"), sent(1, 2), SENT),
                token(
                        "KOE003, for a while",
                        Fault.kauth(400, "KOE003").forever(),
                        sent(1, 4),
                        "not sent yet [KOE003]: Kakao Login has a temporary error."),
                token(
                        "status 503, for a while",
                        Fault.status(503).forever(),
                        sent(1, 4),
                        "not sent yet [HTTP 503]: Kakao has a temporary error (HTTP 503)."),
                token(
                        "HTML with status 502, for a while",
                        Fault.html(502).forever(),
                        sent(1, 4),
                        "not sent yet [HTTP 502]: "),
                token(
                        "HTML with status 200, for a while",
                        Fault.html(200).forever(),
                        sent(1, 4),
                        "not sent yet [unreadable]: "),
                token("the connection is reset", Fault.resetAfterBody(), sent(1, 2), SENT),
                token("the answer is lost", Fault.lostAfterRecording(), sent(1, 2), SENT),
                token("the answer breaks off", Fault.truncated(), sent(1, 2), SENT),
                row("Refresh: the refresh token is replaced", Rows::untilRotation, sent(1, 1), SENT),
                row(
                        "Refresh: the answer with a new refresh token is lost",
                        both(Rows::untilRotation, scene -> scene.token(Fault.lostAfterRecording())),
                        waits(0, 3),
                        "not sent yet [KOE322]: Kakao replaced the refresh token, but the response was lost on the way. Connect the KakaoTalk account again. Next try: "),
                row(
                        "Refresh: the answer with a new refresh token breaks off",
                        both(Rows::untilRotation, scene -> scene.token(Fault.truncated())),
                        waits(0, 3),
                        "not sent yet [KOE322]: Kakao replaced the refresh token, but the response was lost on the way."));
    }
}
