package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.kakao.WireMark;
import io.jenkins.plugins.kakaomemo.outbox.OutboxFolder.State;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Marks the file of a memo as being sent while the memo may be on the wire. */
final class SendingMark implements WireMark {

    private static final Logger LOGGER = Logger.getLogger(SendingMark.class.getName());

    private final Outbox outbox;
    private final PendingMemo memo;
    private boolean set;
    private IOException problem;

    SendingMark(Outbox outbox, PendingMemo memo) {
        this.outbox = outbox;
        this.memo = memo;
    }

    @Override
    public synchronized void set() throws IOException {
        try {
            outbox.moveFile(memo, State.SENDING);
            set = true;
            problem = null;
        } catch (IOException e) {
            problem = e;
            throw e;
        }
    }

    @Override
    public synchronized void clear() {
        if (set) {
            try {
                outbox.moveFile(memo, State.WAITING);
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, "After a crash this memo would count as unknown: " + memo, e);
            }
            set = false;
        }
    }

    synchronized boolean isSet() {
        return set;
    }

    /** Why the last attempt could not be marked, and so was not made. */
    synchronized Optional<IOException> problem() {
        return Optional.ofNullable(problem);
    }
}
