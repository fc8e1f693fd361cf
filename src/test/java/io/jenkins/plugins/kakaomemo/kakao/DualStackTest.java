package io.jenkins.plugins.kakaomemo.kakao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A host with addresses of both families: Java tries one of them alone, and an option of Java's says which. */
class DualStackTest extends KakaoTest {

    @ParameterizedTest(name = "java.net.preferIPv6Addresses={0}: {1}")
    @CsvSource({"false, sent, 1", "true, connect, 0"})
    void isReachedByTheFamilyThatJavaPrefers(String preferIpv6, String outcome, int memos, @TempDir Path folder)
            throws Exception {
        assumeThat(NetworkInterface.getByInetAddress(InetAddress.getByName("::1")))
                .as("this machine has IPv6 on loopback")
                .isNotNull();
        Path hosts = Files.writeString(folder.resolve("hosts"), "::1 localhost\n127.0.0.1 localhost\n");
        Process sender = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djdk.net.hosts.file=" + hosts,
                        "-Djava.net.preferIPv6Addresses=" + preferIpv6,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Sender.class.getName(),
                        "http://localhost:" + kakao.apiBaseUrl().getPort(),
                        accessToken().value())
                .redirectError(folder.resolve("errors").toFile())
                .start();

        String said = new String(sender.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said).as(Files.readString(folder.resolve("errors"))).isEqualToIgnoringNewLines(outcome);
        assertThat(kakao.memos()).hasSize(memos);
    }

    /** Sends one memo and says how that went, in a Java whose options are its own. */
    static final class Sender {

        private Sender() {}

        public static void main(String[] args) throws InterruptedException {
            URI url = URI.create(args[0]);
            HttpClient http = KakaoClient.httpClient(HttpClient.newBuilder());
            KakaoClient client = new KakaoClient(http, new KakaoEndpoints(url, url), Clock.systemUTC());
            try {
                client.sendMemo(new AccessToken(args[1], Instant.MAX), DONE);
                System.out.println("sent");
            } catch (KakaoException e) {
                System.out.println(e.code());
            }
        }
    }
}
