package io.jenkins.plugins.kakaomemo.network;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ServerSocketFactory;

/** Listens on any free port of the loopback interface and serves each connection on a thread of its own. */
abstract class LoopbackServer implements Closeable {

    private static final int BACKLOG = 50;

    private final ServerSocket listener;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private Thread acceptor;

    LoopbackServer(ServerSocketFactory factory) throws IOException {
        listener = factory.createServerSocket(0, BACKLOG, InetAddress.getByName("127.0.0.1"));
    }

    /** Serves one connection, which is closed on return. */
    abstract void serve(Socket client) throws IOException;

    public final String host() {
        return listener.getInetAddress().getHostAddress();
    }

    public final int port() {
        return listener.getLocalPort();
    }

    /** Waits for the thread that accepts: until that has noticed, Linux lets others connect. */
    @Override
    public final void close() throws IOException {
        listener.close();
        try {
            acceptor.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    final void listen() {
        acceptor = daemon(this::acceptAll);
    }

    /** A connection that ends with this server at the latest. */
    final Socket connect(String host, int port) throws IOException {
        Socket server = new Socket(host, port);
        sockets.add(server);
        return server;
    }

    /** Passes bytes in both directions until the server has ended its answer. */
    static void relay(Socket client, Socket server) throws IOException {
        daemon(() -> {
            try {
                client.getInputStream().transferTo(server.getOutputStream());
                server.shutdownOutput();
            } catch (IOException e) {
                // the end of the answer has ended it
            }
        });
        server.getInputStream().transferTo(client.getOutputStream());
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                sockets.add(client);
                daemon(() -> serveAndClose(client));
            } catch (IOException e) {
                // closed: nobody is served any more
            }
        }
    }

    private void serveAndClose(Socket client) {
        try (client) {
            serve(client);
        } catch (IOException e) {
            // one of the two has hung up
        }
    }

    static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "loopback-server");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
