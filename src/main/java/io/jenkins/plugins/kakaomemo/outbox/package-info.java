/** Memos on disk until they are delivered: order, retry, quota, digests, history. */
package io.jenkins.plugins.kakaomemo.outbox;
