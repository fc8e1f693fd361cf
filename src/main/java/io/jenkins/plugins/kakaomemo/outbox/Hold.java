package io.jenkins.plugins.kakaomemo.outbox;

import java.time.Instant;

/**
 * A memo does not go now but later, with others.
 *
 * @param until when they go
 * @param why why it is held back
 */
public record Hold(Instant until, HoldReason why) {}
