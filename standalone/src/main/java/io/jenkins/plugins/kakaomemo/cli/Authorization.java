package io.jenkins.plugins.kakaomemo.cli;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** One authorization request in a browser and the one response to it, matched by {@code state}. */
final class Authorization {

    private final String state = random();
    private final AtomicBoolean answered = new AtomicBoolean();
    private final CompletableFuture<AuthorizationResponse> response = new CompletableFuture<>();

    /** Sent with the request and returned with the response; nobody else can know it. */
    String state() {
        return state;
    }

    /** Whether this is the first response to the request. If so, the caller must {@link #accept} it. */
    boolean matches(AuthorizationResponse received) {
        byte[] given = received.state().orElse("").getBytes(StandardCharsets.UTF_8);
        return (received.code().isPresent() || received.error().isPresent())
                && MessageDigest.isEqual(state.getBytes(StandardCharsets.UTF_8), given)
                && answered.compareAndSet(false, true);
    }

    void accept(AuthorizationResponse received) {
        response.complete(received);
    }

    /**
     * Waits for the authorization code.
     *
     * @throws LoginFailed if the user has not agreed, or not in time
     */
    String code(Duration timeout) throws LoginFailed, InterruptedException {
        try {
            AuthorizationResponse received = response.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return received.code()
                    .orElseThrow(() -> new LoginFailed(Messages.get(
                            "login.denied", received.error().orElse("").replaceAll("\\W", ""))));
        } catch (TimeoutException e) {
            throw new LoginFailed(Messages.get("login.timeout", timeout.toMinutes()));
        } catch (ExecutionException e) {
            throw new IllegalStateException("the response is never a failure", e);
        }
    }

    private static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
