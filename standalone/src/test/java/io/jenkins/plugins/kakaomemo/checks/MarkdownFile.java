package io.jenkins.plugins.kakaomemo.checks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a Markdown file holds that can be checked. */
record MarkdownFile(Path path, String text) {

    private static final Pattern BLOCK =
            Pattern.compile("^([ ]*)```(\\w+)\\n(.*?)^\\1```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)[^)]*\\)");
    private static final Pattern PICTURE = Pattern.compile("!\\[[^]]*]\\(([^)\\s]+)[^)]*\\)");
    private static final Pattern GENERATED =
            Pattern.compile("<!-- begin [^>]+ -->\\n(.*?)<!-- end [^>]+ -->", Pattern.DOTALL);
    private static final Pattern HEADING = Pattern.compile("^#+ +(.+)$", Pattern.MULTILINE);
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\"></a>");
    private static final Pattern ROW = Pattern.compile("^\\| *(.+?) *\\|.*$", Pattern.MULTILINE);

    /** A fenced block. Its name in a report is its place. */
    record Block(Path file, int line, String language, String code) {
        @Override
        public String toString() {
            return file + ":" + line;
        }
    }

    static MarkdownFile at(Path path) {
        return new MarkdownFile(path, ProjectTree.text(path));
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(text);
        while (matcher.find()) {
            int line = (int) text.substring(0, matcher.start()).lines().count() + 1;
            String code = matcher.group(3).replaceAll("(?m)^" + matcher.group(1), "");
            blocks.add(new Block(path, line, matcher.group(2), code));
        }
        return blocks;
    }

    List<Block> blocks(String language) {
        return blocks().stream()
                .filter(block -> block.language().equals(language))
                .toList();
    }

    List<String> links() {
        return LINK.matcher(prose()).results().map(link -> link.group(1)).toList();
    }

    List<String> pictures() {
        return PICTURE.matcher(prose())
                .results()
                .map(picture -> picture.group(1))
                .toList();
    }

    /** The anchors that the headings make, as GitHub names them, and those that are written. */
    List<String> anchors() {
        return Stream.concat(
                        HEADING.matcher(prose())
                                .results()
                                .map(heading -> heading.group(1).toLowerCase().replaceAll("[^\\p{L}\\p{N} _-]", ""))
                                .map(anchor -> anchor.replace(' ', '-')),
                        ANCHOR.matcher(prose()).results().map(anchor -> anchor.group(1)))
                .toList();
    }

    /** The first cell of every row of every table. */
    List<String> firstCells() {
        return ROW.matcher(prose()).results().map(row -> row.group(1)).toList();
    }

    /** What a translation keeps, in order: the levels of the headings, the pictures, the rows of the tables by hand. */
    List<String> shape() {
        return GENERATED
                .matcher(prose())
                .replaceAll("")
                .lines()
                .map(String::strip)
                .map(line -> line.startsWith("|")
                        ? "row"
                        : line.startsWith("![") ? "picture" : line.replaceFirst("[^#].*", ""))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** The rows of the tables that tests write. */
    List<List<String>> generatedTables() {
        return GENERATED
                .matcher(text)
                .results()
                .map(table -> table.group(1).lines().toList())
                .toList();
    }

    String prose() {
        return BLOCK.matcher(text).replaceAll("");
    }
}
