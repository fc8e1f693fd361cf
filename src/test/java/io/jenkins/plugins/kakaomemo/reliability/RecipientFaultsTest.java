package io.jenkins.plugins.kakaomemo.reliability;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

/** One recipient who cannot be reached costs a line in the console, and no other recipient the memo. */
class RecipientFaultsTest extends FaultMatrix {

    static List<Row> rows() {
        return RecipientRows.all();
    }

    @AfterAll
    static void verifyTable() throws IOException {
        verifyTable("recipients", rows());
    }
}
