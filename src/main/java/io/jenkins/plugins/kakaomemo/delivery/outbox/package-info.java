/**
 * Memos that could not be sent yet: each a file of its own that is delivered later, once, across restarts.
 *
 * <p>{@link io.jenkins.plugins.kakaomemo.delivery.outbox.Outbox} keeps them,
 * {@link io.jenkins.plugins.kakaomemo.delivery.outbox.OutboxCourier} delivers them, and an
 * {@link io.jenkins.plugins.kakaomemo.delivery.outbox.OutboxListener} hears what became of each.
 */
package io.jenkins.plugins.kakaomemo.delivery.outbox;
