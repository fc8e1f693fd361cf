package io.jenkins.plugins.kakaomemo.reliability;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A host that neither takes nor refuses a connection: its queue of connections is full, and it accepts none. */
final class BlackHole implements Closeable {

    private static final int MOST = 100;
    private static final int PATIENCE_MILLIS = 300;

    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    private final List<Socket> callers = new ArrayList<>();

    BlackHole() throws IOException {
        while (takesOneMore()) {
            if (callers.size() > MOST) {
                close();
                throw new IOException("this system takes more connections than it was told to");
            }
        }
    }

    private boolean takesOneMore() throws IOException {
        Socket caller = new Socket();
        callers.add(caller);
        try {
            caller.connect(listener.getLocalSocketAddress(), PATIENCE_MILLIS);
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        for (Socket caller : callers) {
            caller.close();
        }
        listener.close();
    }
}
