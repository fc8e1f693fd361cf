package io.jenkins.plugins.kakaomemo.emulator;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * Passes bytes between its clients and the HTTP server behind it, unseen, counts the connections and can reset them,
 * which an HTTP server cannot.
 */
final class Relay implements Closeable {

    private static final int BACKLOG = 100;

    private final ServerSocket listener;
    private final int serverPort;
    private final BooleanSupplier resetsNext;
    private final AtomicInteger accepted = new AtomicInteger();
    private final Map<Integer, Connection> connections = new ConcurrentHashMap<>();

    /**
     * Listens on {@code port} of the loopback interface, on any free one if it is 0.
     *
     * @param resetsNext asked once for each new connection: whether to reset it at once
     */
    Relay(int port, int serverPort, BooleanSupplier resetsNext) throws IOException {
        this.listener = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        this.serverPort = serverPort;
        this.resetsNext = resetsNext;
        DaemonThread.start("emulator-accept", this::acceptAll);
    }

    int port() {
        return listener.getLocalPort();
    }

    /** How many connections have been accepted so far. */
    int accepted() {
        return accepted.get();
    }

    /** The connection that the server knows by the port of its other end. */
    Connection connection(int port) {
        return connections.get(port);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        connections.values().forEach(Connection::close);
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                accept(listener.accept());
            } catch (IOException e) {
                // closed by either side: the next one may do better
            }
        }
    }

    private void accept(Socket client) throws IOException {
        int number = accepted.incrementAndGet();
        if (resetsNext.getAsBoolean()) {
            reset(client);
            return;
        }
        try {
            new Connection(number, client, new Socket(InetAddress.getLoopbackAddress(), serverPort)).open();
        } catch (IOException e) {
            client.close();
        }
    }

    private static void reset(Socket client) throws IOException {
        client.setSoLinger(true, 0);
        client.close();
    }

    /** One client's connection, from its acceptance to its end. */
    final class Connection {

        private final int number;
        private final Socket client;
        private final Socket server;

        Connection(int number, Socket client, Socket server) throws IOException {
            this.number = number;
            this.client = client;
            this.server = server;
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        }

        /** 1 for the first connection ever accepted. */
        int number() {
            return number;
        }

        /** Ends the connection with an RST. */
        void reset() throws IOException {
            Relay.reset(client);
            close();
        }

        private void open() {
            connections.put(server.getLocalPort(), this);
            DaemonThread.start("emulator-requests-" + number, () -> pass(client, server));
            DaemonThread.start("emulator-answers-" + number, () -> {
                pass(server, client);
                close();
            });
            if (listener.isClosed()) {
                close();
            }
        }

        private void pass(Socket from, Socket to) {
            try {
                from.getInputStream().transferTo(to.getOutputStream());
                to.shutdownOutput();
            } catch (IOException e) {
                close();
            }
        }

        private void close() {
            connections.remove(server.getLocalPort());
            try (client;
                    server) {
                // ends both
            } catch (IOException e) {
                // ended already
            }
        }
    }
}
