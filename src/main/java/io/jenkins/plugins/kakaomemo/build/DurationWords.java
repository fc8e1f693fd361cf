package io.jenkins.plugins.kakaomemo.build;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A duration in few words. */
final class DurationWords {

    private static final List<String> UNITS = List.of("days", "hours", "minutes", "seconds");

    private DurationWords() {}

    /** The greatest unit and the next one, such as "3 min 12 sec" or "2 h". */
    static String of(Duration duration, CardWords words) {
        long[] counts = {duration.toDays(), duration.toHoursPart(), duration.toMinutesPart(), duration.toSecondsPart()};
        int greatest = 0;
        while (greatest < counts.length && counts[greatest] == 0) {
            greatest++;
        }
        if (greatest == counts.length) {
            return words.of("duration.less");
        }
        return IntStream.range(greatest, Math.min(greatest + 2, counts.length))
                .filter(unit -> counts[unit] > 0)
                .mapToObj(unit -> words.of("duration." + UNITS.get(unit), counts[unit]))
                .collect(Collectors.joining(" "));
    }
}
