package io.jenkins.plugins.kakaomemo.emulator;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Passes bytes unchanged between its clients and the HTTP server behind it, counts the connections and can reset them,
 * which an HTTP server cannot.
 */
final class Relay implements Closeable {

    private static final int BACKLOG = 100;

    private final ServerSocket listener;
    private final int serverPort;
    private final Thread acceptor;
    private final AtomicInteger accepted = new AtomicInteger();
    private final Map<Integer, Connection> connections = new ConcurrentHashMap<>();

    /** Listens on {@code port} of the loopback interface, on any free one if it is 0. */
    Relay(int port, int serverPort) throws IOException {
        this.listener = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        this.serverPort = serverPort;
        this.acceptor = DaemonThread.start("emulator-accept", this::acceptAll);
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

    /** Waits for the thread that accepts: until that has noticed, Linux lets others connect. */
    @Override
    public void close() throws IOException {
        listener.close();
        DaemonThread.join(acceptor);
        connections.values().forEach(Connection::close);
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                accept(listener.accept());
            } catch (IOException e) {
                // closed by either side; the loop goes on with the next connection
            }
        }
    }

    private void accept(Socket client) throws IOException {
        accepted.incrementAndGet();
        try {
            new Connection(client, new Socket(InetAddress.getLoopbackAddress(), serverPort)).open();
        } catch (IOException e) {
            client.close();
        }
    }

    /** One client's connection, from its acceptance to its end. */
    final class Connection {

        private final Socket client;
        private final Socket server;

        Connection(Socket client, Socket server) throws IOException {
            this.client = client;
            this.server = server;
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        }

        /** Ends the connection with an RST. */
        void reset() throws IOException {
            client.setSoLinger(true, 0);
            close();
        }

        private void open() {
            connections.put(server.getLocalPort(), this);
            DaemonThread.start("emulator-requests", () -> pass(client, server));
            DaemonThread.start("emulator-answers", () -> {
                pass(server, client);
                close();
            });
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
