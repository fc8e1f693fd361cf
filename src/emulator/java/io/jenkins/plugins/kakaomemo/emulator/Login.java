package io.jenkins.plugins.kakaomemo.emulator;

/** One login of a user, the common root of its access and refresh tokens. */
final class Login {

    private final EmulatorUser user;
    private final String clientId;

    Login(EmulatorUser user, String clientId) {
        this.user = user;
        this.clientId = clientId;
    }

    EmulatorUser user() {
        return user;
    }

    String clientId() {
        return clientId;
    }
}
