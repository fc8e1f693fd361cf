/**
 * One memo of one build: is it due, compose it, resolve its recipients, hand it to the controller's outbox, report
 * to console, step and build page.
 */
package io.jenkins.plugins.kakaomemo.send;
