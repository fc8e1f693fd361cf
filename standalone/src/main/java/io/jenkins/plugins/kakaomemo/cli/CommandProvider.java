package io.jenkins.plugins.kakaomemo.cli;

import java.util.List;

/**
 * Commands of another jar on the class path, found by {@link java.util.ServiceLoader}. The emulator comes this way, so
 * that the jar which people install does not hold it.
 */
public interface CommandProvider {

    /** Objects annotated with picocli's {@code @Command}, in the order in which the help lists them. */
    List<Object> commands(Surroundings surroundings);
}
