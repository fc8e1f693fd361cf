package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.kakao.WireMark;
import io.jenkins.plugins.kakaomemo.outbox.OutboxFolder.State;
import java.io.IOException;
import java.util.Optional;

/** Marks the file of a memo as being sent while the memo may be on the wire. */
final class SendingMark implements WireMark {

    private final OutboxEntries entries;
    private final PendingMemo memo;
    private boolean set;
    private IOException problem;

    SendingMark(OutboxEntries entries, PendingMemo memo) {
        this.entries = entries;
        this.memo = memo;
    }

    @Override
    public synchronized void set() throws IOException {
        try {
            entries.mark(memo);
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
            entries.tryToMoveFile(memo, State.WAITING);
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
