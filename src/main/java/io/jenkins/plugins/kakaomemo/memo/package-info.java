/** One memo of one build: made from what the step or the post-build action was given, sent, and told in the console. */
package io.jenkins.plugins.kakaomemo.memo;
