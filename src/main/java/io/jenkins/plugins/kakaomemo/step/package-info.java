/** The Pipeline step. */
package io.jenkins.plugins.kakaomemo.step;
