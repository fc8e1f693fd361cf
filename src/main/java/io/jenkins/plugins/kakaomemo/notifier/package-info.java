/** The post-build action. */
package io.jenkins.plugins.kakaomemo.notifier;
