/** The browser round trip that connects an account. */
package io.jenkins.plugins.kakaomemo.connect;
