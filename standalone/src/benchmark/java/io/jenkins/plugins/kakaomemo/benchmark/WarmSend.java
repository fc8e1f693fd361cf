package io.jenkins.plugins.kakaomemo.benchmark;

import io.jenkins.plugins.kakaomemo.kakao.AccessTokens;
import io.jenkins.plugins.kakaomemo.kakao.KakaoClient;
import io.jenkins.plugins.kakaomemo.kakao.RetryingSend;
import io.jenkins.plugins.kakaomemo.kakao.SendOutcome;
import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Memos per second once the token is at hand, of this project and of the bare client in turn: one iteration each, in the
 * same process, so that whatever else the machine does hits both.
 *
 * <p>The JDK's client closes a connection, rarely, on which an answer comes the moment it is used again; the answer is
 * then lost. No server but one on loopback is that fast, so that is counted and not an error.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 50, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 30, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class WarmSend {

    /** What one thread saw in one iteration; JMH adds up those of all threads. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Seen {
        public long memos;
        public long memosOfOurs;
        public long lost;
        public long requests;
        public long connections;

        @TearDown(Level.Iteration)
        public void count(WarmSend run) {
            requests = run.sink.newRequests();
            connections = run.sink.newConnections();
        }
    }

    private Sink sink;
    private BareClient bare;
    private AccessTokens account;
    private RetryingSend delivery;
    private boolean oursIsNext;

    @Setup
    public void connect() throws IOException, InterruptedException {
        sink = Sink.start();
        HttpClient http = KakaoClient.httpClient(HttpClient.newBuilder());
        KakaoClient kakao = new KakaoClient(http, sink.endpoints(), Clock.systemUTC());
        account = new AccessTokens(new Account(), kakao, ForkJoinPool.commonPool());
        delivery = new RetryingSend(kakao);
        sendOurs();
        String request = sink.lastRequest();
        bare = BareClient.repeating(request, sink.url());
        sendBare();
        if (!sink.lastRequest().equals(request)) {
            throw new IllegalStateException(
                    "not the same bytes:\n" + request + "\nand of the bare client:\n" + sink.lastRequest());
        }
    }

    @TearDown
    public void close() throws IOException {
        sink.close();
    }

    @Setup(Level.Iteration)
    public void takeTurns() {
        oursIsNext = !oursIsNext;
    }

    @Benchmark
    @Threads(1)
    public void with1Thread(Seen seen) throws IOException, InterruptedException {
        send(seen);
    }

    @Benchmark
    @Threads(16)
    public void with16Threads(Seen seen) throws IOException, InterruptedException {
        send(seen);
    }

    private void send(Seen seen) throws IOException, InterruptedException {
        seen.memos++;
        if (oursIsNext) {
            seen.memosOfOurs++;
            seen.lost += sendOurs() ? 0 : 1;
        } else {
            seen.lost += sendBare() ? 0 : 1;
        }
    }

    private boolean sendOurs() throws IOException, InterruptedException {
        SendOutcome outcome = delivery.deliver(account, Memos.MEMO);
        if (!outcome.isSent() && !outcome.isUnknown()) {
            throw new IllegalStateException(outcome.toString());
        }
        return outcome.isSent();
    }

    private boolean sendBare() throws InterruptedException {
        try {
            bare.send();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
