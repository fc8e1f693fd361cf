package io.jenkins.plugins.kakaomemo.network;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** HTTPS on loopback in front of an HTTP server, which hears of a client only once that has trusted the certificate. */
public final class TlsServer extends LoopbackServer {

    private final URI plain;

    /**
     * Starts one on any free port.
     *
     * @param certificate what it shows
     * @param plain where it passes everything on to
     */
    public TlsServer(SSLContext certificate, URI plain) throws IOException {
        super(certificate.getServerSocketFactory());
        this.plain = plain;
        listen();
    }

    /** Its address by this name of the machine. */
    public URI url(String host) {
        return URI.create("https://" + host + ":" + port());
    }

    @Override
    void serve(Socket client) throws IOException {
        ((SSLSocket) client).startHandshake();
        try (Socket server = connect(plain.getHost(), plain.getPort())) {
            relay(client, server);
        }
    }
}
