package io.jenkins.plugins.kakaomemo.network;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;

/**
 * An HTTP proxy on loopback that passes on plain requests and opens tunnels, and says no when it is told to.
 *
 * <p>A connection carries one plain request, or one tunnel.
 */
public final class LoopbackProxy extends LoopbackServer {

    private static final int NONE = 0;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> passed = new CopyOnWriteArrayList<>();
    private volatile String login;
    private volatile int refusal = NONE;
    private volatile boolean hangs;

    private LoopbackProxy() throws IOException {
        super(ServerSocketFactory.getDefault());
    }

    /** Starts one on any free port. */
    public static LoopbackProxy start() {
        try {
            LoopbackProxy proxy = new LoopbackProxy();
            proxy.listen();
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Requires this login, by Basic authentication. */
    public void requireLogin(String userName, String password) {
        String pair = userName + ":" + password;
        login = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** Answers everything with this status. */
    public void refuse(int status) {
        refusal = status;
    }

    /** Takes everything and never answers. */
    public void hang() {
        hangs = true;
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(host(), port());
    }

    /** Host and port, as a person would write them. */
    public String name() {
        return host() + ":" + port();
    }

    /** The request lines that came, let through or not. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** The request lines that were let through. */
    public List<String> passed() {
        return List.copyOf(passed);
    }

    @Override
    void serve(Socket client) throws IOException {
        RequestHead head = RequestHead.read(client.getInputStream());
        asked.add(head.line());
        if (hangs) {
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        } else if (login != null && !login.equals(head.header("Proxy-Authorization"))) {
            refuse(client, "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"proxy\"");
        } else if (refusal != NONE) {
            refuse(client, refusal + " Refused");
        } else {
            passed.add(head.line());
            pass(head, client);
        }
    }

    private void pass(RequestHead head, Socket client) throws IOException {
        URI target = head.target();
        try (Socket server = connect(target.getHost(), target.getPort())) {
            if (head.isConnect()) {
                write("HTTP/1.1 200 Connection established\r\n\r\n", client);
            } else {
                write(head.forServer(), server);
            }
            relay(client, server);
        }
    }

    /** Reads until the client closes: unread bytes would reset the connection before the client has read the answer. */
    private static void refuse(Socket client, String status) throws IOException {
        write("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", client);
        client.shutdownOutput();
        client.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    private static void write(String head, Socket socket) throws IOException {
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    }
}
