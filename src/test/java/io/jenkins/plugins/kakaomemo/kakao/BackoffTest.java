package io.jenkins.plugins.kakaomemo.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @ParameterizedTest
    @CsvSource({"1, 250, 500", "2, 500, 1000"})
    void waitsTwiceAsLongEachTimeAndNeverInStep(int attempt, long least, long most) {
        List<Duration> waits = Stream.generate(() -> Backoff.EXPONENTIAL.after(attempt))
                .limit(200)
                .toList();

        assertThat(waits)
                .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ofMillis(least), Duration.ofMillis(most)));
        assertThat(waits.stream().distinct()).hasSizeGreaterThan(20);
    }
}
