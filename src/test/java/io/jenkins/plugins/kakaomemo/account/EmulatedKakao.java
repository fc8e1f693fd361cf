package io.jenkins.plugins.kakaomemo.account;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.ModelObject;
import hudson.util.Secret;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorApp;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorClock;
import io.jenkins.plugins.kakaomemo.emulator.KakaoEmulator;
import io.jenkins.plugins.kakaomemo.kakao.Backoff;
import io.jenkins.plugins.kakaomemo.kakao.KakaoEndpoints;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import jenkins.model.Jenkins;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Kakao, emulated, for a Jenkins that is started in the same test: nothing else is called, and both share one clock. */
public final class EmulatedKakao implements BeforeEachCallback, AfterEachCallback {

    public static final String MEMO = "/v2/api/talk/memo/default/send";
    public static final String TOKEN = "/oauth/token";

    private KakaoEmulator emulator;

    static {
        // a Declarative Pipeline takes long to begin on a busy machine; nobody waits longer than needed
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        emulator = KakaoEmulator.start(EmulatorClock.stoppedAt(Instant.parse("2026-03-02T00:00:00Z")));
        System.setProperty(KakaoEndpoints.AUTH_BASE_URL, emulator.authBaseUrl().toString());
        System.setProperty(KakaoEndpoints.API_BASE_URL, emulator.apiBaseUrl().toString());
        setClock(emulator.clock());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        System.clearProperty(KakaoEndpoints.AUTH_BASE_URL);
        System.clearProperty(KakaoEndpoints.API_BASE_URL);
        setClock(Clock.systemUTC());
        emulator.close();
    }

    /** As after a restart with other system properties. */
    public void callAt(URI url) {
        System.setProperty(KakaoEndpoints.AUTH_BASE_URL, url.toString());
        System.setProperty(KakaoEndpoints.API_BASE_URL, url.toString());
        ExtensionList<AccountTokens> tokens = ExtensionList.lookup(AccountTokens.class);
        tokens.remove(AccountTokens.get());
        tokens.add(new AccountTokens());
    }

    public KakaoEmulator emulator() {
        return emulator;
    }

    /** Lets Jenkins tell the time by a clock that may differ from Kakao's. */
    public void setClock(Clock clock) {
        CurrentClock.clock = clock;
    }

    /** A connected account in the controller's store. */
    public KakaoAccount addAccount(String id) throws IOException {
        return addAccount(Jenkins.get(), account(id, newRefreshToken()));
    }

    public KakaoAccount addAccount(ModelObject context, KakaoAccount account) throws IOException {
        CredentialsStore store =
                CredentialsProvider.lookupStores(context).iterator().next();
        store.addCredentials(Domain.global(), account);
        return account;
    }

    public String newRefreshToken() {
        return emulator.issueTokens().refreshToken();
    }

    /** Where Jenkins keeps the token that has replaced this one. */
    public static Path tokenFile(String refreshToken) {
        return AccountTokens.stateFolder("tokens").resolve(TokenSuccession.fingerprint(refreshToken) + ".xml");
    }

    public static KakaoAccount account(String id, String refreshToken) {
        return account(id, EmulatorApp.REST_API_KEY, EmulatorApp.CLIENT_SECRET, refreshToken);
    }

    public static KakaoAccount account(String id, String restApiKey, String clientSecret, String refreshToken) {
        return new KakaoAccount(
                CredentialsScope.GLOBAL,
                id,
                "",
                Secret.fromString(restApiKey),
                Secret.fromString(clientSecret),
                Secret.fromString(refreshToken));
    }

    /** The clock of the test that runs, for whatever Jenkins was started before; no test waits between two attempts. */
    @Extension
    public static final class CurrentClock extends Clock implements ControllerTiming {

        private static volatile Clock clock = Clock.systemUTC();

        @Override
        public Clock clock() {
            return this;
        }

        @Override
        public Backoff backoff() {
            return attempt -> Duration.ZERO;
        }

        @Override
        public Instant instant() {
            return clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return clock.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return clock.withZone(zone);
        }
    }
}
