/** Keeps accounts alive, and warns in time of those that a person must look after. */
package io.jenkins.plugins.kakaomemo.health;
