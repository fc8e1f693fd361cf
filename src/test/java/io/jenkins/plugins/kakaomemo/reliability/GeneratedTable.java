package io.jenkins.plugins.kakaomemo.reliability;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table of docs/reliability.md that a test writes, between two comments with the name of the table. */
public final class GeneratedTable {

    private static final Path DOCUMENT = Path.of("docs", "reliability.md");

    private final String name;
    private final List<List<String>> rows;

    /** @param rows the first is the head */
    public GeneratedTable(String name, List<List<String>> rows) {
        this.name = name;
        this.rows = rows;
    }

    /**
     * Puts the table into the document, if there is one.
     *
     * @throws AssertionError if the document said something else; it has been put right
     */
    public void update() throws IOException {
        Path base = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        for (Path root : Stream.of(base, base.getParent()).toList()) {
            if (Files.exists(root.resolve(DOCUMENT))) {
                update(root.resolve(DOCUMENT));
                return;
            }
        }
    }

    private void update(Path document) throws IOException {
        String begin = "<!-- begin " + name + " -->\n";
        String end = "<!-- end " + name + " -->\n";
        String old = Files.readString(document);
        int from = old.indexOf(begin) + begin.length();
        int to = old.indexOf(end);
        if (from < begin.length() || to < from) {
            throw new AssertionError(DOCUMENT + " lacks the comments " + begin.strip() + " and " + end.strip());
        }
        String updated = old.substring(0, from) + markdown() + old.substring(to);
        if (!updated.equals(old)) {
            Files.writeString(document, updated);
            throw new AssertionError(DOCUMENT + " said something else about " + name
                    + ". This run has updated it: look at the difference, and commit it.");
        }
    }

    private String markdown() {
        List<String> rule = rows.get(0).stream().map(cell -> "---").toList();
        return Stream.concat(Stream.of(rows.get(0), rule), rows.stream().skip(1))
                .map(GeneratedTable::line)
                .collect(Collectors.joining());
    }

    private static String line(List<String> cells) {
        return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
