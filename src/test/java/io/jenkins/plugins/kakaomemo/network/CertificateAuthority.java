package io.jenkins.plugins.kakaomemo.network;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Issues certificates for servers on loopback, as a company proxy that opens TLS does. Nobody trusts it at first. */
public final class CertificateAuthority {

    private static final String NAME = "CN=Company Proxy CA,O=Example";
    private static final String PASSWORD = "changeit";

    private static final Path KEYTOOL = Path.of(System.getProperty("java.home"), "bin", "keytool");

    private final Path file;
    private final byte[] request;

    /** @param folder holds its keys for as long as it is in use */
    public CertificateAuthority(Path folder) throws IOException, InterruptedException {
        file = folder.resolve("ca.p12");
        keytool(new byte[0], "-genkeypair", "-alias", "ca", "-keyalg", "EC", "-dname", NAME, "-ext", "bc:c");
        keytool(new byte[0], "-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=nobody");
        request = keytool(new byte[0], "-certreq", "-alias", "server");
    }

    /** For a client that trusts this authority and nobody else. */
    public SSLContext trusting() throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("ca", keys().getCertificate("ca"));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    /**
     * What a server needs to show a certificate of this authority.
     *
     * @param subject such as {@code CN=localhost}
     * @param names such as {@code dns:localhost}
     * @param start when it becomes valid, in the manner of keytool, such as {@code -2d}
     * @param days for how many days it is valid then
     */
    public SSLContext server(String subject, String names, String start, int days)
            throws IOException, InterruptedException, GeneralSecurityException {
        byte[] issued = keytool(
                request,
                "-gencert",
                "-alias",
                "ca",
                "-dname",
                subject,
                "-ext",
                "san=" + names,
                "-startdate",
                start,
                "-validity",
                String.valueOf(days));
        CertificateFactory x509 = CertificateFactory.getInstance("X.509");
        Certificate server = x509.generateCertificate(new ByteArrayInputStream(issued));
        KeyStore keys = keys();
        char[] password = PASSWORD.toCharArray();
        keys.setKeyEntry("server", keys.getKey("server", password), password, new Certificate[] {
            server, keys.getCertificate("ca")
        });
        keys.deleteEntry("ca");
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    private KeyStore keys() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private byte[] keytool(byte[] input, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(KEYTOOL.toString()));
        command.addAll(List.of(words));
        command.addAll(List.of("-keystore", file.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process keytool = new ProcessBuilder(command)
                .redirectError(file.resolveSibling("keytool.log").toFile())
                .start();
        try (var in = keytool.getOutputStream()) {
            in.write(input);
        }
        byte[] output = keytool.getInputStream().readAllBytes();
        if (keytool.waitFor() != 0) {
            throw new IOException(command + ": " + new String(output, StandardCharsets.UTF_8));
        }
        return output;
    }
}
