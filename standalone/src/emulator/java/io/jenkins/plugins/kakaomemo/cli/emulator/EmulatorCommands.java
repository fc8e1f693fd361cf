package io.jenkins.plugins.kakaomemo.cli.emulator;

import io.jenkins.plugins.kakaomemo.cli.CommandProvider;
import io.jenkins.plugins.kakaomemo.cli.Surroundings;
import java.util.List;

/** {@code emulator} and {@code demo}. */
public final class EmulatorCommands implements CommandProvider {

    @Override
    public List<Object> commands(Surroundings surroundings) {
        return List.of(new EmulatorCommand(surroundings), new DemoCommand(surroundings));
    }
}
