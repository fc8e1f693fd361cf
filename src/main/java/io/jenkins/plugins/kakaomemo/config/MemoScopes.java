package io.jenkins.plugins.kakaomemo.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.Util;
import hudson.model.Item;
import io.jenkins.plugins.kakaomemo.account.Ancestors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jvnet.localizer.Localizable;

/** All settings that hold for a job: its own first, those of the controller last. */
public final class MemoScopes {

    public static final List<String> DEFAULT_CONDITIONS = List.of("failure", "fixed");

    private final List<MemoScope> scopes;

    private MemoScopes(List<MemoScope> scopes) {
        this.scopes = scopes;
    }

    /** What a job or folder gets from outside, without its own settings. */
    public static MemoScopes around(@CheckForNull Item item) {
        return of(item == null ? null : Ancestors.parent(item));
    }

    /** @param innermost the job or folder, or {@code null} for the controller alone */
    public static MemoScopes of(@CheckForNull Item innermost) {
        List<MemoScope> scopes = new ArrayList<>();
        for (Item item = innermost; item != null; item = Ancestors.parent(item)) {
            MemoScope.Source.find(item).ifPresent(scopes::add);
        }
        scopes.add(KakaoMemoConfiguration.get().scope());
        return new MemoScopes(scopes);
    }

    /** The account where a memo names none, or {@code null} for the only one there is. */
    @CheckForNull
    public String credentialsId() {
        return scopes.stream()
                .map(MemoScope::credentialsId)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** The conditions where a memo has none of its own; never empty. */
    public List<String> on() {
        return scopes.stream()
                .map(MemoScope::on)
                .filter(conditions -> !conditions.isEmpty())
                .findFirst()
                .orElse(DEFAULT_CONDITIONS);
    }

    /**
     * Why nothing is sent, whatever the conditions say; empty if something may be.
     *
     * @param branch gives the job's branch or change request, {@code null} if it has none; asked only where it matters
     */
    public Optional<Localizable> silence(Supplier<String> branch) {
        return scopes.stream().flatMap(scope -> silence(scope, branch).stream()).findFirst();
    }

    private static Optional<Localizable> silence(MemoScope scope, Supplier<String> branch) {
        if (scope.muted()) {
            return Optional.of(Messages._MemoScopes_Muted(scope.name()));
        }
        String branches = scope.branches();
        return branches == null ? Optional.empty() : otherBranch(scope, branches, branch.get());
    }

    private static Optional<Localizable> otherBranch(MemoScope scope, String branches, String branch) {
        return branch == null || matches(branches, branch)
                ? Optional.empty()
                : Optional.of(Messages._MemoScopes_OtherBranch(branch, branches, scope.name()));
    }

    private static boolean matches(String patterns, String branch) {
        return Arrays.stream(patterns.split("\\s+"))
                .anyMatch(pattern -> regex(pattern).matcher(branch).matches());
    }

    private static Pattern regex(String pattern) {
        return Pattern.compile(
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    /**
     * What is set for a job, a folder or the controller.
     *
     * @param name the job, the folder or the controller, as a person calls it
     * @param credentialsId the account, or {@code null} if left to the next scope further out
     * @param on the conditions, empty if left to the next scope further out
     * @param branches which branches send memos, patterns with {@code *} separated by blanks, or {@code null} for all
     * @param muted whether nothing is sent
     */
    public record MemoScope(
            Localizable name,
            @CheckForNull String credentialsId,
            List<String> on,
            @CheckForNull String branches,
            boolean muted) {

        public MemoScope {
            credentialsId = Util.fixEmptyAndTrim(credentialsId);
            on = on == null ? List.of() : List.copyOf(on);
            branches = Util.fixEmptyAndTrim(branches);
        }

        /** A kind of thing for which memos are set up. */
        public interface Source extends ExtensionPoint {

            /** What has been set for the job or folder itself, nothing of what it inherits. */
            Optional<MemoScope> of(Object jobOrFolder);

            static Optional<MemoScope> find(Object jobOrFolder) {
                return ExtensionList.lookup(Source.class).stream()
                        .flatMap(source -> source.of(jobOrFolder).stream())
                        .findFirst();
            }
        }
    }
}
