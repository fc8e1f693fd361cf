package io.jenkins.plugins.kakaomemo.emulator;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How many KakaoTalk messages may go out in a day of {@code Asia/Seoul}. Thread-safe.
 *
 * @see <a href="https://developers.kakao.com/docs/latest/ko/getting-started/quota">Quota</a>
 */
public final class MessageQuotas {

    /** One of the four daily limits. */
    public enum Quota {
        /** 20 from one sender to one receiver. */
        PAIR(20, -536),
        /** 100 from one sender. */
        SENDER(100, -532),
        /** 100 to one receiver. */
        RECEIVER(100, -533),
        /** 30,000 of the app. */
        APP(30_000, -10);

        private final int standard;
        private final int code;

        Quota(int standard, int code) {
            this.standard = standard;
            this.code = code;
        }

        /** Kakao's error code for it. */
        int code() {
            return code;
        }

        private String counterOf(EmulatorUser sender, EmulatorUser receiver) {
            return switch (this) {
                case PAIR -> name() + sender.id() + ">" + receiver.id();
                case SENDER -> name() + sender.id();
                case RECEIVER -> name() + receiver.id();
                case APP -> name();
            };
        }
    }

    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private final Clock clock;
    private final Map<Quota, Integer> limits = new EnumMap<>(Quota.class);
    private final Map<String, Integer> sent = new HashMap<>();
    private LocalDate today;

    MessageQuotas(Clock clock) {
        this.clock = clock;
        this.today = LocalDate.ofInstant(clock.instant(), SEOUL);
    }

    /** Sets the number of messages a day in place of Kakao's. */
    public synchronized MessageQuotas limit(Quota quota, int messages) {
        limits.put(quota, messages);
        return this;
    }

    /** Counts a message unless one of these quotas is used up; then says which. */
    synchronized Optional<Quota> take(EmulatorUser sender, EmulatorUser receiver, Set<Quota> quotas) {
        startNewDay();
        Optional<Quota> usedUp = quotas.stream()
                .filter(quota -> sent.getOrDefault(quota.counterOf(sender, receiver), 0)
                        >= limits.getOrDefault(quota, quota.standard))
                .findFirst();
        if (usedUp.isEmpty()) {
            quotas.forEach(quota -> sent.merge(quota.counterOf(sender, receiver), 1, Integer::sum));
        }
        return usedUp;
    }

    private void startNewDay() {
        LocalDate now = LocalDate.ofInstant(clock.instant(), SEOUL);
        if (!now.equals(today)) {
            today = now;
            sent.clear();
        }
    }
}
