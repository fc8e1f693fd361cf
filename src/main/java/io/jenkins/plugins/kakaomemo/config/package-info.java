/** What holds for the whole controller. */
package io.jenkins.plugins.kakaomemo.config;
