/** The entries of {@code to}, and whom they resolve to. */
package io.jenkins.plugins.kakaomemo.recipient;
