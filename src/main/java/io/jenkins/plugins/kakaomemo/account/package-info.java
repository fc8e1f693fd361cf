/** The credentials kind, finding it, its current refresh token, people's own connections. */
package io.jenkins.plugins.kakaomemo.account;
