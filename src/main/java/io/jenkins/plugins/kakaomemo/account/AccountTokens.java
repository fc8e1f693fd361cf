package io.jenkins.plugins.kakaomemo.account;

import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.model.Computer;
import hudson.model.ModelObject;
import io.jenkins.plugins.kakaomemo.kakao.AccessTokens;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.KakaoApp;
import io.jenkins.plugins.kakaomemo.kakao.KakaoClient;
import io.jenkins.plugins.kakaomemo.kakao.KakaoEndpoints;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import io.jenkins.plugins.kakaomemo.outbox.DailyCounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import jenkins.model.Jenkins;
import jenkins.util.Listeners;

/**
 * The access tokens of every account of this controller, one {@link AccessTokens} for each, so that each is refreshed
 * once.
 */
@Extension
public final class AccountTokens {

    private final Map<Account, Kept> accounts = new ConcurrentHashMap<>();
    private final TokenSuccessions successions =
            new TokenSuccessions(stateFolder("tokens").toFile());
    private final Reconnections reconnections =
            new Reconnections(stateFolder("reconnections").toFile());
    private final CredentialPlaces places =
            new CredentialPlaces(stateFolder("places").toFile());
    private final Clock clock = ControllerTiming.get().clock();
    private final JenkinsHttpClient http = new JenkinsHttpClient(clock);
    private final DailyCounts counts = new DailyCounts(stateFolder("counts"), clock, ControllerTiming.get()::later);

    /** @param login see {@link #loginOf} */
    private record Account(KakaoApp app, String login) {}

    private record Kept(AccountTokenStore store, AccessTokens tokens) {}

    /** A folder below {@code $JENKINS_HOME/kakao-memo/}, where all state is that must survive a restart; it need not exist. */
    public static Path stateFolder(String name) {
        return Jenkins.get().getRootDir().toPath().resolve("kakao-memo").resolve(name);
    }

    public static AccountTokens get() {
        return ExtensionList.lookupSingleton(AccountTokens.class);
    }

    /** Kakao, through Jenkins' proxy. */
    public KakaoClient client() {
        return new KakaoClient(http, KakaoEndpoints.fromSystemProperties(), clock);
    }

    /**
     * The access tokens of an account.
     *
     * @param account as found for a build or entered in a form
     * @param context the item or the controller for which it was found; the stores seen from there are kept up to date
     * @throws InvalidFieldException if the account lacks its REST API key or refresh token
     */
    public AccessTokens of(KakaoAccount account, ModelObject context) {
        KakaoApp app = account.app();
        String token = account.configuredToken();
        AccountTokenStore.CredentialUpdate credential = AccountTokenStore.CredentialUpdate.of(account, context);
        Account known = new Account(app, loginOf(account, context));
        if (!accounts.containsKey(known)) {
            places.note(known.login(), account, context);
        }
        Kept kept = accounts.computeIfAbsent(known, key -> keep(key, token, credential));
        kept.store().usedBy(credential);
        return kept.tokens();
    }

    /**
     * What an account is known by, whatever its id and however often its tokens are replaced or a person connects it
     * again; no secret.
     *
     * @param context the item, user or controller for which it was found
     * @throws InvalidFieldException if the account lacks its refresh token
     */
    public String keyOf(KakaoAccount account, ModelObject context) {
        return successions.accountOf(loginOf(account, context));
    }

    /** The login that a person has given the account last, else that of its configured token. */
    private String loginOf(KakaoAccount account, ModelObject context) {
        String configured = successions.loginOf(account.configuredToken());
        return reconnections
                .insteadOf(configured, account, context)
                .filter(login -> successions.ofLogin(login).isPresent())
                .orElse(configured);
    }

    public DailyCounts counts() {
        return counts;
    }

