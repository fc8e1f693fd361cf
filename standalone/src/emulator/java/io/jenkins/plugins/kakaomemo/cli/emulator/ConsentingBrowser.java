package io.jenkins.plugins.kakaomemo.cli.emulator;

import io.jenkins.plugins.kakaomemo.cli.Browser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A browser that only follows redirects, for an emulator that consents by itself. */
final class ConsentingBrowser implements Browser {

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();

    @Override
    public boolean open(URI page) {
        http.sendAsync(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.discarding());
        return true;
    }
}
