package io.jenkins.plugins.kakaomemo.account;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.Util;
import hudson.model.Computer;
import hudson.model.ModelObject;
import hudson.util.Secret;
import io.jenkins.plugins.kakaomemo.kakao.AccessTokens;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.KakaoApp;
import io.jenkins.plugins.kakaomemo.kakao.KakaoClient;
import io.jenkins.plugins.kakaomemo.kakao.KakaoEndpoints;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import io.jenkins.plugins.kakaomemo.outbox.DailyCounts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jenkins.model.Jenkins;

/**
 * The access tokens of every account of this controller, one {@link AccessTokens} for each, so that each is refreshed
 * once.
 */
@Extension
public final class AccountTokens {

    private final Map<Account, Kept> accounts = new ConcurrentHashMap<>();
    private final TokenSuccessions successions =
            new TokenSuccessions(stateFolder("tokens").toFile());
    private final Clock clock = ControllerTiming.get().clock();
    private final JenkinsHttpClient http = new JenkinsHttpClient(clock);
    private final DailyCounts counts = new DailyCounts(stateFolder("counts"), clock);

    /** @param key see {@link #keyOf} */
    private record Account(KakaoApp app, String key) {}

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
        Kept kept = accounts.computeIfAbsent(
                new Account(app, successions.keyOf(token)), key -> keep(app, token, credential));
        kept.store().usedBy(credential);
        return kept.tokens();
    }

    /**
     * What an account is known by, whatever its id and however often its tokens are replaced; no secret.
     *
     * @throws InvalidFieldException if the account lacks its refresh token
     */
    public String keyOf(KakaoAccount account) {
        return successions.keyOf(account.configuredToken());
    }

    public DailyCounts counts() {
        return counts;
    }

    /**
     * Makes every earlier token of an account lead to the one that a person has just connected, so that it wins even
     * over an original that configuration as code puts back. On return it survives a crash.
     */
    public void connected(KakaoAccount previous, RefreshToken current) throws IOException {
        if (Util.fixEmptyAndTrim(Secret.toString(previous.getRefreshToken())) == null) {
            return;
        }
        successions.connected(successions.currentFor(previous.configuredToken()), current, clock.instant());
        Listener.fireReconnected(keyOf(previous));
    }

    /** Whether both go back to the same login or, as far as that is known, belong to the same Kakao user. */
    public boolean isSame(KakaoAccount one, KakaoAccount other) {
        try {
            boolean sameUser = one.getUserId() != null && one.getUserId().equals(other.getUserId());
            return one.app().equals(other.app()) && (sameUser || keyOf(one).equals(keyOf(other)));
        } catch (InvalidFieldException e) {
            return one == other;
        }
    }

    /** What is known of the account without asking Kakao. */
    public AccountState state(KakaoAccount account) {
        try {
            Kept kept = accounts.get(new Account(account.app(), keyOf(account)));
            return AccountState.of(
                    successions.find(account.configuredToken()),
                    Optional.ofNullable(kept).map(Kept::tokens),
                    clock.instant());
        } catch (InvalidFieldException e) {
            return AccountState.incomplete(e);
        }
    }

    private Kept keep(KakaoApp app, String token, AccountTokenStore.CredentialUpdate credential) {
        AccountTokenStore store = new AccountTokenStore(app, token, successions, credential, clock);
        return new Kept(store, new AccessTokens(store, client(), Computer.threadPoolForRemoting));
    }

    /** Is called when an account works again. */
    public interface Listener extends ExtensionPoint {

        /**
         * The account was connected again, or a test of it has succeeded.
         *
         * @param account see {@link AccountTokens#keyOf}
         */
        void reconnected(String account);

        static void fireReconnected(String account) {
            ExtensionList.lookup(Listener.class).forEach(each -> each.reconnected(account));
        }
    }
}
