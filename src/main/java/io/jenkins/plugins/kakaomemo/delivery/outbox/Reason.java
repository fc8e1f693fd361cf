package io.jenkins.plugins.kakaomemo.delivery.outbox;

import io.jenkins.plugins.kakaomemo.kakao.KakaoException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.function.Function;

/** Why a memo has not been sent, or may not have been. */
public final class Reason {

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
        return new Reason(problem.code(), locale -> problem.meaning(locale) + " " + problem.cure(locale));
    }

    /** @param lastReason the code of the last round, empty if there was none */
    static Reason expired(String lastReason) {
        String key = lastReason.isEmpty() ? "expired.untried" : "expired";
        return new Reason("expired", locale -> words(key, locale, lastReason));
    }

    private static Reason own(String key) {
        return new Reason(key, locale -> words(key, locale));
    }

    /**
     * Kakao's code such as {@code -1} or {@code KOE322}, or {@code HTTP 502}, {@code network} and the like; of the outbox
     * itself {@code expired}, {@code full}, {@code account}, {@code storage}, {@code stopped}, {@code cutShort} or
     * {@code givenUp}.
     */
    public String code() {
        return code;
    }

    /** What happened and what to do, in English or Korean. */
    public String words(Locale locale) {
        return words.apply(locale);
    }

    private static String words(String key, Locale locale, Object... details) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                Reason.class.getPackageName() + ".Reasons",
                locale,
                Reason.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(bundle.getString(key), locale).format(details);
    }

    @Override
    public String toString() {
        return code;
    }
}
