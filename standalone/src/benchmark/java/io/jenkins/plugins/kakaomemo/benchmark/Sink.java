package io.jenkins.plugins.kakaomemo.benchmark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.jenkins.plugins.kakaomemo.kakao.KakaoEndpoints;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An HTTP server on loopback that takes every memo, issues every token and counts.
 *
 * <p>It does as little as it can: what it costs is in both sides of a ratio and would make them look alike.
 */
final class Sink implements Closeable {

    private static final int LONGEST_REQUEST = 64 * 1024;
    private static final String CONTENT_LENGTH = "\r\ncontent-length: ";
    private static final String TOKEN_ENDPOINT = "POST /oauth/token ";
    private static final byte[] TOKEN =
            answer("{\"token_type\":\"bearer\",\"access_token\":\"" + "a".repeat(54) + "\",\"expires_in\":21599}");
    private static final byte[] TAKEN = answer("{\"result_code\":0}");

    private final ServerSocket server;
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong connections = new AtomicLong();
    private volatile String lastRequest;

    private Sink(ServerSocket server) {
        this.server = server;
    }

    static Sink start() throws IOException {
        Sink sink = new Sink(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        inBackground(sink::accept);
        return sink;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    KakaoEndpoints endpoints() {
        return new KakaoEndpoints(url(), url());
    }

    /** How many requests were answered since it was last asked. */
    long newRequests() {
        return requests.getAndSet(0);
    }

    /** How many connections were opened since it was last asked. */
    long newConnections() {
        return connections.getAndSet(0);
    }

    /** Every byte of the latest request, each as one character. */
    String lastRequest() {
        return lastRequest;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = server.accept();
                connections.incrementAndGet();
                inBackground(() -> serve(connection));
            }
        } catch (SocketException e) {
            // closed
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            byte[] buffer = new byte[LONGEST_REQUEST];
            for (String request = read(connection, buffer); request != null; request = read(connection, buffer)) {
                lastRequest = request;
                requests.incrementAndGet();
                connection.getOutputStream().write(request.startsWith(TOKEN_ENDPOINT) ? TOKEN : TAKEN);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Socket connection, byte[] buffer) throws IOException {
        InputStream in = connection.getInputStream();
        int length = 0;
        while (true) {
            int read = in.read(buffer, length, buffer.length - length);
            if (read <= 0) {
                return null;
            }
            length += read;
            String request = new String(buffer, 0, length, ISO_8859_1);
            if (isComplete(request)) {
                return request;
            }
        }
    }

    private static boolean isComplete(String request) {
        int head = request.indexOf("\r\n\r\n") + 4;
        if (head < 4) {
            return false;
        }
        int start =
                request.substring(0, head).toLowerCase(Locale.ROOT).indexOf(CONTENT_LENGTH) + CONTENT_LENGTH.length();
        int body = Integer.parseInt(request.substring(start, request.indexOf('\r', start)));
        return request.length() == head + body;
    }

    private static byte[] answer(String json) {
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/json;charset=UTF-8\r\nContent-Length: " + json.length()
                        + "\r\n\r\n" + json)
                .getBytes(ISO_8859_1);
    }

    private static void inBackground(Runnable task) {
        Thread thread = new Thread(task, "sink");
        thread.setDaemon(true);
        thread.start();
    }
}
