/** What users put into jobs: the step, the post-build action, and the job property with its run listener. */
package io.jenkins.plugins.kakaomemo;
