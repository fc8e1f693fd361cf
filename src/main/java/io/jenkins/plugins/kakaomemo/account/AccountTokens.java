package io.jenkins.plugins.kakaomemo.account;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Computer;
import hudson.model.ModelObject;
import io.jenkins.plugins.kakaomemo.kakao.AccessTokens;
import io.jenkins.plugins.kakaomemo.kakao.KakaoApp;
import io.jenkins.plugins.kakaomemo.kakao.KakaoClient;
import io.jenkins.plugins.kakaomemo.kakao.KakaoEndpoints;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import java.io.File;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jenkins.model.Jenkins;

/** The access tokens of every account of this controller, one {@link AccessTokens} for each, so that each is refreshed once. */
@Extension
public final class AccountTokens {

    private final Map<Account, Kept> accounts = new ConcurrentHashMap<>();
    private final TokenSuccessions successions =
            new TokenSuccessions(new File(Jenkins.get().getRootDir(), "kakao-memo/tokens"));
    private final JenkinsHttpClient http = new JenkinsHttpClient();
    private volatile Clock clock = Clock.systemUTC();

    /** An app, and the name of a line of refresh tokens. */
    private record Account(KakaoApp app, String succession) {}

    private record Kept(AccountTokenStore store, AccessTokens tokens) {}

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
     * @throws AccountException if the account lacks its REST API key or refresh token
     */
    public AccessTokens of(KakaoAccount account, ModelObject context) throws AccountException {
        KakaoApp app = account.app();
        String token = account.configuredToken();
        CredentialUpdate credential = CredentialUpdate.of(account, context);
        Kept kept = accounts.computeIfAbsent(
                new Account(app, successions.nameOf(token)), key -> keep(app, token, credential));
        kept.store().usedBy(credential);
        return kept.tokens();
    }

    /**
     * Lets whatever token an account has had lead to the one that a person has just connected, so that it wins even over
     * an original that configuration as code puts back. On return it survives a crash.
     */
    public void connected(KakaoAccount previous, RefreshToken current) throws IOException, AccountException {
        RefreshToken replaced = successions.currentFor(previous.configuredToken());
        if (!replaced.value().equals(current.value())) {
            successions.replace(replaced, current);
        }
    }

    private Kept keep(KakaoApp app, String token, CredentialUpdate credential) {
        AccountTokenStore store = new AccountTokenStore(app, token, successions, credential);
        return new Kept(store, new AccessTokens(store, client(), Computer.threadPoolForRemoting));
    }

    /** For tests: another clock, for tokens that are asked for from now on. */
    synchronized void setClock(Clock newClock) {
        clock = newClock;
        accounts.clear();
    }
}
