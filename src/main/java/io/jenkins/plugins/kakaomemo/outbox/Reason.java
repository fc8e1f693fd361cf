package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.kakao.KakaoException;
import io.jenkins.plugins.kakaomemo.kakao.TextBundle;
import java.util.Locale;
import java.util.function.Function;

/** Why a memo has not been sent, or may not have been. */
public final class Reason {

    private static final TextBundle BUNDLE = new TextBundle(Reason.class, "Reasons");

    /** There is none: the memo was sent. */
    public static final Reason NONE = new Reason("0", locale -> "");

    /** It comes after others, or is just about to be sent. */
    public static final Reason QUEUED = own("queued");

    static final Reason NO_ACCOUNT = own("account");
    static final Reason NO_STORAGE = own("storage");
    static final Reason OUTBOX_FULL = own("full");
    static final Reason GIVEN_UP = own("givenUp");
    static final Reason STOPPED = own("stopped");
    static final Reason CUT_SHORT = own("cutShort");

    private final String code;
    private final Function<Locale, String> words;

    private Reason(String code, Function<Locale, String> words) {
        this.code = code;
        this.words = words;
    }

    static Reason of(KakaoException problem) {
        return new Reason(problem.code(), locale -> problem.meaning(locale) + " " + problem.whatToDo(locale));
    }

    static Reason expired(PendingMemo memo) {
        String key = memo.attempts() == 0 ? "expired.untried" : "expired";
        return new Reason("expired", locale -> BUNDLE.words(locale, key, memo.lastReason()));
    }

    private static Reason own(String key) {
        return new Reason(key, locale -> BUNDLE.words(locale, key));
    }

    /** Why a memo is held back by whoever hands it in. */
    public static Reason held(String code, Function<Locale, String> words) {
        return new Reason(code, words);
    }

    /**
     * Kakao's code such as {@code -1} or {@code KOE322}, or {@code HTTP 502}, {@code network} and the like; of the outbox
     * itself {@code queued}, {@code expired}, {@code full}, {@code account}, {@code storage}, {@code stopped}, {@code cutShort} or
     * {@code givenUp}.
     */
    public String code() {
        return code;
    }

    /** What happened and what to do, in English or Korean. */
    public String words(Locale locale) {
        return words.apply(locale);
    }

    @Override
    public String toString() {
        return code;
    }
}
