package io.jenkins.plugins.kakaomemo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.emulator.IssuedTokens;
import io.jenkins.plugins.kakaomemo.emulator.Memo;
import io.jenkins.plugins.kakaomemo.kakao.AccessToken;
import io.jenkins.plugins.kakaomemo.kakao.Grant;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several processes that share one token file. */
@Timeout(60)
class ManyProcessesTest extends CommandLineFixture {

    /** Takes the lock in a process of its own, says so, and gives it back at the end of its input. */
    static final class LockHolder {

        private LockHolder() {}

        public static void main(String[] args) throws IOException {
            try (var lock = new TokenFile(Path.of(args[0])).lock()) {
                System.out.println("locked");
                System.in.transferTo(System.err);
            }
        }
    }

    @Test
    void anotherProcessIsWaitedFor() throws Exception {
        Process holder = java(LockHolder.class, folder().toString()).start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(said.readLine()).isEqualTo("locked");
            try (FileChannel lock = FileChannel.open(folder().resolve("tokens.lock"), StandardOpenOption.WRITE)) {
                assertThat(lock.tryLock()).isNull();
            }
            CompletableFuture<Integer> send = CompletableFuture.supplyAsync(() -> {
                try {
                    connect();
                    return run("send", "after the lock");
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });

            holder.getOutputStream().close();

            assertThat(send.get()).isZero();
        } finally {
            holder.destroyForcibly();
        }
    }

    @Test
    void oneOfThemRefreshesAndAllSend() throws Exception {
        IssuedTokens tokens = kakao.issueTokens();
        RefreshToken refreshToken = new RefreshToken(tokens.refreshToken(), null);
        file().connect(new Grant(APP, refreshToken), new AccessToken(tokens.accessToken(), Instant.EPOCH));
        clock.advance(Duration.ofDays(31));

        List<Process> processes = new ArrayList<>();
        for (String text : List.of("one", "two", "three")) {
            processes.add(java(
                            KakaoMemo.class,
                            "send",
                            "--emulator",
                            kakao.apiBaseUrl().toString(),
                            text)
                    .inheritIO()
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start());
        }

        for (Process process : processes) {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        }
        assertThat(kakao.memos()).extracting(Memo::text).containsExactlyInAnyOrder("one", "two", "three");
        assertThat(kakao.refreshes()).isEqualTo(1);
        assertThat(file().grant().refreshToken().value()).isNotEqualTo(tokens.refreshToken());
    }
}
