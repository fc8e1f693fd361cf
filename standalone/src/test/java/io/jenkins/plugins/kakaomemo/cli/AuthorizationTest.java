package io.jenkins.plugins.kakaomemo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "?code=%zz&state=%zz", "?code&state", "?code=&state=", "?=&=&="})
    void nonsenseIsNoResponse(String query) {
        AuthorizationResponse response = AuthorizationResponse.ofQuery(query.replaceFirst("^\\?", ""));

        assertThat(new Authorization().matches(response)).isFalse();
    }

    @Test
    void stateCanBeUsedOnce() {
        Authorization authorization = new Authorization();
        AuthorizationResponse response = AuthorizationResponse.ofQuery("code=abc&state=" + authorization.state());

        assertThat(authorization.matches(response)).isTrue();
        assertThat(authorization.matches(response)).isFalse();
        assertThat(response.toString()).doesNotContain("abc", authorization.state());
    }

    @Test
    void waitingEnds() {
        assertThat(catchThrowable(() -> new Authorization().code(Duration.ZERO)))
                .isInstanceOf(LoginFailed.class)
                .hasMessageContaining("No consent came");
    }

    @Test
    void loopbackAloneIsListenedTo() throws Exception {
        try (CallbackServer server = new CallbackServer(0, new Authorization())) {
            int callbackPort = server.redirectUri().getPort();
            try (ServerSocket other =
                    new ServerSocket(callbackPort, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 2}))) {
                assertThat(other.isBound()).isTrue();
            }
        }
    }
}
