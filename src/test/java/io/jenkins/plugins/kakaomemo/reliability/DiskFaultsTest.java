package io.jenkins.plugins.kakaomemo.reliability;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What may be wrong with the controller's own machine. */
class DiskFaultsTest extends FaultMatrix {

    static List<Row> rows() {
        return Stream.of(DiskRows.all(), ClockRows.all()).flatMap(List::stream).toList();
    }

    @BeforeAll
    static void damageMemo() throws Throwable {
        DiskRows.damageMemo();
        jenkins.restart();
    }

    @AfterAll
    static void verifyTable() throws IOException {
        verifyTable("disk and clock", rows());
    }
}
