package io.jenkins.plugins.kakaomemo.cli;

import io.jenkins.plugins.kakaomemo.kakao.AccessTokenInfo;
import io.jenkins.plugins.kakaomemo.kakao.AccessTokens;
import io.jenkins.plugins.kakaomemo.kakao.ConsentItem;
import io.jenkins.plugins.kakaomemo.kakao.Deadline;
import io.jenkins.plugins.kakaomemo.kakao.KakaoClient;
import io.jenkins.plugins.kakaomemo.kakao.KakaoException;
import io.jenkins.plugins.kakaomemo.outbox.QuotaSettings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what Kakao says of the connected account, and what ends when. */
@Command(name = "status", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class StatusCommand implements Callable<Integer> {

    private static final Duration BUDGET = Duration.ofSeconds(30);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Surroundings surroundings;

    @Mixin
    private KakaoOption kakao;

    @Mixin
    private OutputOptions output;

    StatusCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * What {@code --json} prints.
     *
     * @param nickname {@code null} where the user has not agreed to show it
     * @param consents the ids of what the user has agreed to
     * @param memosToday how many this command line has sent since midnight in Korea
     * @param dailyLimit how many Kakao accepts
     * @param refreshTokenExpiresAt {@code null} where Kakao has not said it
     * @param file where the account is kept
     */
    private record Status(
            long userId,
            String nickname,
            long appId,
            List<String> consents,
            int memosToday,
            int dailyLimit,
            Instant accessTokenExpiresAt,
            Instant refreshTokenExpiresAt,
            String file) {}

    @Override
    public Integer call() throws KakaoException, IOException, InterruptedException {
        KakaoClient client = kakao.client(surroundings);
        try (Account account = new Account(surroundings, client)) {
            Status status = status(account.tokens(), client, account.file());
            output.words(surroundings, inWords(status));
            output.json(surroundings, status);
            if (status.consents().contains(ConsentItem.TALK_MESSAGE)) {
                return ExitStatus.DONE;
            }
            surroundings.printError(Messages.get("login.notAgreed"));
            return ExitStatus.LOGIN_NEEDED;
        }
    }

    private Status status(AccessTokens tokens, KakaoClient client, TokenFile file)
            throws KakaoException, IOException, InterruptedException {
        Deadline deadline = Deadline.in(BUDGET);
        KakaoClient kakaoInTime = client.within(deadline);
        AccessTokenInfo info = tokens.call(deadline, kakaoInTime::accessTokenInfo);
        List<String> consents = tokens.call(deadline, kakaoInTime::scopes).stream()
                .filter(ConsentItem::agreed)
                .map(ConsentItem::id)
                .toList();
        Instant now = surroundings.clock().instant();
        return new Status(
                info.userId(),
                consents.contains(ConsentItem.NICKNAME)
                        ? tokens.call(deadline, kakaoInTime::nickname).orElse(null)
                        : null,
                info.appId(),
                consents,
                file.memosToday(now),
                QuotaSettings.USUAL.dailyLimit(),
                now.plus(info.expiresIn()),
                file.grant().refreshToken().expiresAt(),
                file.path().toString());
    }

    private String inWords(Status status) {
        return Stream.of(
                        status.nickname() == null ? "" : Messages.get("status.nickname", status.nickname()),
                        Messages.get("status.user", String.valueOf(status.userId())),
                        Messages.get("status.app", String.valueOf(status.appId())),
                        Messages.get(
                                "status.scopes",
                                status.consents().isEmpty()
                                        ? Messages.get("status.none")
                                        : String.join(", ", status.consents())),
                        Messages.get("status.memos", status.memosToday(), status.dailyLimit()),
                        Messages.get("status.accessToken", left(status.accessTokenExpiresAt())),
                        Messages.get("status.refreshToken", left(status.refreshTokenExpiresAt())),
                        Messages.get("status.file", status.file()))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private String left(Instant end) {
        if (end == null) {
            return Messages.get("status.unknown");
        }
        Duration left = Duration.between(surroundings.clock().instant(), end);
        if (left.isNegative() || left.isZero()) {
            return Messages.get("status.over");
        }
        String time = TIME.format(end.atZone(ZoneId.systemDefault()));
        return left.toDays() > 0
                ? Messages.get("status.days", left.toDays(), left.toHoursPart(), time)
                : Messages.get("status.hours", left.toHours(), left.toMinutesPart(), time);
    }
}
