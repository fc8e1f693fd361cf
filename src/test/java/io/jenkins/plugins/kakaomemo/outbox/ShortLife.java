package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.kakao.AccessToken;
import io.jenkins.plugins.kakaomemo.kakao.AccessTokens;
import io.jenkins.plugins.kakaomemo.kakao.Grant;
import io.jenkins.plugins.kakaomemo.kakao.KakaoClient;
import io.jenkins.plugins.kakaomemo.kakao.KakaoEndpoints;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.kakao.SendOutcome;
import io.jenkins.plugins.kakaomemo.kakao.TokenStore;
import io.jenkins.plugins.kakaomemo.kakao.WireMark;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.AbstractList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;

/** A process that sends memos of builds as Jenkins does, until it reaches the point where it ends. */
final class ShortLife {

    /** What a process does. */
    enum Work {
        /** Sends the memo of a new build. */
        SEND,
        /** Sends what waits. */
        DELIVER,
        /** Makes one of all that waits. */
        GATHER
    }

    private final KillPoint end;
    private final Outbox outbox;
    private final OutboxWorker worker;
    private final Ledger ledger;
    private final MemoSender sender;
    private final AccessTokens account;

    ShortLife(Path home, URI kakao, Clock clock, KillPoint end) throws Exception {
        HttpClient http = KakaoClient.httpClient(HttpClient.newBuilder().proxy(new Way()));
        KakaoClient client = new KakaoClient(http, new KakaoEndpoints(kakao, kakao), clock);
        this.end = end;
        ledger = ScriptedDay.ledger(home);
        account = new AccessTokens(new Tokens(ScriptedDay.tokens(home)), client, ForkJoinPool.commonPool());
        sender = new Sender(new SimpleSender(client, this::betweenAttempts, account));
        outbox = new Outbox(home.resolve("outbox"), () -> Outbox.USUAL_LIFE, clock, this::tell);
        worker = new OutboxWorker(outbox, key -> Optional.of(sender), memo -> false, new RetrySchedule(() -> 0));
    }

    /** @param args the home, Kakao's address, the time, where to end, what to do, the build */
    public static void main(String[] args) throws Exception {
        Clock clock = Clock.fixed(Instant.parse(args[2]), ZoneOffset.UTC);
        ShortLife life = new ShortLife(Path.of(args[0]), URI.create(args[1]), clock, KillPoint.valueOf(args[3]));
        life.work(Work.valueOf(args[4]), args[5]);
    }

    AccessTokens account() {
        return account;
    }

    Outbox outbox() {
        return outbox;
    }

    void work(Work work, String build) throws Exception {
        switch (work) {
            case SEND -> {
                ledger.write("started", build);
                send(build);
            }
            case DELIVER -> worker.deliverDue(Runnable::run);
            case GATHER -> outbox.join(new Waiting(outbox.waiting()), sender);
        }
    }

    /** As Jenkins does at its start: a memo of which there is no trace was not begun. */
    void resume() throws Exception {
        outbox.tidy();
        List<String> waiting = outbox.waiting().stream()
                .flatMap(memo -> Samples.names(memo).stream())
                .toList();
        for (Map.Entry<String, String> each : ledger.read().entrySet()) {
            if (each.getValue().equals("started") && !waiting.contains(each.getKey())) {
                send(each.getKey());
            }
        }
        worker.deliverDue(Runnable::run);
    }

    private void send(String build) throws InterruptedException {
        KillPoint.BEFORE_MEMO_IS_WRITTEN.reachedBy(end);
        Samples.send(worker, Samples.newMemo("account", build, DeliveryPolicy.DIGEST), sender);
    }

    private void tell(PendingMemo memo, DeliveryResult result, Duration took) {
        String told = result.status().name();
        KillPoint.valueOf("BEFORE_" + told + "_IS_TOLD").reachedBy(end);
        String word = result.status() == DeliveryStatus.GIVEN_UP ? "given-up" : told.toLowerCase(Locale.ROOT);
        Samples.names(memo).forEach(build -> ledger.write(word, build));
        KillPoint.valueOf(told + "_IS_TOLD").reachedBy(end);
    }

    private Duration betweenAttempts(int failed) {
        KillPoint.BETWEEN_ATTEMPTS.reachedBy(end);
        return Duration.ZERO;
    }

    /** Directly to Kakao; asked before a connection is made. */
    private final class Way extends ProxySelector {

        @Override
        public List<Proxy> select(URI uri) {
            if (uri.getPath().equals(KillScene.SEND)) {
                KillPoint.CONNECTING.reachedBy(end);
            }
            return List.of(Proxy.NO_PROXY);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /** Ends the process before or after a change of what is on disk. */
    private final class Mark implements WireMark {

        private final WireMark file;

        Mark(WireMark file) {
            this.file = file;
        }

        @Override
        public void set() throws IOException {
            KillPoint.CONNECTED.reachedBy(end);
            file.set();
            KillPoint.MARKED.reachedBy(end);
        }

        @Override
        public void clear() {
            KillPoint.REFUSED.reachedBy(end);
            file.clear();
            KillPoint.MARK_CLEARED.reachedBy(end);
        }
    }

    private final class Tokens implements TokenStore {

        private final TokenStore file;

        Tokens(TokenStore file) {
            this.file = file;
        }

        @Override
        public Grant grant() throws IOException {
            return file.grant();
        }

        /** Taken for a refresh alone. */
        @Override
        public Closeable lock() throws IOException {
            KillPoint.BEFORE_REFRESH.reachedBy(end);
            return file.lock();
        }

        @Override
        public void keep(Grant replaced, Grant current, AccessToken accessToken) throws IOException {
            KillPoint.REFRESH_ANSWERED.reachedBy(end);
            file.keep(replaced, current, accessToken);
            KillPoint.TOKEN_KEPT.reachedBy(end);
        }
    }

    private final class Sender implements MemoSender {

        private final MemoSender kakao;

        Sender(MemoSender kakao) {
            this.kakao = kakao;
        }

        @Override
        public SendOutcome send(PendingMemo memo, WireMark mark) throws IOException, InterruptedException {
            KillPoint.ABOUT_TO_SEND.reachedBy(end);
            SendOutcome outcome = kakao.send(memo, new Mark(mark));
            KillPoint.ANSWERED.reachedBy(end);
            return outcome;
        }

        @Override
        public Memo digest(String id, List<BuildOrigin> origins) {
            return kakao.digest(id, origins);
        }
    }

    /** What becomes one memo; it is gone through one by one only after that one has been written. */
    private final class Waiting extends AbstractList<PendingMemo> {

        private final List<PendingMemo> memos;

        Waiting(List<PendingMemo> memos) {
            this.memos = memos;
        }

        @Override
        public PendingMemo get(int index) {
            return memos.get(index);
        }

        @Override
        public int size() {
            return memos.size();
        }

        @Override
        public void forEach(Consumer<? super PendingMemo> deletion) {
            KillPoint.DIGEST_WRITTEN.reachedBy(end);
            memos.forEach(memo -> {
                deletion.accept(memo);
                KillPoint.ONE_MEMBER_DELETED.reachedBy(end);
            });
        }
    }
}
