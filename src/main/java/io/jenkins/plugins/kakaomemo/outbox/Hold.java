package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.kakao.TextBundle;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A memo does not go now but with others.
 *
 * @param until when they go
 */
public record Hold(Instant until, HoldReason why) {

    private static final TextBundle BUNDLE = new TextBundle(Hold.class, "Quota");
    private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /**
     * The reason and the time, in English or Korean.
     *
     * @param zone whose time of day is told
     */
    public String words(Locale locale, ZoneId zone) {
        return BUNDLE.words(locale, why.code(), TIME_OF_DAY.format(until.atZone(zone)));
    }
}
