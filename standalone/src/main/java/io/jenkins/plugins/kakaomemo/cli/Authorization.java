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

/** One question to the user in a browser, recognised by its {@code state}, and the one answer to it. */
final class Authorization {

    private final String state = random();
    private final AtomicBoolean answered = new AtomicBoolean();
    private final CompletableFuture<RedirectedAddress> answer = new CompletableFuture<>();

    /** Goes with the question and comes back with the answer; nobody else can know it. */
    String state() {
        return state;
    }

    /** Whether this is the answer to the question, the first one. Whoever is told so must {@link #accept} it. */
    boolean recognises(RedirectedAddress address) {
        byte[] given = address.state().orElse("").getBytes(StandardCharsets.UTF_8);
        return (address.code().isPresent() || address.error().isPresent())
                && MessageDigest.isEqual(state.getBytes(StandardCharsets.UTF_8), given)
                && answered.compareAndSet(false, true);
    }

    void accept(RedirectedAddress address) {
        answer.complete(address);
    }

    /**
     * Waits for the authorization code.
     *
     * @throws LoginFailed if the user has not agreed, or not in time
     */
    String code(Duration patience) throws LoginFailed, InterruptedException {
        try {
            RedirectedAddress address = answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return address.code()
                    .orElseThrow(() -> new LoginFailed(Messages.get(
                            "login.denied", address.error().orElse("").replaceAll("\\W", ""))));
        } catch (TimeoutException e) {
            throw new LoginFailed(Messages.get("login.timeout", patience.toMinutes()));
        } catch (ExecutionException e) {
            throw new IllegalStateException("the answer is never a failure", e);
        }
    }

    private static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
