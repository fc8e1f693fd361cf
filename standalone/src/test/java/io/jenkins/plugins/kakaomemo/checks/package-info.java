/** Checks of what no compiler sees: pages, help, translations, documentation and the files around the build. */
package io.jenkins.plugins.kakaomemo.checks;
