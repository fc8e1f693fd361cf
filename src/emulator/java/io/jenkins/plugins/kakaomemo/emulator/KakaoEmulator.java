package io.jenkins.plugins.kakaomemo.emulator;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Kakao on loopback: one HTTP server that answers as kauth.kakao.com and kapi.kakao.com do, with one app, its users and
 * their tokens on a clock that tests move, faults on demand, and a page that shows the memos as KakaoTalk does.
 *
 * <pre>{@code
 * try (KakaoEmulator kakao = KakaoEmulator.start(EmulatorClock.stoppedAt(now))) {
 *     IssuedTokens tokens = kakao.issueTokens();
 *     kakao.clock().advance(Duration.ofHours(6));
 *     kakao.faults().next("/oauth/token", Fault.status(503));
 *     ...
 *     assertThat(kakao.memos()).extracting(Memo::text).containsExactly("build done");
 * }
 * }</pre>
 *
 * Thread-safe.
 */
public final class KakaoEmulator implements Closeable {

    private static final List<String> USUAL_SCOPES = List.of("talk_message", "profile_nickname");

    private final EmulatorClock clock;
    private final EmulatorApp app = new EmulatorApp();
    private final EmulatorSettings settings = new EmulatorSettings();
    private final Faults faults = new Faults();
    private final RequestLog log = new RequestLog();
    private final Events events = new Events();
    private final List<EmulatorUser> users = new CopyOnWriteArrayList<>();
    private final Tokens tokens;
    private final AuthorizationCodes codes;
    private final IssueLimits issueLimits;
    private final MessageQuotas quotas;
    private final Memos memos;
    private final HttpFront front;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile EmulatorUser loggedIn;
    private volatile boolean autoConsent;
    private volatile int connectionsBefore;

    private KakaoEmulator(EmulatorClock clock, int port) throws IOException {
        this.clock = clock;
        tokens = new Tokens(clock);
        codes = new AuthorizationCodes(clock);
        issueLimits = new IssueLimits(clock);
        quotas = new MessageQuotas(clock);
        memos = new Memos(clock);
        addUserWithFriends();
        loggedIn = user();
        front = new HttpFront(port, this, Endpoints.ofKakao(this), Endpoints.ofEmulator(this), events);
        memos.onAccept(memo -> events.publish(memo.toJson()));
    }

    /** Starts on any free port, with a clock that runs with real time. */
    public static KakaoEmulator start() {
        return start(EmulatorClock.running());
    }

    /** Starts on any free port. */
    public static KakaoEmulator start(EmulatorClock clock) {
        return start(clock, 0);
    }

    /**
     * Starts on this port, on any free one if it is 0.
     *
     * @throws UncheckedIOException if the port is taken
     */
    public static KakaoEmulator start(EmulatorClock clock, int port) {
        try {
            return new KakaoEmulator(clock, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands for {@code https://kauth.kakao.com}. */
    public URI authBaseUrl() {
        return front.baseUrl();
    }

    /** What stands for {@code https://kapi.kakao.com}. */
    public URI apiBaseUrl() {
        return front.baseUrl();
    }

    /** The page that shows the default user's chat with oneself. */
    public URI chatPage() {
        return front.baseUrl().resolve("/");
    }

    public EmulatorClock clock() {
        return clock;
    }

    public EmulatorApp app() {
        return app;
    }

    public EmulatorSettings settings() {
        return settings;
    }

    public Faults faults() {
        return faults;
    }

    public MessageQuotas quotas() {
        return quotas;
    }

    /** The default user. */
    public EmulatorUser user() {
        return users.get(0);
    }

    /** The user whom the browser is logged in as, the default one at first. */
    public EmulatorUser loggedIn() {
        return loggedIn;
    }

    /** Logs the browser in as another user. */
    public void logIn(EmulatorUser user) {
        loggedIn = user;
    }

    /** The user with that number; empty if there is none. */
    Optional<EmulatorUser> user(long id) {
        return users.stream().filter(user -> user.id() == id).findFirst();
    }

    /** Adds a person who has a Kakao account but no connection to the app yet. */
    public synchronized EmulatorUser addUser(long id, String nickname) {
        EmulatorUser user = new EmulatorUser(id, nickname);
        users.add(user);
        return user;
    }

    /** Whether authorize answers with a code at once, without asking the user. Off at first. */
    public void autoConsent(boolean value) {
        autoConsent = value;
    }

    /** Gives the default user's consent to talk_message and profile_nickname and issues tokens. */
    public IssuedTokens issueTokens() {
        return issueTokens(user(), USUAL_SCOPES);
    }

    /** Issues the tokens that consent and code exchange would give. It is no request and counts towards no limit. */
    public synchronized IssuedTokens issueTokens(EmulatorUser user, Collection<String> scopes) {
        user.agree(scopes);
        return tokens.issue(user, app.restApiKey(), scopes);
    }

    /** Ends the user's connection with the app: every token and every consent. */
    public synchronized void unlink(EmulatorUser user) {
        tokens.unlink(user);
        user.withdrawAll();
    }

    /** Adds a consent. Tokens issued before do not gain it. */
    public synchronized void agree(EmulatorUser user, String scope) {
        user.agree(List.of(scope));
    }

    /** Takes a consent back, at once for every token. */
    public synchronized void withdrawConsent(EmulatorUser user, String scope) {
        user.withdraw(scope);
    }

    /** The accepted messages in order. */
    public List<Memo> memos() {
        return memos.all();
    }

    /** Every request to one of Kakao's endpoints, in order; those to the emulator's own pages are not among them. */
    public List<RecordedRequest> requests() {
        return log.all();
    }

    /** The number of requests to this path. */
    public int count(String path) {
        return (int) requests().stream()
                .filter(request -> request.path().equals(path))
                .count();
    }

    /** The number of token calls that asked for a refresh. */
    public int refreshes() {
        return (int) requests().stream()
                .filter(request -> request.path().equals(TokenEndpoint.PATH))
                .filter(request -> "refresh_token".equals(request.form().get("grant_type")))
                .count();
    }

    /** The number of TCP connections accepted, the chat page's included. */
    public int connections() {
        return front.connections() - connectionsBefore;
    }

    /** Forgets the requests and connections so far. */
    public void resetCounters() {
        log.clear();
        connectionsBefore = front.connections();
    }

    /** Ends every connection and frees the port. Closing twice does nothing. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        try {
            front.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean autoConsent() {
        return autoConsent;
    }

    List<EmulatorUser> users() {
        return users;
    }

    Tokens tokens() {
        return tokens;
    }

    AuthorizationCodes codes() {
        return codes;
    }

    IssueLimits issueLimits() {
        return issueLimits;
    }

    Memos accepted() {
        return memos;
    }

    RequestLog log() {
        return log;
    }

    private void addUserWithFriends() {
        EmulatorUser ryan = addUser(1234567890L, "라이언");
        for (EmulatorUser friend : List.of(addUser(1234567891L, "어피치"), addUser(1234567892L, "무지"))) {
            friend.agree(List.of("friends"));
            ryan.befriend(friend);
        }
    }
}
