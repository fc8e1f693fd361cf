package io.jenkins.plugins.kakaomemo.benchmark;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;

/** The JDK's client as it comes, posting one ready-made request again and again. */
final class BareClient {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest request;

    private BareClient(HttpRequest request) {
        this.request = request;
    }

    /** @param given a whole POST as a {@link Sink} got it; what the client itself does not add is taken from it */
    static BareClient repeating(String given, URI host) {
        String[] headAndBody = given.split("\r\n\r\n", 2);
        String[] head = headAndBody[0].split("\r\n");
        HttpRequest.Builder request = HttpRequest.newBuilder(host.resolve(head[0].split(" ")[1]))
                .POST(HttpRequest.BodyPublishers.ofByteArray(headAndBody[1].getBytes(ISO_8859_1)));
        Arrays.stream(head)
                .map(line -> line.split(": ", 2))
                .filter(header -> header[0].equals("Authorization") || header[0].equals("Content-Type"))
                .forEach(header -> request.header(header[0], header[1]));
        return new BareClient(request.build());
    }

    void send() throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("the sink answered " + answer.statusCode());
        }
    }
}
