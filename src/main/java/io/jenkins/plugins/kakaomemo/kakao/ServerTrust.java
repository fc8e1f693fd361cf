package io.jenkins.plugins.kakaomemo.kakao;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Java's own trust, neither more nor less, but that it tells which certificate it has refused. */
final class ServerTrust extends X509ExtendedTrustManager {

    private final X509ExtendedTrustManager java;

    private ServerTrust(X509ExtendedTrustManager java) {
        this.java = java;
    }

    @FunctionalInterface
    private interface Check {
        void make() throws CertificateException;
    }

    /**
     * For a client of servers.
     *
     * @param trusted the certificates to trust, or {@code null} for the trust store of this Java
     * @throws IllegalStateException if the trust store cannot be read
     */
    static SSLContext context(KeyStore trusted) {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    null,
                    Stream.of(factory.getTrustManagers())
                            .map(ServerTrust::telling)
                            .toArray(TrustManager[]::new),
                    null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the trust store of this Java cannot be read", e);
        }
    }

    private static TrustManager telling(TrustManager java) {
        return java instanceof X509ExtendedTrustManager extended ? new ServerTrust(extended) : java;
    }

    private static void check(X509Certificate[] chain, Check check) throws CertificateException {
        try {
            check.make();
        } catch (CertificateException e) {
            throw new RefusedCertificate(chain[0], e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(chain, () -> java.checkServerTrusted(chain, authType, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(chain, () -> java.checkServerTrusted(chain, authType, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(chain, () -> java.checkServerTrusted(chain, authType));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        java.checkClientTrusted(chain, authType, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        java.checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        java.checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return java.getAcceptedIssuers();
    }
}
