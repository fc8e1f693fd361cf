package io.jenkins.plugins.kakaomemo.cli.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.cli.CommandLineFixture;
import io.jenkins.plugins.kakaomemo.emulator.Fault;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DemoCommandTest extends CommandLineFixture {

    @Test
    void onceTellsItAllAndLeavesNothingBehind() {
        assertThat(runAsTyped("demo", "--once")).isZero();

        assertThat(out())
                .contains("$ kakao-memo login", "Six hours pass", "Thirty days pass", "The chat, live: http://")
                .containsPattern("(?s)Build #1 is done\n.*Build #2 is done\n.*Build #3 is done\n")
                .contains("All 3 memos arrived; 2 refreshes were needed.");
        Path file = Path.of(out().replaceAll("(?s).*\nFile: (.*?)\n.*", "$1"));
        assertThat(file.getFileName()).hasToString("tokens.json");
        assertThat(file.getParent().getParent()).doesNotExist();
        assertThat(folder()).doesNotExist();
    }

    @Test
    void memoThatDoesNotArriveIsTold() throws Exception {
        kakao.faults().next("/v2/api/talk/memo/default/send", Fault.kapi(400, -9));

        assertThat(new DemoStory(kakao, surroundings(), home).tell()).isFalse();

        assertThat(out()).contains("Not every memo arrived");
    }
}
