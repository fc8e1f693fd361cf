/** The one outbox of this controller: who sends from it and when, and what builds and accounts remember of it. */
package io.jenkins.plugins.kakaomemo.outbox;
