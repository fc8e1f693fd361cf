/** Facts of a run, the card that tells them, placeholders and macros. */
package io.jenkins.plugins.kakaomemo.build;
