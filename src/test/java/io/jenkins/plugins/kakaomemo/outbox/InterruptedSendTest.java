package io.jenkins.plugins.kakaomemo.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.kakaomemo.emulator.Fault;
import io.jenkins.plugins.kakaomemo.kakao.Grant;
import io.jenkins.plugins.kakaomemo.kakao.HeldUpWay;
import io.jenkins.plugins.kakaomemo.kakao.KakaoClient;
import io.jenkins.plugins.kakaomemo.kakao.KakaoEndpoints;
import io.jenkins.plugins.kakaomemo.kakao.KakaoTest;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.kakao.SendOutcome;
import io.jenkins.plugins.kakaomemo.kakao.WireMark;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A build is aborted while its memo is sent. */
class InterruptedSendTest extends KakaoTest {

    private final RecordingListener listener = new RecordingListener();
    private final MemoryStore store = new MemoryStore(newGrant());
    private final MemoSender sender = new SimpleSender(client, accountOf(store));

    @TempDir
    private Path folder;

    private Outbox outbox;

    @Test
    void betweenTwoAttemptsItWaits() throws Exception {
        kakao.faults().next(SEND, Fault.status(503));
        Thread build = Thread.currentThread();

        sendInterrupted(new SimpleSender(
                client,
                failed -> {
                    build.interrupt();
                    return Duration.ofSeconds(20);
                },
                accountOf(store)));

        assertWaitsAndArrivesOnce();
    }

    @Test
    void whileTheAccessTokenIsRefreshedItWaits() throws Exception {
        kakao.faults().next(TOKEN, Fault.delay(SHORT));

        sendInterrupted(new SimpleSender(client, accountOf(interruptingStore())));

        assertThat(kakao.count(SEND)).isZero();
        assertWaitsAndArrivesOnce();
    }

    @Test
    void whileAnEndedAccessTokenIsReplacedItWaits() throws Exception {
        kakao.faults().next(SEND, Fault.kapi(401, -401));
        kakao.faults().next(TOKEN, Fault.delay(Duration.ZERO));
        kakao.faults().next(TOKEN, Fault.delay(SHORT));
        Thread build = Thread.currentThread();

        sendInterrupted(watched(new WireMark() {
            @Override
            public void set() {}

            @Override
            public void clear() {
                build.interrupt();
            }
        }));

        assertWaitsAndArrivesOnce();
    }

    @Test
    void whileTheConnectionIsMadeItWaitsAndIsNotSentLater() throws Exception {
        HeldUpWay way = new HeldUpWay(Thread.currentThread()::interrupt);
        KakaoEndpoints endpoints = new KakaoEndpoints(kakao.authBaseUrl(), kakao.apiBaseUrl());
        KakaoClient heldUp = new KakaoClient(way.client(), endpoints, kakao.clock());

        sendInterrupted(new SimpleSender(heldUp, accountOf(store)));
        assertThat(way.free()).isTrue();

        assertWaitsAndArrivesOnce();
    }

    @Test
    void onTheWireItMayHaveArrived() throws Exception {
        kakao.faults().next(SEND, Fault.hang());
        Thread build = Thread.currentThread();

        sendInterrupted(watched(new WireMark() {
            @Override
            public void set() {
                build.interrupt();
            }

            @Override
            public void clear() {}
        }));

        assertThat(listener.heard()).containsExactly("unknown #1 cutShort");
        Outbox again = open();
        assertThat(again.waiting()).isEmpty();
        assertThat(again.unknown()).hasSize(1);
    }

    @Test
    void whileAMemoAheadOfItIsSentItWaits() throws Exception {
        outbox = open();
        outbox.add(
                Samples.newMemo("account", "#0", DeliveryPolicy.RETRY),
                DeliveryResult.waiting(DeliveryResult.QUEUED, START));
        kakao.faults().next(SEND, Fault.hang());
        Thread build = Thread.currentThread();
        MemoSender interrupting = watched(new WireMark() {
            @Override
            public void set() {
                build.interrupt();
            }

            @Override
            public void clear() {}
        });

        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> Samples.send(
                        worker(interrupting), Samples.newMemo("account", "#1", DeliveryPolicy.RETRY), interrupting));

        assertThat(listener.heard()).containsExactly("unknown #0 cutShort");
        assertThat(open().waiting()).flatExtracting(Samples::names).containsExactly("#1");
    }

    private Outbox open() {
        return new Outbox(folder, () -> Outbox.USUAL_LIFE, kakao.clock(), listener);
    }

    private void sendInterrupted(MemoSender interrupting) {
        outbox = open();
        assertThatExceptionOfType(InterruptedException.class)
                .isThrownBy(() -> Samples.send(
                        worker(interrupting), Samples.newMemo("account", "#1", DeliveryPolicy.RETRY), interrupting));
    }

    private OutboxWorker worker(MemoSender ofAll) {
        return new OutboxWorker(outbox, account -> Optional.of(ofAll), memo -> false);
    }

    /** Also for the process that follows. */
    private void assertWaitsAndArrivesOnce() {
        assertThat(listener.heard()).containsExactly("waiting #1 interrupted");
        assertThat(kakao.memos()).isEmpty();
        assertThat(outbox.waiting()).hasSize(1);
        outbox = open();

        worker(sender).deliverDue(Runnable::run);

        assertThat(kakao.memos()).extracting(memo -> memo.text()).containsExactly("#1");
        assertThat(listener.heard()).containsExactly("sent #1");
    }

    private MemoryStore interruptingStore() {
        return new MemoryStore(newGrant()) {
            private final AtomicReference<Thread> build = new AtomicReference<>(Thread.currentThread());

            @Override
            public Grant grant() throws IOException {
                Optional.ofNullable(build.getAndSet(null)).ifPresent(Thread::interrupt);
                return super.grant();
            }
        };
    }

    /** Lets the watcher know after the mark has changed. */
    private MemoSender watched(WireMark watcher) {
        return new MemoSender() {
            @Override
            public SendOutcome send(PendingMemo memo, WireMark mark) throws IOException, InterruptedException {
                return sender.send(memo, new WireMark() {
                    @Override
                    public void set() throws IOException {
                        mark.set();
                        watcher.set();
                    }

                    @Override
                    public void clear() {
                        mark.clear();
                        watcher.clear();
                    }
                });
            }

            @Override
            public Memo digest(String id, List<BuildOrigin> origins) {
                return sender.digest(id, origins);
            }
        };
    }
}
