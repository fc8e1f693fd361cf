package io.jenkins.plugins.kakaomemo.account;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.domains.Domain;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.Secret;
import io.jenkins.plugins.kakaomemo.kakao.Deadline;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.KakaoClient;
import io.jenkins.plugins.kakaomemo.kakao.KakaoException;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import jenkins.model.Jenkins;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/**
 * A user's own KakaoTalk, for memos to that user alone. The user's credentials store keeps nothing but the refresh
 * token and the number of the Kakao user; the app is the one of the account that the administrator has named.
 */
public final class PersonalConnection {

    /** The id of the credential in the user's own store. */
    public static final String ID = "kakao-memo-personal";

    private static final Duration BUDGET = Duration.ofSeconds(20);

    private PersonalConnection() {}

    /**
     * The user's account, ready to use.
     *
     * @param app the account whose app people connect with
     * @return empty if the user has connected none
     */
    public static Optional<KakaoAccount> of(User user, KakaoAccount app) {
        return credentialOf(user).map(credential -> of(app, credential));
    }

    /** Whether the user has connected an account, usable or not. */
    public static boolean exists(User user) {
        return credentialOf(user).isPresent();
    }

    /**
     * Keeps the refresh token of a connection that the user has just made.
     *
     * @param app the account whose app it is a connection with
     * @param userId the Kakao user, or {@code null} if Kakao has not said
     */
    public static void keep(User user, RefreshToken token, KakaoAccount app, @CheckForNull Long userId)
            throws IOException {
        Optional<KakaoAccount> previous = credentialOf(user);
        KakaoAccount connected = account(Secret.fromString(""), null, Secret.fromString(token.value()))
                .ofUser(userId, fingerprint(app.getRestApiKey()));
        AccountTokens.get().connected(previous.orElse(connected), storeOf(user), Domain.global(), token);
        if (previous.isPresent()) {
            storeOf(user).updateCredentials(Domain.global(), previous.get(), connected);
        } else {
            storeOf(user).addCredentials(Domain.global(), connected);
        }
    }

    /** Keeps who the Kakao user of a connection is. */
    public static void keepUserId(User user, KakaoAccount app, long userId) throws IOException {
        Optional<KakaoAccount> credential = credentialOf(user);
        if (credential.isEmpty()) {
            return;
        }
        try (ACLContext ignored = ACL.as2(nameOf(user))) {
            storeOf(user)
                    .updateCredentials(
                            Domain.global(),
                            credential.get(),
                            credential.get().ofUser(userId, fingerprint(app.getRestApiKey())));
        }
    }

    /**
     * Ends the connection at Kakao, with every token of this person for this app, and then forgets it here.
     *
     * @throws KakaoException if Kakao cannot be reached or refuses for a reason that a person must fix; nothing is
     *     changed then
     */
    public static void disconnect(User user, KakaoAccount app)
            throws KakaoException, IOException, InterruptedException {
        Optional<KakaoAccount> credential = credentialOf(user);
        if (credential.isPresent()) {
            unlink(of(app, credential.get()));
            forget(user);
        }
    }

    /** Forgets the connection here; at Kakao it goes on. */
    public static void forget(User user) throws IOException {
        Optional<KakaoAccount> credential = credentialOf(user);
        if (credential.isPresent()) {
            storeOf(user).removeCredentials(Domain.global(), credential.get());
        }
    }

    private static void unlink(KakaoAccount account) throws KakaoException, IOException, InterruptedException {
        KakaoClient client = AccountTokens.get().client();
        Deadline deadline = Deadline.in(BUDGET);
        try {
            AccountTokens.get().of(account, Jenkins.get()).call(deadline, token -> {
                client.within(deadline).unlink(token);
                return null;
            });
        } catch (KakaoException.ConnectionEnded | KakaoException.TokenExpired e) {
            // the connection had already ended
            return;
        }
    }

    private static KakaoAccount of(KakaoAccount app, KakaoAccount credential) {
        KakaoAccount own = account(app.getRestApiKey(), app.getClientSecret(), credential.getRefreshToken());
        own.setLanguage(app.getLanguage());
        String within = fingerprint(app.getRestApiKey());
        return own.ofUser(credential.userIdWithin(within), within);
    }

    /** Of a REST API key, which is no secret to whoever reads it but need not be kept twice. */
    private static String fingerprint(Secret restApiKey) {
        return TokenSuccession.fingerprint(KakaoAccount.trimmed(restApiKey));
    }

    private static KakaoAccount account(Secret restApiKey, @CheckForNull Secret clientSecret, Secret refreshToken) {
        String description = Messages.PersonalConnection_Description();
        return new KakaoAccount(CredentialsScope.USER, ID, description, restApiKey, clientSecret, refreshToken);
    }

    /** A store shows its credentials to its user alone; the name will do, and the security realm need not be asked. */
    private static Authentication nameOf(User user) {
        return new UsernamePasswordAuthenticationToken(user.getId(), "", List.of());
    }

    private static Optional<KakaoAccount> credentialOf(User user) {
        try (ACLContext ignored = ACL.as2(nameOf(user))) {
            return storeOf(user).getCredentials(Domain.global()).stream()
                    .filter(CredentialsMatchers.withId(ID)::matches)
                    .filter(KakaoAccount.class::isInstance)
                    .map(KakaoAccount.class::cast)
                    .findFirst();
        } catch (InvalidFieldException e) {
            return Optional.empty();
        }
    }

    private static CredentialsStore storeOf(User user) {
        return StreamSupport.stream(CredentialsProvider.lookupStores(user).spliterator(), false)
                .filter(store -> store.getContext().equals(user))
                .findFirst()
                .orElseThrow(() -> InvalidFieldException.of(
                        "personalCredentialsId", Messages._PersonalConnection_NoUserStore()::toString));
    }
}
