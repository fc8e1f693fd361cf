/** The commands that need the emulator: {@code emulator} and {@code demo}. They are in the emulator's jar. */
package io.jenkins.plugins.kakaomemo.cli.emulator;
