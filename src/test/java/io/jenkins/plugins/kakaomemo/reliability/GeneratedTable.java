package io.jenkins.plugins.kakaomemo.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table of a document that shows what a test has found, between two comments with the name of the table. */
public final class GeneratedTable {

    /** With this system property a run writes its tables; without it, it compares them with the document. */
    public static final String WRITE = "kakaomemo.writeTables";

    private final Path document;
    private final String name;
    private final List<List<String>> rows;

    /** A table of docs/reliability.md. */
    public GeneratedTable(String name, List<List<String>> rows) {
        this(Path.of("docs", "reliability.md"), name, rows);
    }

    /**
     * @param document from the project's folder
     * @param rows the first is the head; those that differ in their first cell only share a line of the document
     */
    public GeneratedTable(Path document, String name, List<List<String>> rows) {
        this.document = document;
        this.name = name;
        this.rows = rows;
    }

    /** Asserts that the document has this table, or writes it there if {@link #WRITE} is set. */
    public void verify() throws IOException {
        Path file = file();
        String text = Files.readString(file);
        int from = end(text, "<!-- begin " + name + " -->\n");
        int to = text.indexOf("<!-- end " + name + " -->\n", from);
        assertThat(to).as("the end of the table %s in %s", name, document).isPositive();
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(file, text.substring(0, from) + markdown() + text.substring(to));
        } else {
            assertThat(text.substring(from, to))
                    .as("the table %s in %s; -D%s writes it", name, document, WRITE)
                    .isEqualTo(markdown());
        }
    }

    /** The project's folder is the one of the pom, or the one above it. */
    private Path file() {
        Path base = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        return Stream.of(base, base.getParent())
                .map(root -> root.resolve(document))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new AssertionError(document + " is missing"));
    }

    private int end(String text, String comment) {
        int start = text.indexOf(comment);
        assertThat(start).as("the begin of the table %s in %s", name, document).isNotNegative();
        return start + comment.length();
    }

    private String markdown() {
        List<String> rule = rows.get(0).stream().map(cell -> "---").toList();
        return Stream.concat(Stream.of(rows.get(0), rule), folded())
                .map(GeneratedTable::line)
                .collect(Collectors.joining());
    }

    private Stream<List<String>> folded() {
        Map<List<String>, List<String>> names = new LinkedHashMap<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            names.computeIfAbsent(row.subList(1, row.size()), outcome -> new ArrayList<>())
                    .add(row.get(0));
        }
        return names.entrySet().stream()
                .map(line -> Stream.concat(Stream.of(String.join("<br>", line.getValue())), line.getKey().stream())
                        .toList());
    }

    private static String line(List<String> cells) {
        return cells.stream().map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
