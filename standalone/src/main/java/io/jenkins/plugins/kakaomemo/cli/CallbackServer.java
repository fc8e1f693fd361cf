package io.jenkins.plugins.kakaomemo.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Listens on loopback for the redirect with the authorization response, and answers the browser with a page. */
final class CallbackServer implements Closeable {

    private static final String PATH = "/callback";

    private static final String HTML = """
            <!DOCTYPE html>
            <html lang="ko">
            <head><meta charset="utf-8"><title>kakao-memo</title></head>
            <body style="font: 1.2em/1.6 sans-serif; max-width: 32em; margin: 4em auto; padding: 0 1em">
            <p>%s</p>
            <p lang="en">%s</p>
            </body>
            </html>
            """;

    private static final Page NO_PAGE = new Page(404, "없는 페이지입니다.", "There is no such page.");
    private static final Page FOREIGN = new Page(
            400,
            "진행 중인 로그인의 응답이 아닙니다. 터미널에서 다시 로그인하세요.",
            "This does not answer the login that is under way. Log in again from the terminal.");
    private static final Page AGREED = new Page(
            200,
            "응답을 받았습니다. 이 창을 닫고 터미널로 돌아가세요.",
            "The response has arrived. Close this window and go back to the terminal.");
    private static final Page DENIED = new Page(
            200,
            "동의하지 않았습니다. 이 창을 닫고 터미널로 돌아가세요.",
            "You have not agreed. Close this window and go back to the terminal.");

    private record Page(int status, String korean, String english) {

        void to(HttpExchange exchange) throws IOException {
            byte[] page = HTML.formatted(korean, english).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
            exchange.getResponseHeaders().set("Connection", "close");
            exchange.sendResponseHeaders(status, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        }
    }

    private final HttpServer server;
    private final Authorization authorization;

    /**
     * Listens from now on.
     *
     * @param port 0 for any free one
     * @throws java.net.BindException if the port is taken
     */
    CallbackServer(int port, Authorization authorization) throws IOException {
        this.authorization = authorization;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext(PATH, this::answer);
        server.start();
    }

    /** Must be registered in the console exactly so. */
    URI redirectUri() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + PATH);
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("GET")
                || !exchange.getRequestURI().getPath().equals(PATH)) {
            NO_PAGE.to(exchange);
            return;
        }
        AuthorizationResponse address =
                AuthorizationResponse.ofQuery(exchange.getRequestURI().getRawQuery());
        if (!authorization.matches(address)) {
            FOREIGN.to(exchange);
            return;
        }
        try {
            (address.code().isPresent() ? AGREED : DENIED).to(exchange);
        } finally {
            authorization.accept(address);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
