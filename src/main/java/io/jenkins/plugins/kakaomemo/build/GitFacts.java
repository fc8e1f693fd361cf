package io.jenkins.plugins.kakaomemo.build;

import hudson.Extension;
import hudson.model.Run;
import hudson.plugins.git.GitChangeLogParser;
import hudson.plugins.git.GitChangeSet;
import hudson.plugins.git.GitChangeSetList;
import hudson.scm.ChangeLogSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whom the commits of a Git repository name: the committer or, as its setting may say, the author. Of what was merged
 * in the web page of a forge, the committer is the forge, so that the author counts.
 */
@Extension(optional = true)
public final class GitFacts extends FactSource {

    @Override
    List<Author> authors(ChangeLogSet<?> changes) {
        return changes instanceof GitChangeSetList commits ? authorsOf(commits) : null;
    }

    public List<Author> authorsOf(GitChangeSetList commits) {
        boolean byForge = commits.getLogs().stream().anyMatch(GitFacts::isByForge);
        Map<String, GitChangeSet> authored = byForge ? readAuthors(commits.getRun()) : Map.of();
        return commits.getLogs().stream()
                .map(commit -> isByForge(commit) ? authored.getOrDefault(commit.getCommitId(), commit) : commit)
                .map(commit -> new Author(commit.getAuthorName(), commit.getAuthorEmail(), commit::getAuthor))
                .toList();
    }

    private static boolean isByForge(GitChangeSet commit) {
        return Author.isForge(commit.getAuthorEmail());
    }

    /** The Git plugin gives out either author or committer; its change log on disk has both. */
    private static Map<String, GitChangeSet> readAuthors(Run<?, ?> run) {
        Map<String, GitChangeSet> authored = new HashMap<>();
        try (DirectoryStream<Path> logs =
                Files.newDirectoryStream(run.getRootDir().toPath(), "changelog*.xml")) {
            for (Path log : logs) {
                new GitChangeLogParser(null, true)
                        .parse(run, null, log.toFile())
                        .forEach(commit -> authored.put(commit.getCommitId(), commit));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return authored;
    }
}
