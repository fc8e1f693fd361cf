package io.jenkins.plugins.kakaomemo.reliability;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

/** What may happen when the access token is refreshed. */
class TokenFaultsTest extends FaultMatrix {

    static List<Row> rows() {
        return TokenRows.all();
    }

    @AfterAll
    static void verifyTable() throws IOException {
        verifyTable("tokens", rows());
    }
}
