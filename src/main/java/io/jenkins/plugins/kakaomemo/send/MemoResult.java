package io.jenkins.plugins.kakaomemo.send;

import java.io.Serializable;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What the step returns, always, whether the memo was sent or not. */
public final class MemoResult implements Serializable {

    private static final long serialVersionUID = 1L;

    private final boolean sent;
    private final String code;
    private final String reason;
    private final int attempts;
    private final boolean shortened;
    private final String channel;

    MemoResult(boolean sent, String code, String reason, int attempts, boolean shortened) {
        this(sent, code, reason, attempts, shortened, "");
    }

    MemoResult(boolean sent, String code, String reason, int attempts, boolean shortened, String channel) {
        this.sent = sent;
        this.code = code;
        this.reason = reason;
        this.attempts = attempts;
        this.shortened = shortened;
        this.channel = channel;
    }

    @Whitelisted
    public boolean isSent() {
        return sent;
    }

    /**
     * Kakao's code, such as {@code -10} or {@code KOE322}; {@code 0} for a memo that was sent, {@code unknown} for one
     * that may have been, {@code waiting} for one that will be tried later; {@code muted} or {@code on} for one that
     * was not to be sent; {@code to} where no recipient could be reached; the name of the field to correct where no
     * request was made.
     */
    @Whitelisted
    public String getCode() {
        return code;
    }

    /** Why it was not sent and what to do, in words; empty for a memo that was sent. */
    @Whitelisted
    public String getReason() {
        return reason;
    }

    /** How many requests were made, 0 where Kakao was not asked. */
    @Whitelisted
    public int getAttempts() {
        return attempts;
    }

    /** Whether the text was too long and lost its middle. */
    @Whitelisted
    public boolean isShortened() {
        return shortened;
    }

    /**
     * Which chats it went into: {@code own chat}, or {@code from build-bot} where that account let a phone ring; several
     * are separated by commas; empty where nothing was sent.
     */
    @Whitelisted
    public String getChannel() {
        return channel;
    }

    @Whitelisted
    @Override
    public String toString() {
        return "MemoResult[sent=" + sent + ", code=" + code + ", reason=" + reason + ", attempts=" + attempts
                + ", shortened=" + shortened + ", channel=" + channel + "]";
    }
}
