/** Everything that may go wrong between a build and a chat, and what becomes of the memo; told in docs/reliability.md. */
package io.jenkins.plugins.kakaomemo.reliability;
