package io.jenkins.plugins.kakaomemo.account;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.kakaomemo.kakao.AccessTokens;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.KakaoException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jvnet.localizer.LocaleProvider;

/**
 * How an account stands, as far as is known without asking Kakao.
 *
 * @param kind the state in one word
 * @param problem what is wrong and what to do, or empty, in a language
 * @param accessTokenExpiresAt when the access token in memory ends, or {@code null} if there is none
 * @param refreshTokenExpiresAt when the refresh token ends unless it is refreshed before, or {@code null} if not known
 * @param connectedAt when a person connected the account, or when it was first used here, or {@code null}
 * @param refreshedAt when the refresh token was last used to get an access token, or {@code null} if never here
 */
public record AccountState(
        Kind kind,
        Function<Locale, String> problem,
        @CheckForNull Instant accessTokenExpiresAt,
        @CheckForNull Instant refreshTokenExpiresAt,
        @CheckForNull Instant connectedAt,
        @CheckForNull Instant refreshedAt) {

    /** With less than this left, a person is warned: the daily refresh should have replaced the token long before. */
    private static final Duration TOO_LITTLE = Duration.ofDays(14);

    /** Codes that refuse the account and not just one memo, beside all those of Kakao Login. */
    private static final Set<String> OF_THE_ACCOUNT = Set.of("-3", "-4", "-12", "-401", "-501");

    /** The state of an account in one word. */
    public enum Kind {
        /** The last call succeeded, or failed for a temporary reason or one that lies in the memo. */
        CONNECTED,
        /** Kakao has not been asked since Jenkins was started. */
        UNCHECKED,
        /** Less than 14 days are left. */
        EXPIRING,
        /** The user has not agreed to what memos need. */
        CONSENT_MISSING,
        /** Only a new login helps. */
        ENDED,
        /** Kakao does not accept the app or the account as it is. */
        REFUSED,
        /** The REST API key or the refresh token is missing. */
        INCOMPLETE;

        /** The state in one or two words, in the reader's language. */
        public String displayName() {
            return switch (this) {
                case CONNECTED -> Messages.AccountState_Connected();
                case UNCHECKED -> Messages.AccountState_Unchecked();
                case EXPIRING -> Messages.AccountState_AboutToEnd();
                case CONSENT_MISSING -> Messages.AccountState_ConsentMissing();
                case ENDED -> Messages.AccountState_Ended();
                case REFUSED -> Messages.AccountState_Refused();
                case INCOMPLETE -> Messages.AccountState_Incomplete();
            };
        }

        public boolean isWarning() {
            return this != CONNECTED && this != UNCHECKED;
        }
    }

    /** What is wrong and what to do, or empty, in the reader's language. */
    public String words() {
        return problem.apply(LocaleProvider.getLocale());
    }

    static AccountState incomplete(InvalidFieldException problem) {
        return new AccountState(Kind.INCOMPLETE, problem::getMessage, null, null, null, null);
    }

    static AccountState of(Optional<TokenSuccession> succession, Optional<AccessTokens> tokens, Instant now) {
        Instant expiresAt = succession.map(each -> each.current().expiresAt()).orElse(null);
        Optional<AccessTokens.Contact> contact = tokens.flatMap(AccessTokens::lastContact);
        Optional<KakaoException> problem = contact.flatMap(AccessTokens.Contact::problem);
        Kind kind = problem.flatMap(AccountState::kindOf).orElseGet(() -> kindOf(expiresAt, contact.isPresent(), now));
        return new AccountState(
                kind,
                explanation(kind, problem, expiresAt, now),
                tokens.flatMap(AccessTokens::accessTokenExpiresAt).orElse(null),
                expiresAt,
                succession.map(TokenSuccession::connectedAt).orElse(null),
                succession.map(TokenSuccession::refreshedAt).orElse(null));
    }

    private static Function<Locale, String> explanation(
            Kind kind, Optional<KakaoException> problem, Instant expiresAt, Instant now) {
        return switch (kind) {
            case EXPIRING ->
                Messages._AccountState_Expiring(Duration.between(now, expiresAt).toDays())::toString;
            case CONSENT_MISSING, ENDED, REFUSED ->
                problem.map(AccountState::explanation).orElse(Messages._AccountState_Expired()::toString);
            default -> locale -> "";
        };
    }

    private static Function<Locale, String> explanation(KakaoException problem) {
        return locale -> "[" + problem.code() + "] " + problem.explanation().words(locale);
    }

    private static Optional<Kind> kindOf(KakaoException problem) {
        if (problem instanceof KakaoException.ConsentMissing) {
            return Optional.of(Kind.CONSENT_MISSING);
        }
        if (problem instanceof KakaoException.ConnectionEnded || problem instanceof KakaoException.TokenExpired) {
            return Optional.of(Kind.ENDED);
        }
        boolean refused = problem instanceof KakaoException.Refused
                && (!problem.code().startsWith("-") || OF_THE_ACCOUNT.contains(problem.code()));
        return refused ? Optional.of(Kind.REFUSED) : Optional.empty();
    }

    private static Kind kindOf(@CheckForNull Instant refreshTokenExpiresAt, boolean checked, Instant now) {
        if (refreshTokenExpiresAt != null && !now.isBefore(refreshTokenExpiresAt)) {
            return Kind.ENDED;
        }
        if (refreshTokenExpiresAt != null && now.plus(TOO_LITTLE).isAfter(refreshTokenExpiresAt)) {
            return Kind.EXPIRING;
        }
        return checked ? Kind.CONNECTED : Kind.UNCHECKED;
    }
}
