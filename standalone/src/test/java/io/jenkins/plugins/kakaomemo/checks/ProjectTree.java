package io.jenkins.plugins.kakaomemo.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The files of the project, named by their paths from its root so that a failure says where to look. */
final class ProjectTree {

    static final Path RESOURCES = Path.of("src/main/resources");
    static final Path SOURCES = Path.of("src/main/java");
    static final Path COMMAND_LINE_RESOURCES = Path.of("standalone/src/main/resources");

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> NOT_OURS = Set.of(".git", "target", "work");

    private ProjectTree() {}

    /** Those below a folder whose names end so, sorted. */
    static List<Path> files(Path folder, String ending) {
        Path start = ROOT.resolve(folder);
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(start, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(directory.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.getFileName().toString().endsWith(ending)) {
                        found.add(ROOT.relativize(file));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found.stream().sorted().toList();
    }

    static boolean exists(Path file) {
        return Files.exists(ROOT.resolve(file));
    }

    /** What is in a file, which must be in UTF-8. */
    static String text(Path file) {
        try {
            return Files.readString(ROOT.resolve(file), StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new AssertionError(file + " is not in UTF-8", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path absolute(Path file) {
        return ROOT.resolve(file);
    }

    /** {@code a/Name.ext} becomes {@code a/Name_ko.ext}. */
    static Path koreanTwin(Path file) {
        return file.resolveSibling(file.getFileName().toString().replaceFirst("\\.(\\w+)$", "_ko.$1"));
    }

    static boolean isKorean(Path file) {
        return file.getFileName().toString().matches(".*_ko\\.\\w+");
    }
}
