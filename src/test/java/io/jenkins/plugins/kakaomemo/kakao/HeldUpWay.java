package io.jenkins.plugins.kakaomemo.kakao;

import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Holds the first request up before it starts, whoever interrupts it, as the lookup of a host does whose server is dead. */
public final class HeldUpWay extends ProxySelector {

    private final CountDownLatch free = new CountDownLatch(1);
    private final CountDownLatch gone = new CountDownLatch(1);
    private final AtomicBoolean first = new AtomicBoolean(true);
    private final Runnable meanwhile;

    public HeldUpWay(Runnable meanwhile) {
        this.meanwhile = meanwhile;
    }

    public HttpClient client() {
        return KakaoClient.httpClient(HttpClient.newBuilder().proxy(this));
    }

    /** Lets the request go on; {@code false} if it does not within 10 seconds. */
    public boolean free() throws InterruptedException {
        free.countDown();
        return gone.await(10, TimeUnit.SECONDS);
    }

    @Override
    public List<Proxy> select(URI uri) {
        if (first.getAndSet(false)) {
            meanwhile.run();
            boolean interrupted = false;
            while (free.getCount() > 0) {
                try {
                    free.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            gone.countDown();
        }
        return List.of(Proxy.NO_PROXY);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException problem) {}
}
