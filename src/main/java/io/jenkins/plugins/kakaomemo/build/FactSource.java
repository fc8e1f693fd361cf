package io.jenkins.plugins.kakaomemo.build;

import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Run;
import hudson.model.User;
import hudson.scm.ChangeLogSet;
import io.jenkins.plugins.kakaomemo.condition.BuildResult;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Facts of a build that only an optional plugin knows; {@code null} for a fact that it does not know. An optional
 * extension has a type of that plugin in the signature of a method: by this Jenkins sees at start-up that the plugin is
 * missing.
 */
abstract class FactSource implements ExtensionPoint {

    private static final Logger LOGGER = Logger.getLogger(FactSource.class.getName());

    BuildFacts.Branch branch(Run<?, ?> run) {
        return null;
    }

    BuildFacts.Commits commits(Run<?, ?> run) {
        return null;
    }

    List<Author> authors(ChangeLogSet<?> changes) {
        return null;
    }

    /** Who wrote the branch or change request. */
    Author contributor(Run<?, ?> run) {
        return null;
    }

    /** The address for mail that was entered for a user. */
    String address(User user) {
        return null;
    }

    BuildFacts.Tests tests(Run<?, ?> run) {
        return null;
    }

    /** The ids of all tests that failed. */
    Set<String> failedTests(Run<?, ?> run) {
        return null;
    }

    /** How a build really ended that Jenkins calls aborted. */
    BuildResult endOfAborted(Run<?, ?> run) {
        return null;
    }

    /** The ids of the steps at which a Pipeline stands. */
    Set<String> currentSteps(Run<?, ?> run) {
        return null;
    }

    BuildFacts.Configurations configurations(Run<?, ?> run) {
        return null;
    }

    /** Where and why it did not succeed. */
    BuildFacts.Problem problem(Run<?, ?> run, BuildResult result) {
        return null;
    }

    /** The fact from the first source that knows it, or {@code null}. */
    static <T> T ask(Function<FactSource, T> fact) {
        return ExtensionList.lookup(FactSource.class).stream()
                .map(source -> source.answer(fact))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private <T> T answer(Function<FactSource, T> fact) {
        try {
            return fact.apply(this);
        } catch (RuntimeException | LinkageError e) {
            LOGGER.log(Level.WARNING, "A memo lacks what " + getClass().getSimpleName() + " cannot read", e);
            return null;
        }
    }
}
