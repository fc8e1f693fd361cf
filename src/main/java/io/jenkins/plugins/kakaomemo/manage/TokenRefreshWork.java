package io.jenkins.plugins.kakaomemo.manage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.model.AsyncPeriodicWork;
import hudson.model.TaskListener;
import hudson.model.User;
import io.jenkins.plugins.kakaomemo.account.AccountState;
import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.account.ControllerTiming;
import io.jenkins.plugins.kakaomemo.account.LocatedAccount;
import io.jenkins.plugins.kakaomemo.account.PersonalConnection;
import io.jenkins.plugins.kakaomemo.account.StoredAccounts;
import io.jenkins.plugins.kakaomemo.config.PersonalAccounts;
import io.jenkins.plugins.kakaomemo.kakao.AccessTokenInfo;
import io.jenkins.plugins.kakaomemo.kakao.Deadline;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.KakaoClient;
import io.jenkins.plugins.kakaomemo.kakao.KakaoException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Refreshes once a day, one after the other, every account that no build has used for long, so that Kakao can replace
 * its refresh token before that expires. A failure changes nothing and is tried again the next day. Before that, what is
 * kept of deleted accounts is forgotten.
 */
@Extension
public final class TokenRefreshWork extends AsyncPeriodicWork {

    private static final Logger LOGGER = Logger.getLogger(TokenRefreshWork.class.getName());

    /** With less than this left Kakao replaces the token when it is refreshed. */
    private static final Duration REPLACED_WITHIN = Duration.ofDays(30);

    private static final Duration LONG = Duration.ofDays(7);
    private static final Duration BUDGET = Duration.ofSeconds(20);

    public TokenRefreshWork() {
        super("KakaoTalk token refresh");
    }

    @Override
    public long getRecurrencePeriod() {
        return TimeUnit.DAYS.toMillis(1);
    }

    /** 5 to 65 minutes after the start, at random, so that not all controllers ask Kakao at once. */
    @Override
    public long getInitialDelay() {
        return ThreadLocalRandom.current().nextLong(TimeUnit.MINUTES.toMillis(5), TimeUnit.MINUTES.toMillis(65));
    }

    @Override
    protected Level getNormalLoggingLevel() {
        return Level.FINE;
    }

    @Override
    protected void execute(TaskListener listener) throws InterruptedException {
        List<LocatedAccount> accounts = new ArrayList<>(StoredAccounts.get().gathered());
        accounts.addAll(PersonalAccounts.all());
        try {
            AccountTokens.get().forgetDeleted(accounts);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "What is kept of deleted accounts goes a day later", e);
        }
        for (LocatedAccount located : accounts) {
            refreshIfDue(located, listener);
        }
    }

    /** Whatever happens to one account is no reason to leave out the next. */
    private static void refreshIfDue(LocatedAccount located, TaskListener listener) throws InterruptedException {
        try {
            if (isUnknown(located) || isDue(AccountTokens.get().state(located.account(), located.context()))) {
                refresh(located, listener);
            }
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> located.account().getId() + " could not be refreshed");
        }
    }

    /** Whether it is a person's, of whom it is not known which Kakao user that is. */
    private static boolean isUnknown(LocatedAccount located) {
        return located.context() instanceof User && located.account().getUserId() == null;
    }

    private static boolean isDue(AccountState state) {
        return switch (state.kind()) {
            case INCOMPLETE -> false;
            case CONNECTED -> hasLittleLeft(state.refreshTokenExpiresAt(), state.refreshedAt());
            case UNCHECKED, EXPIRING, CONSENT_MISSING, ENDED, REFUSED -> true;
        };
    }

    private static boolean hasLittleLeft(@CheckForNull Instant expiresAt, @CheckForNull Instant refreshedAt) {
        Instant now = ControllerTiming.get().clock().instant();
        if (expiresAt != null) {
            return now.plus(REPLACED_WITHIN).isAfter(expiresAt);
        }
        return refreshedAt == null || !now.isBefore(refreshedAt.plus(LONG));
    }

    private static void refresh(LocatedAccount located, TaskListener listener) throws InterruptedException {
        Deadline deadline = Deadline.in(BUDGET);
        KakaoClient client = AccountTokens.get().client().within(deadline);
        String id = located.account().getId();
        try {
            AccessTokenInfo info = AccountTokens.get()
                    .of(located.account(), located.context())
                    .callWithNewToken(deadline, token -> {
                        client.requireTalkMessage(token);
                        return isUnknown(located) ? client.accessTokenInfo(token) : null;
                    });
            if (info != null) {
                PersonalConnection.keepUserId((User) located.context(), located.account(), info.userId());
            }
            listener.getLogger().println(id + ": refreshed");
        } catch (KakaoException | InvalidFieldException | IOException e) {
            listener.getLogger().println(id + ": " + e.getMessage());
        }
    }
}
