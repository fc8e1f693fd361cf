package io.jenkins.plugins.kakaomemo.reliability;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What may happen on the way to Kakao. */
class NetworkFaultsTest extends FaultMatrix {

    static List<Row> rows() {
        return NetworkRows.quick();
    }

    @Test
    void whatTakesUntilATimeout() throws Exception {
        tryAtOnce(NetworkRows.slow());
    }

    @AfterAll
    static void verifyTable() throws IOException {
        verifyTable(
                "network",
                Stream.concat(NetworkRows.quick().stream(), NetworkRows.slow().stream())
                        .toList());
    }
}
