package io.jenkins.plugins.kakaomemo.outbox;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.jenkins.plugins.kakaomemo.kakao.Explanation;
import io.jenkins.plugins.kakaomemo.kakao.KakaoException;
import io.jenkins.plugins.kakaomemo.kakao.TextBundle;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What became of a memo, for now or finally: in the outbox, in the history of its account, on the page of its build, on
 * the console and in the result of the step. It is put into words only where it is shown.
 *
 * @param status what became of it
 * @param code {@code 0} for a memo that was sent; Kakao's code such as {@code -1} or {@code KOE322}, or {@code HTTP
 *     502}, {@code network} and the like; of the outbox itself {@code queued}, {@code expired}, {@code full}, {@code
 *     account}, {@code storage}, {@code stopped}, {@code cutShort}, {@code interrupted}, {@code givenUp}, {@code
 *     answered}, {@code quiet}, {@code burst} or {@code limit}; the name of the field to correct where no request was made
 * @param key which words explain it, often the code
 * @param arguments what these words quote, free of secrets
 * @param attempts how many requests were made just now, 0 where Kakao was not asked
 * @param nextTry when a waiting memo is tried again, otherwise {@code null}
 * @param channel which chat it went into, or would have
 */
public record DeliveryResult(
        DeliveryStatus status,
        String code,
        String key,
        List<String> arguments,
        int attempts,
        @JsonSetter(nulls = Nulls.SET) Instant nextTry,
        Channel channel) {

    /** The code of a memo that waits behind others, or for the next free thread. */
    public static final String QUEUED = "queued";

    /** The codes of a memo that is held for a digest: in quiet hours, in a burst, near the daily limit. */
    static final String QUIET = "quiet";

    static final String BURST = "burst";
    static final String NEAR_LIMIT = "limit";
    static final Set<String> HELD = Set.of(QUIET, BURST, NEAR_LIMIT);

    static final String NO_ACCOUNT = "account";
    static final String NO_STORAGE = "storage";
    static final String OUTBOX_FULL = "full";
    static final String GIVEN_UP = "givenUp";
    static final String STOPPED = "stopped";
    static final String ANSWERED = "answered";
    static final String CUT_SHORT = "cutShort";
    static final String INTERRUPTED = "interrupted";

    private static final TextBundle REASONS = new TextBundle(DeliveryResult.class, "Reasons");
    private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    public DeliveryResult {
        arguments = List.copyOf(arguments);
    }

    static DeliveryResult sent(int attempts) {
        return of(DeliveryStatus.SENT, "0").withAttempts(attempts);
    }

    static DeliveryResult of(DeliveryStatus status, KakaoException problem, int attempts) {
        Explanation explanation = problem.explanation();
        return new DeliveryResult(
                status, explanation.code(), explanation.key(), explanation.details(), attempts, null, Channel.OWN_CHAT);
    }

    static DeliveryResult of(DeliveryStatus status, String code) {
        return new DeliveryResult(status, code, code, List.of(), 0, null, Channel.OWN_CHAT);
    }

    /** Not handed over, because a field of its account must be corrected; no request was made. */
    public static DeliveryResult refused(String field) {
        return of(DeliveryStatus.GIVEN_UP, field);
    }

    /** Perhaps sent: something unexpected happened meanwhile. */
    public static DeliveryResult cutShort() {
        return of(DeliveryStatus.UNKNOWN, CUT_SHORT).withAttempts(1);
    }

    /** Waiting for a reason of the outbox itself. */
    public static DeliveryResult waiting(String code, Instant nextTry) {
        return of(DeliveryStatus.WAITING, code).until(nextTry);
    }

    static DeliveryResult expired(PendingMemo memo) {
        String key = memo.rounds() == 0 ? "expired.untried" : "expired";
        return new DeliveryResult(
                DeliveryStatus.GIVEN_UP, "expired", key, List.of(memo.waitsFor()), 0, null, Channel.OWN_CHAT);
    }

    public boolean isSent() {
        return status == DeliveryStatus.SENT;
    }

    public boolean isWaiting() {
        return status == DeliveryStatus.WAITING;
    }

    public boolean isHeld() {
        return isWaiting() && HELD.contains(code);
    }

    DeliveryResult as(DeliveryStatus other) {
        return new DeliveryResult(other, code, key, arguments, attempts, nextTry, channel);
    }

    DeliveryResult until(Instant time) {
        return new DeliveryResult(status, code, key, arguments, attempts, time, channel);
    }

    /** The same with another number of attempts. */
    public DeliveryResult withAttempts(int number) {
        return new DeliveryResult(status, code, key, arguments, number, nextTry, channel);
    }

    DeliveryResult in(Channel other) {
        return new DeliveryResult(status, code, key, arguments, attempts, nextTry, other);
    }

    /** Why it was not or may not have been sent and what to do, in English or Korean; empty if it was sent. */
    public String words(Locale locale) {
        if (status == DeliveryStatus.SENT) {
            return "";
        }
        String time = nextTry == null ? "" : TIME_OF_DAY.format(nextTry.atZone(ZoneId.systemDefault()));
        return words(code, key, arguments, time, locale);
    }

    static String words(String code, String key, List<String> arguments, String time, Locale locale) {
        return REASONS.has(key)
                ? REASONS.words(locale, key, arguments.isEmpty() ? time : arguments.get(0))
                : new Explanation(code, key, arguments).words(locale);
    }
}
