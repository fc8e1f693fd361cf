package io.jenkins.plugins.kakaomemo.send;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.jvnet.localizer.LocaleProvider;

/** Times as people read them: in their language, by the clock of the controller. */
public final class LocalTimes {

    private LocalTimes() {}

    public static String of(Instant time, FormatStyle date, FormatStyle timeOfDay) {
        return DateTimeFormatter.ofLocalizedDateTime(date, timeOfDay)
                .withLocale(LocaleProvider.getLocale())
                .withZone(ZoneId.systemDefault())
                .format(time);
    }
}
