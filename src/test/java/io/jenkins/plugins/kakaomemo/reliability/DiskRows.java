package io.jenkins.plugins.kakaomemo.reliability;

import static io.jenkins.plugins.kakaomemo.reliability.Rows.SENT;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.both;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.busy;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.givenUp;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.row;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.sent;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What may be wrong with the disk. */
final class DiskRows {

    private DiskRows() {}

    static List<Row> all() {
        return List.of(
                // first of all: these files are read when the first account is used
                row(
                        "The file that leads to the current refresh token is damaged",
                        Scene::damagedTokens,
                        sent(1, 1),
                        SENT),
                row(
                        "A damaged memo has been in the outbox since the start",
                        scene -> assertThat(outboxFile("damaged")).exists(),
                        sent(1, 1),
                        SENT),
                row(
                        "The file that counts today's memos is damaged",
                        scene -> scene.damaged("counts", ".json"),
                        sent(1, 1),
                        SENT),
                row(
                        "The file of the last deliveries is damaged",
                        scene -> scene.damaged("history", ".jsonl"),
                        sent(1, 1),
                        SENT),
                row("The outbox cannot be written", scene -> scene.blocked("outbox"), sent(1, 1), SENT),
                row(
                        "The outbox cannot be written, and Kakao answers 503",
                        both(scene -> scene.blocked("outbox"), busy(Fault.status(503))),
                        givenUp(3, 1),
                        "not sent [HTTP 503]: Kakao has a temporary error (HTTP 503). Try again later."),
                row("Tokens cannot be written", scene -> scene.blocked("tokens"), sent(1, 1), SENT),
                row(
                        "Tokens cannot be written when Kakao replaces the refresh token",
                        both(scene -> scene.blocked("tokens"), Rows::untilRotation),
                        sent(1, 1),
                        "not sent yet [storage]: The refresh token of the KakaoTalk account could not be read or stored, so nothing was sent. Check the disk"),
                row("Nothing can be written", scene -> scene.blocked(""), sent(1, 1), SENT),
                row(
                        "Nothing can be written when Kakao replaces the refresh token",
                        both(scene -> scene.blocked(""), Rows::untilRotation),
                        givenUp(0, 1),
                        "not sent [storage]: The refresh token"));
    }

    /** Before Jenkins starts. */
    static void damageMemo() throws IOException {
        Files.createDirectories(outboxFile("").getParent());
        Files.writeString(outboxFile(""), "{\"version\":1,\"id\":\"1772409600000000-0000beef\",\"acc");
    }

    private static Path outboxFile(String folder) {
        return AccountTokens.stateFolder("outbox").resolve(folder).resolve("1772409600000000-0000beef.json");
    }
}
