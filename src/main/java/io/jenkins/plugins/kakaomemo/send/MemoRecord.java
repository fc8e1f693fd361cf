package io.jenkins.plugins.kakaomemo.send;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryResult;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryStatus;
import java.time.Instant;
import java.util.Locale;
import org.jvnet.localizer.LocaleProvider;

/** What a build remembers of one of its memos; it is part of the build's {@code build.xml}. */
public final class MemoRecord {

    private final String key;
    private final String to;
    private final String memo;
    private final DeliveryStatus fate;
    private final String code;
    private final String english;
    private final String korean;
    private final int attempts;
    private final long at;
    private final Long nextTry;

    private MemoRecord(BuildOrigin origin, DeliveryResult settled, Instant at) {
        this.key = origin.key();
        this.to = origin.to();
        this.memo = settled.memo().id();
        this.fate = settled.fate();
        this.code = settled.reason().code();
        this.english = settled.reason().words(Locale.ENGLISH);
        this.korean = settled.reason().words(Locale.KOREAN);
        this.attempts = settled.attempts();
        this.at = at.toEpochMilli();
        this.nextTry = fate == DeliveryStatus.WAITING ? settled.memo().nextTry().toEpochMilli() : null;
    }

    static MemoRecord of(BuildOrigin origin, DeliveryResult settled, Instant at) {
        return new MemoRecord(origin, settled, at);
    }

    /** Which memo of the build, see {@link BuildOrigin#key()}. */
    public String getKey() {
        return key;
    }

    /** Whom it is for, as the console calls them. */
    public String getTo() {
        return to;
    }

    /** Its id in the outbox; the same for all that share a digest. */
    public String getMemo() {
        return memo;
    }

    public DeliveryStatus getFate() {
        return fate;
    }

    /** As the step returns it: {@code 0} for a memo that was sent. */
    public String getCode() {
        return code;
    }

    /** Why, in the language of whoever reads it; empty for a memo that was sent. */
    public String getReason() {
        return LocaleProvider.getLocale().getLanguage().equals(Locale.KOREAN.getLanguage()) ? korean : english;
    }

    /** How many times it was tried the last time that Kakao was asked. */
    public int getAttempts() {
        return attempts;
    }

    /** Since when this holds. */
    public Instant getAt() {
        return Instant.ofEpochMilli(at);
    }

    /** When it is tried again, or {@code null}. */
    @CheckForNull
    public Instant getNextTry() {
        return nextTry == null ? null : Instant.ofEpochMilli(nextTry);
    }
}
