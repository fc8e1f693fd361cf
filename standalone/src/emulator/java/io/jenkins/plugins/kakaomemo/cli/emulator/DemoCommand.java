package io.jenkins.plugins.kakaomemo.cli.emulator;

import io.jenkins.plugins.kakaomemo.cli.ExitStatus;
import io.jenkins.plugins.kakaomemo.cli.Messages;
import io.jenkins.plugins.kakaomemo.cli.Surroundings;
import io.jenkins.plugins.kakaomemo.cli.Version;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorClock;
import io.jenkins.plugins.kakaomemo.emulator.KakaoEmulator;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs login, sending and a month of token refreshes against the emulator, and leaves its chat page open until Ctrl-C. */
@Command(name = "demo", mixinStandardHelpOptions = true, versionProvider = Version.class)
final class DemoCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Option(names = "--once")
    private boolean once;

    DemoCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (KakaoEmulator kakao = KakaoEmulator.start(EmulatorClock.running());
                TemporaryFolder folder = new TemporaryFolder()) {
            surroundings.out().println(Messages.get("demo.chatPage", kakao.chatPage()));
            boolean arrived = new DemoStory(kakao, surroundings, folder.path()).tell();
            if (!once) {
                surroundings.out().println(Messages.get("demo.waiting", kakao.chatPage()));
                new CountDownLatch(1).await();
            }
            return arrived ? ExitStatus.DONE : ExitStatus.TRY_LATER;
        }
    }
}
