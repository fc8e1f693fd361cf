/** From a run to words: what is known of it, the card that tells it, and what may be written into a memo of one's own. */
package io.jenkins.plugins.kakaomemo.message;
