package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.emulator.EmulatorApp;
import io.jenkins.plugins.kakaomemo.kakao.AccessTokens;
import io.jenkins.plugins.kakaomemo.kakao.KakaoApp;
import io.jenkins.plugins.kakaomemo.kakao.KakaoClient;
import io.jenkins.plugins.kakaomemo.kakao.KakaoEndpoints;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;

/**
 * A process that sends a memo for each of a number of builds as Jenkins does, until it is killed. Started again, it goes
 * on where it was.
 */
final class ScriptedDay {

    private final Outbox outbox;
    private final OutboxWorker worker;
    private final Ledger ledger;
    private final MemoSender sender;

    private ScriptedDay(Path home, URI kakao, Clock clock) throws Exception {
        HttpClient http = KakaoClient.httpClient(HttpClient.newBuilder());
        http.send(HttpRequest.newBuilder(kakao.resolve("/")).build(), HttpResponse.BodyHandlers.discarding());
        KakaoClient client = new KakaoClient(http, new KakaoEndpoints(kakao, kakao), clock);
        ledger = ledger(home);
        AccessTokens account = new AccessTokens(tokens(home), client, ForkJoinPool.commonPool());
        sender = new SimpleSender(client.timeout(Duration.ofSeconds(2)), account);
        outbox = openOutbox(home, clock, ledger);
        worker = new OutboxWorker(outbox, key -> Optional.of(sender), memo -> false);
    }

    static Ledger ledger(Path home) {
        return new Ledger(home.resolve("ledger"));
    }

    static TokensInAFile tokens(Path home) {
        KakaoApp app = new KakaoApp(EmulatorApp.REST_API_KEY, EmulatorApp.CLIENT_SECRET);
        return new TokensInAFile(app, home.resolve("token"));
    }

    static Outbox openOutbox(Path home, Clock clock, OutboxListener listener) throws Exception {
        return new Outbox(home.resolve("outbox"), () -> Duration.ofDays(10_000), clock, listener);
    }

    /** @param args the home, Kakao's address, how many seconds the clock is ahead, the number of the last build */
    public static void main(String[] args) throws Exception {
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(Long.parseLong(args[2])));
        ScriptedDay day = new ScriptedDay(Path.of(args[0]), URI.create(args[1]), clock);
        System.out.println("ready");
        day.resume();
        day.worker.deliverDue(Runnable::run);
        for (int build = day.ledger.read().size() + 1; build <= Integer.parseInt(args[3]); build++) {
            day.run("#" + build);
            day.worker.deliverDue(Runnable::run);
        }
        System.out.println("done");
        System.in.transferTo(System.err);
    }

    /** A memo of which there is no trace was not begun. */
    private void resume() throws Exception {
        outbox.tidy();
        List<String> waiting = outbox.waiting().stream()
                .flatMap(memo -> Samples.names(memo).stream())
                .toList();
        for (Map.Entry<String, String> each : ledger.read().entrySet()) {
            if (each.getValue().equals("started") && !waiting.contains(each.getKey())) {
                send(each.getKey());
            }
        }
    }

    private void run(String build) throws Exception {
        ledger.write("started", build);
        send(build);
    }

    private void send(String build) throws Exception {
        Samples.send(worker, Samples.newMemo("account", build, DeliveryPolicy.RETRY), sender);
    }
}
