/** What is set for all of Jenkins, for folders and for people, and what of it holds for a job. */
package io.jenkins.plugins.kakaomemo.config;
