/** The command line {@code kakao-memo}: connects an account and sends memos. */
package io.jenkins.plugins.kakaomemo.cli;
