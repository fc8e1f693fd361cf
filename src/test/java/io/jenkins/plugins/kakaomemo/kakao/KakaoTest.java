package io.jenkins.plugins.kakaomemo.kakao;

import io.jenkins.plugins.kakaomemo.emulator.EmulatorApp;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorClock;
import io.jenkins.plugins.kakaomemo.emulator.IssuedTokens;
import io.jenkins.plugins.kakaomemo.emulator.KakaoEmulator;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.TextTemplate;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** Kakao with a clock that stands still, and a client of it. */
@Timeout(60)
public abstract class KakaoTest {

    protected static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
    protected static final Duration ACCESS_TOKEN_LIFE = Duration.ofSeconds(21599);
    protected static final Duration UNTIL_ROTATION = Duration.ofDays(31);
    protected static final Duration SHORT = Duration.ofMillis(400);
    protected static final String TOKEN = "/oauth/token";
    protected static final String SEND = "/v2/api/talk/memo/default/send";
    protected static final KakaoApp APP = new KakaoApp(EmulatorApp.REST_API_KEY, EmulatorApp.CLIENT_SECRET);
    protected static final Memo DONE = new TextTemplate("build done", Link.NONE, null, null);

    private static final HttpClient HTTP = KakaoClient.httpClient(HttpClient.newBuilder());
    private static final Executor EXECUTOR = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "refresh");
        thread.setDaemon(true);
        return thread;
    });

    protected final KakaoEmulator kakao = KakaoEmulator.start(EmulatorClock.stoppedAt(START));
    protected final KakaoClient client = clientOf(kakao.authBaseUrl());

    @AfterEach
    void closeKakao() {
        kakao.close();
    }

    protected KakaoClient clientOf(URI baseUrl) {
        return new KakaoClient(HTTP, new KakaoEndpoints(baseUrl, baseUrl), kakao.clock());
    }

    protected KakaoClient clientWith(Clock clock) {
        return new KakaoClient(HTTP, new KakaoEndpoints(kakao.authBaseUrl(), kakao.apiBaseUrl()), clock);
    }

    protected AccessToken accessToken() {
        return accessToken(kakao.issueTokens());
    }

    protected AccessToken accessToken(IssuedTokens issued) {
        return new AccessToken(issued.accessToken(), kakao.clock().instant().plus(ACCESS_TOKEN_LIFE));
    }

    protected Grant newGrant() {
        return new Grant(APP, new RefreshToken(kakao.issueTokens().refreshToken(), null));
    }

    protected AccessTokens accountOf(TokenStore store) {
        return accountOf(store, client);
    }

    protected AccessTokens accountOf(TokenStore store, KakaoClient ownClient) {
        return new AccessTokens(store, ownClient, EXECUTOR);
    }

    protected static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(20));
    }

    /** Keeps a grant for as long as the test runs. */
    public static class MemoryStore implements TokenStore {

        private final List<Grant> kept = new CopyOnWriteArrayList<>();
        private volatile Grant grant;

        public MemoryStore(Grant grant) {
            this.grant = grant;
        }

        @Override
        public Grant grant() throws IOException {
            return grant;
        }

        @Override
        public void keep(Grant replaced, Grant current, AccessToken accessToken) throws IOException {
            kept.add(current);
            grant = current;
        }

        public void configure(Grant typed) {
            grant = typed;
        }

        /** What was kept, in order. */
        public List<Grant> kept() {
            return List.copyOf(kept);
        }
    }

    /** Keeps the access token too, as a process does that ends after one memo. */
    public static class FullStore extends MemoryStore {

        private volatile AccessToken accessToken;

        public FullStore(Grant grant, AccessToken accessToken) {
            super(grant);
            this.accessToken = accessToken;
        }

        @Override
        public Optional<AccessToken> accessToken() {
            return Optional.ofNullable(accessToken);
        }

        @Override
        public void keep(Grant replaced, Grant current, AccessToken newToken) throws IOException {
            super.keep(replaced, current, newToken);
            accessToken = newToken;
        }
    }
}
