/** One memo of one build, from its conditions to the report on the console, in the step and on the build page. */
package io.jenkins.plugins.kakaomemo.send;