    /**
     * Makes every earlier login of a credential lead to the one that a person has just made, so that it wins even over
     * an original token that configuration as code puts back, and for no other credential with a copy of that token. On
     * return it survives a crash.
     *
     * @param previous the credential as it stands in its store, or as it will
     */
    public void connected(KakaoAccount previous, CredentialsStore store, Domain domain, RefreshToken current)
            throws IOException {
        String token = KakaoAccount.trimmed(previous.getRefreshToken());
        Instant now = clock.instant();
        if (token.isEmpty() || token.equals(current.value())) {
            successions.connected(current, successions.accountOf(successions.loginOf(current.value())), now);
            return;
        }
        String before = loginOf(previous, store.getContext());
        String account = successions.accountOf(before);
        successions.connected(current, account, now);
        reconnections.connected(
                Reconnections.placeOf(store, domain, previous.getId()), before, successions.loginOf(current.value()));
        successions.leave(successions.currentOf(before, token), now);
        Listener.fireReconnected(account);
    }

    /** Lets a token win that a person has just typed into a credential; nothing is changed if that is not saved. */
    void entered(KakaoAccount account, CredentialsStore store, Domain domain) {
        try {
            reconnections.entered(
                    Reconnections.placeOf(store, domain, account.getId()),
                    successions.loginOf(account.configuredToken()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether both have the same login or, as far as that is known, belong to the same Kakao user. */
    public boolean isSame(LocatedAccount located, LocatedAccount another) {
        KakaoAccount one = located.account();
        KakaoAccount other = another.account();
        try {
            Long userId = one.getUserId();
            boolean sameUser = userId != null && userId.equals(other.getUserId());
            return one.app().equals(other.app())
                    && (sameUser || loginOf(one, located.context()).equals(loginOf(other, another.context())));
        } catch (InvalidFieldException e) {
            return one == other;
        }
    }

    /** What is known of the account without asking Kakao. */
    public AccountState state(KakaoAccount account, ModelObject context) {
        try {
            String login = loginOf(account, context);
            Kept kept = accounts.get(new Account(account.app(), login));
            return AccountState.of(
                    successions.ofLogin(login), Optional.ofNullable(kept).map(Kept::tokens), clock.instant());
        } catch (InvalidFieldException e) {
            return AccountState.incomplete(e);
        }
    }

    /**
     * Forgets what is kept of accounts whose credential has been deleted, or none of whose tokens is valid any more.
     *
     * @param visible all accounts that can be seen now; some that cannot may come back and are kept
     */
    public void forgetDeleted(List<LocatedAccount> visible) throws IOException {
        Set<String> logins = new HashSet<>();
        for (LocatedAccount located : visible) {
            if (state(located.account(), located.context()).kind() != AccountState.Kind.INCOMPLETE) {
                logins.add(successions.loginOf(located.account().configuredToken()));
                String login = loginOf(located.account(), located.context());
                places.note(login, located.account(), located.context());
                logins.add(login);
            }
        }
        for (String login : successions.logins()) {
            if (logins.contains(login) || !places.isDeleted(login) && !successions.hasEnded(login, clock.instant())) {
                logins.add(login);
            } else {
                places.forget(login);
                successions.forget(login);
            }
        }
        accounts.keySet().removeIf(known -> !logins.contains(known.login()));
        reconnections.forgetAllBut(logins);
        Set<String> left = logins.stream().map(successions::accountOf).collect(Collectors.toSet());
        counts.forgetAllBut(left);
        Listener.fireForgotten(left);
    }

    private Kept keep(Account account, String token, AccountTokenStore.CredentialUpdate credential) {
        AccountTokenStore store =
                new AccountTokenStore(account.app(), account.login(), token, successions, credential, clock);
        return new Kept(store, new AccessTokens(store, client(), Computer.threadPoolForRemoting));
    }

    /** Is called when an account works again, or is gone. */
    public interface Listener extends ExtensionPoint {

        /**
         * The account was connected again, or a test of it has succeeded.
         *
         * @param account see {@link AccountTokens#keyOf}
         */
        void reconnected(String account);

        /** What is kept of all accounts but these is to be forgotten. */
        default void forgetAllBut(Set<String> accounts) {}

        static void fireForgotten(Set<String> left) {
            ExtensionList.lookup(Listener.class).forEach(each -> each.forgetAllBut(left));
        }

        static void fireReconnected(String account) {
            Listeners.notify(Listener.class, true, each -> each.reconnected(account));
        }
    }
}
