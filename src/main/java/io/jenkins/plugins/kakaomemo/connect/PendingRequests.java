package io.jenkins.plugins.kakaomemo.connect;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The authorization requests of one HTTP session that wait for their answer, each for one only. */
final class PendingRequests implements Serializable {

    private static final long serialVersionUID = 1L;

    /** As many as a person may have open in several tabs; the oldest makes room. */
    private static final int LIMIT = 10;

    private final Map<String, AuthorizationRequest> byState = new HashMap<>();

    static PendingRequests of(HttpSession session) {
        String name = PendingRequests.class.getName();
        if (session.getAttribute(name) instanceof PendingRequests pending) {
            return pending;
        }
        PendingRequests pending = new PendingRequests();
        session.setAttribute(name, pending);
        return pending;
    }

    synchronized void add(AuthorizationRequest request) {
        if (byState.size() >= LIMIT) {
            byState.values().stream()
                    .min((one, other) -> one.expiresAt().compareTo(other.expiresAt()))
                    .ifPresent(oldest -> byState.remove(oldest.state()));
        }
        byState.put(request.state(), request);
    }

    /** The request of this state, if this user may answer it now. */
    synchronized Optional<AuthorizationRequest> find(String state, Instant now) {
        return Optional.ofNullable(byState.get(state)).filter(request -> request.isAnswerable(now));
    }

    /** The same, and never again. */
    synchronized Optional<AuthorizationRequest> take(String state, Instant now) {
        return Optional.ofNullable(byState.remove(state)).filter(request -> request.isAnswerable(now));
    }
}
