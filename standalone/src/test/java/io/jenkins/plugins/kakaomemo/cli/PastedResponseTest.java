package io.jenkins.plugins.kakaomemo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PastedResponseTest extends LoginFixture {

    private final PipedOutputStream terminal = new PipedOutputStream();

    @Test
    void connectsByPastedAddressWhereThereIsNoBrowser() throws Exception {
        in = new TextInput(new PipedInputStream(terminal), StandardCharsets.UTF_8, true);
        browser = question -> paste("\n" + redirectedAddress(question) + "\n");

        assertThat(login()).isZero();

        assertThat(file().grant().app()).isEqualTo(APP);
    }

    @Test
    void connectsByPastedCodeAlone() throws Exception {
        in = new TextInput(new PipedInputStream(terminal), StandardCharsets.UTF_8, true);
        browser = question -> paste(query(redirectedAddress(question)).get("code") + "\n");

        assertThat(login()).isZero();

        assertThat(file().grant().app()).isEqualTo(APP);
    }

    @Test
    void pastedAddressOfAnotherLoginIsNotTaken() throws Exception {
        in = new TextInput(new PipedInputStream(terminal), StandardCharsets.UTF_8, true);
        browser = question -> {
            URI right = redirectedAddress(question);
            String wrong = right.toString().replace("state=", "state=x");
            return paste(wrong + "\nhttp://localhost/callback?code=abc\nhttp://localhost\n" + right + "\n");
        };

        assertThat(login()).isZero();

        assertThat(err().split("This is not the response", -1)).hasSize(4);
    }

    @Test
    void noBrowserOpensNone() throws Exception {
        in = new TextInput(new PipedInputStream(terminal), StandardCharsets.UTF_8, true);
        paste("some-code\n");
        browser = question -> {
            throw new AssertionError("opened");
        };

        int status = run("login", "--port", port, "--no-browser");

        assertThat(status).isEqualTo(ExitStatus.LOGIN_NEEDED);
        assertThat(err()).contains("Open this address in a browser", "/oauth/authorize?client_id=", "KOE320");
    }

    private boolean paste(String text) {
        try {
            terminal.write(text.getBytes(StandardCharsets.UTF_8));
            terminal.flush();
            return false;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
