/** The command line {@code kakao-memo}: connects an account, sends memos, runs the emulator. */
package io.jenkins.plugins.kakaomemo.cli;
