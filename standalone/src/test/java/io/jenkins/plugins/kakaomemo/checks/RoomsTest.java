package io.jenkins.plugins.kakaomemo.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rooms of the plugin, as CONTRIBUTING.md lists them from the top down: each imports only rooms below it. */
class RoomsTest {

    private static final Path ROOT = ProjectTree.SOURCES.resolve("io/jenkins/plugins/kakaomemo");
    private static final Path TABLE = Path.of("CONTRIBUTING.md");

    /** A row of the table: the room, what they are for, and whether they know Jenkins. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\(root\\)|`[a-z.]+`) \\| ([^|]+) \\| (yes|no) \\|$");

    private static final Pattern OF_THE_PLUGIN =
            Pattern.compile("(?m)^import (?:static )?io\\.jenkins\\.plugins\\.kakaomemo\\.((?:[a-z]+\\.)*)[A-Z]");
    private static final Pattern OF_JENKINS = Pattern.compile(
            "(?m)^import (?:static )?(?:jenkins|hudson|org\\.kohsuke|org\\.jenkinsci|com\\.cloudbees|jakarta)\\.\\S+");

    private static final int LONGEST_CLASS = 250;
    private static final int LONGEST_METHOD = 30;

    /** By its indentation: from the first line of a method or another block, but no type, to the brace that ends it. */
    private static final Pattern BLOCK =
            Pattern.compile("(?m)^( {4,})(?!.*\\b(?:class|interface|enum|record) )\\S.*\\n(?:(?:\\1 .*)?\\n)*?\\1}");

    private record Room(String name, String purpose, boolean knowsJenkins) {}

    private static List<Room> rooms() {
        return ROW.matcher(ProjectTree.text(TABLE))
                .results()
                .map(row -> new Room(
                        row.group(1).replaceAll("`|\\(root\\)", ""),
                        row.group(2),
                        row.group(3).equals("yes")))
                .toList();
    }

    private static List<Path> sources() {
        return ProjectTree.files(ROOT, ".java");
    }

    private static String roomOf(Path source) {
        return ROOT.relativize(source.getParent()).toString().replace('/', '.');
    }

    @Test
    void areThoseOfTheTable() {
        assertThat(sources().stream().map(RoomsTest::roomOf).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        rooms().stream().map(Room::name).toList());
    }

    @TestFactory
    Stream<DynamicTest> importOnlyWhatStandsBelow() {
        List<String> order = rooms().stream().map(Room::name).toList();
        return sources().stream()
                .map(source -> DynamicTest.dynamicTest(source.getFileName().toString(), () -> {
                    int own = order.indexOf(roomOf(source));
                    List<String> upward = OF_THE_PLUGIN
                            .matcher(ProjectTree.text(source))
                            .results()
                            .map(found -> found.group(1).replaceFirst("\\.$", ""))
                            .filter(imported -> order.indexOf(imported) < own)
                            .toList();
                    assertThat(upward)
                            .as("%s imports rooms above its own", source)
                            .isEmpty();
                }));
    }

    @Test
    void knowJenkinsOnlyWhereTheTableSaysSo() {
        Map<String, Boolean> knows = rooms().stream().collect(Collectors.toMap(Room::name, Room::knowsJenkins));
        List<String> surprises = new ArrayList<>();
        for (Path source : sources()) {
            if (!knows.get(roomOf(source))) {
                OF_JENKINS
                        .matcher(ProjectTree.text(source))
                        .results()
                        .forEach(found -> surprises.add(source + ": " + found.group()));
            }
        }
        assertThat(surprises).isEmpty();
    }

    @Test
    void sayInOneSentenceWhatTheyAreFor() {
        for (Room room : rooms()) {
            Path info = ROOT.resolve(room.name().replace('.', '/')).resolve("package-info.java");
            String comment = ProjectTree.text(info).replaceAll("\\s*\\n \\*\\s*", " ");
            assertThat(comment.replaceAll("\\{@code ([^}]*)}", "`$1`"))
                    .as(info.toString())
                    .contains(room.purpose().strip());
        }
    }

    @Test
    void haveNoLongClassAndNoLongMethod() {
        List<String> tooLong = new ArrayList<>();
        for (Path source : sources()) {
            String text = ProjectTree.text(source);
            if (text.lines().count() > LONGEST_CLASS) {
                tooLong.add(source + " has more than " + LONGEST_CLASS + " lines");
            }
            BLOCK.matcher(text)
                    .results()
                    .map(MatchResult::group)
                    .filter(block -> block.lines().count() > LONGEST_METHOD)
                    .forEach(block -> tooLong.add(source + " has more than " + LONGEST_METHOD + " lines in "
                            + block.lines().findFirst().orElseThrow().strip()));
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void haveNoClassNameTwice() {
        assertThat(sources().stream()
                        .map(source -> source.getFileName().toString())
                        .filter(name -> !name.equals("package-info.java")))
                .doesNotHaveDuplicates();
    }
}
