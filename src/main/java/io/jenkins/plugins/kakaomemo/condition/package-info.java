/** When a build is worth a memo. */
package io.jenkins.plugins.kakaomemo.condition;
