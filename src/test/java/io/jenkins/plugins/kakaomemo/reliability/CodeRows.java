package io.jenkins.plugins.kakaomemo.reliability;

import static io.jenkins.plugins.kakaomemo.reliability.Rows.SENT;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.givenUp;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.memo;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.quota;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.reconnected;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.refused;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.row;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.sent;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.unknown;

import io.jenkins.plugins.kakaomemo.emulator.Fault;
import java.util.List;

/** The codes with which Kakao answers a memo. */
final class CodeRows {

    private CodeRows() {}

    static List<Row> all() {
        return List.of(
                memo("Code -1, once", Fault.kapi(400, -1), sent(2, 1), SENT),
                memo(
                        "Code -1, for a while",
                        Fault.kapi(400, -1).forever(),
                        sent(4, 1),
                        "not sent yet [-1]: Kakao has a temporary error."),
                refused(400, -2, "Kakao does not accept a parameter of the message."),
                refused(403, -3, "A feature is turned off in the Kakao app. Turn on Kakao Login"),
                refused(403, -4, "Kakao has restricted this Kakao account."),
                refused(403, -5, "The Kakao app does not have the permission for this."),
                refused(403, -6, "The Kakao app is not allowed to do this."),
                memo(
                        "Code -7, for a while",
                        Fault.kapi(400, -7).forever(),
                        sent(4, 1),
                        "not sent yet [-7]: Kakao is under maintenance."),
                refused(400, -8, "Kakao received a malformed request. Check whether a proxy"),
                refused(400, -9, "Kakao no longer offers this feature. Update the plugin."),
                quota(-10, "The message quota is used up."),
                refused(400, -11, "The paid quota has reached its spending limit."),
                refused(403, -12, "Kakao has suspended the app or its developer."),
                reconnected(
                        400,
                        -101,
                        "The user is no longer connected to the Kakao app. Connect the KakaoTalk account again."),
                reconnected(400, -102, "The connection between the user and the Kakao app is invalid."),
                reconnected(400, -103, "The Kakao account is dormant or closed."),
                row("Code -401, once", scene -> scene.memo(Fault.kapi(401, -401)), sent(2, 2), SENT),
                row(
                        "Code -401, also for a new access token",
                        scene -> scene.memo(Fault.kapi(401, -401).forever()),
                        sent(3, 2),
                        "not sent yet [-401]: Kakao does not accept the access token, not even a new one."),
                memo(
                        "Code -401, the address of this machine is not allowed",
                        Fault.invalidToken("ip mismatched! callerIp=203.0.113.1. check out registered ips."),
                        givenUp(1, 1),
                        "not sent [-401]: The IP address of this machine is not one of those"),
                reconnected(403, -402, "The user has not agreed to \"Send KakaoTalk message\""),
                refused(400, -501, "The user does not use KakaoTalk."),
                refused(400, -530, "The recipient has turned off messages from this app."),
                quota(-531, "The sender has reached the monthly limit."),
                quota(-532, "The sender has reached the daily limit of 100 messages."),
                quota(-533, "The recipient has reached the daily limit of 100 messages."),
                quota(-536, "Sender and recipient have reached their daily limit of 20 messages."),
                refused(400, -602, "An image of the message is too large."),
                memo(
                        "Code -603, with which Kakao itself does not know",
                        Fault.kapi(400, -603),
                        unknown(0, 1, 1),
                        "may have been sent [unknown]: Kakao timed out internally; the message may have been sent."),
                refused(400, -606, "The message has too many images."),
                refused(400, -903, "Kakao does not know the developer of the key."),
                refused(400, -911, "Kakao does not support the format of an image."),
                memo(
                        "Code -9798, for a while",
                        Fault.kapi(503, -9798).forever(),
                        sent(4, 1),
                        "not sent yet [-9798]: Kakao is under maintenance."),
                refused(400, -777, "Kakao responded with -777. injected fault. Look up the code"));
    }
}
