package io.jenkins.plugins.kakaomemo.reliability;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;

/** What Kakao may answer to a memo, and what that means for every sender. */
class AnswerFaultsTest extends FaultMatrix {

    static List<Row> rows() {
        return Stream.of(AnswerRows.all(), CodeRows.all(), SenderRows.all())
                .flatMap(List::stream)
                .toList();
    }

    @AfterAll
    static void verifyTable() throws IOException {
        verifyTable("answers", rows());
    }
}
