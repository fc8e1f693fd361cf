package io.jenkins.plugins.kakaomemo.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/**
 * A firewall on loopback in front of an HTTP server. It can forget its connections: both ends still have them, and
 * nothing comes through any more.
 */
public final class ForgettingServer extends LoopbackServer {

    private final URI behind;
    private final AtomicInteger connections = new AtomicInteger();
    private volatile int forgotten;

    /** Starts one on any free port. */
    public ForgettingServer(URI behind) throws IOException {
        super(ServerSocketFactory.getDefault());
        this.behind = behind;
        listen();
    }

    public URI url() {
        return URI.create("http://" + host() + ":" + port());
    }

    /** How many connections have been opened so far. */
    public int connections() {
        return connections.get();
    }

    /** Lets nothing through any more on the connections that are open now. */
    public void forget() {
        forgotten = connections.get();
    }

    @Override
    void serve(Socket client) throws IOException {
        int number = connections.incrementAndGet();
        try (Socket server = connect(behind.getHost(), behind.getPort())) {
            daemon(() -> pass(server, client, number));
            pass(client, server, number);
        }
    }

    private void pass(Socket from, Socket to, int number) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[8192];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (number > forgotten) {
                    out.write(bytes, 0, read);
                }
            }
        } catch (IOException e) {
            // one of the two has hung up
        }
    }
}
