package io.jenkins.plugins.kakaomemo.emulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The emulator's HTTP server, behind a {@link Relay}, where the faults happen. */
final class HttpFront implements Closeable {

    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final KakaoEmulator kakao;
    private final Routes endpoints;
    private final Routes own;
    private final Events events;
    private final HttpServer server;
    private final ExecutorService executor =
            Executors.newCachedThreadPool(task -> DaemonThread.of("emulator-http", task));
    private final Relay relay;

    /**
     * @param endpoints Kakao's, whose requests are recorded and may get faults
     * @param own the emulator's own pages and controls
     */
    HttpFront(int port, KakaoEmulator kakao, Routes endpoints, Routes own, Events events) throws IOException {
        this.kakao = kakao;
        this.endpoints = endpoints;
        this.own = own;
        this.events = events;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(executor);
        server.createContext("/", this::handle);
        this.relay = new Relay(port, server.getAddress().getPort());
        startAsDaemon();
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + relay.port());
    }

    int connections() {
        return relay.accepted();
    }

    @Override
    public void close() throws IOException {
        relay.close();
        executor.shutdownNow();
        server.stop(0);
    }

    /** The server's own thread is a daemon only if the thread that starts it is one. */
    private void startAsDaemon() {
        DaemonThread.join(DaemonThread.start("emulator-start", server::start));
    }

    private void handle(HttpExchange http) throws IOException {
        String path = http.getRequestURI().getPath();
        try {
            if (path.equals(Events.PATH)) {
                events.serve(http);
            } else if (path.equals("/") || path.startsWith("/emulator/") || path.equals("/favicon.ico")) {
                Fault.NONE.apply(exchange(http, own, new RequestLog()));
            } else {
                kakao.faults().take(path).apply(exchange(http, endpoints, kakao.log()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            http.close();
        }
    }

    private Exchange exchange(HttpExchange http, Routes routes, RequestLog log) {
        Relay.Connection connection = relay.connection(http.getRemoteAddress().getPort());
        return new Exchange(http, connection, call -> answer(routes, call), log);
    }

    private Answer answer(Routes routes, Call call) {
        synchronized (kakao) {
            return routes.answer(call);
        }
    }
}
