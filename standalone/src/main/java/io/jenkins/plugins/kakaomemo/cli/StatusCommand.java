package io.jenkins.plugins.kakaomemo.cli;

import io.jenkins.plugins.kakaomemo.kakao.AccessTokenInfo;
import io.jenkins.plugins.kakaomemo.kakao.ConsentItem;
import io.jenkins.plugins.kakaomemo.kakao.Deadline;
import io.jenkins.plugins.kakaomemo.kakao.KakaoClient;
import io.jenkins.plugins.kakaomemo.kakao.KakaoException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what Kakao says of the connected account. */
@Command(name = "status", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class StatusCommand implements Callable<Integer> {

    private static final Duration BUDGET = Duration.ofSeconds(30);

    private final Surroundings surroundings;

    @Mixin
    private KakaoOption kakao;

    StatusCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws KakaoException, IOException, InterruptedException {
        KakaoClient client = kakao.client(surroundings);
        try (Account account = new Account(surroundings, client)) {
            Deadline deadline = Deadline.in(BUDGET);
            AccessTokenInfo info = account.tokens().call(deadline, client.within(deadline)::accessTokenInfo);
            List<ConsentItem> scopes = account.tokens().call(deadline, client.within(deadline)::scopes);
            Instant refreshTokenEnd = account.file().grant().refreshToken().expiresAt();

            say("status.user", String.valueOf(info.userId()));
            say("status.app", String.valueOf(info.appId()));
            say("status.scopes", agreed(scopes));
            say("status.accessToken", lifetime(info.expiresIn()));
            say(
                    "status.refreshToken",
                    refreshTokenEnd == null ? Messages.get("status.unknown") : left(refreshTokenEnd));
            say("status.file", account.file().path());
            return mayWrite(scopes);
        }
    }

    private int mayWrite(List<ConsentItem> scopes) {
        if (scopes.stream().anyMatch(item -> item.id().equals(ConsentItem.TALK_MESSAGE) && item.agreed())) {
            return ExitStatus.DONE;
        }
        surroundings.printError(Messages.get("login.notAgreed"));
        return ExitStatus.LOGIN_NEEDED;
    }

    private static String agreed(List<ConsentItem> scopes) {
        String ids =
                scopes.stream().filter(ConsentItem::agreed).map(ConsentItem::id).collect(Collectors.joining(", "));
        return ids.isEmpty() ? Messages.get("status.none") : ids;
    }

    private String left(Instant end) {
        return lifetime(Duration.between(surroundings.clock().instant(), end));
    }

    private static String lifetime(Duration left) {
        if (left.isNegative() || left.isZero()) {
            return Messages.get("status.over");
        }
        return left.toDays() > 0
                ? Messages.get("status.days", left.toDays(), left.toHoursPart())
                : Messages.get("status.hours", left.toHours(), left.toMinutesPart());
    }

    private void say(String key, Object argument) {
        surroundings.out().println(Messages.get(key, argument));
    }
}
