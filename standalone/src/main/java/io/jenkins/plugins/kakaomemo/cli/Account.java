package io.jenkins.plugins.kakaomemo.cli;

import io.jenkins.plugins.kakaomemo.kakao.AccessTokens;
import io.jenkins.plugins.kakaomemo.kakao.KakaoClient;

/** The connected account: the file that keeps it, and the access tokens got with it. */
final class Account implements AutoCloseable {

    private final RefreshExecutor refreshes = new RefreshExecutor();
    private final TokenFile file;
    private final AccessTokens tokens;

    Account(Surroundings surroundings, KakaoClient client) {
        file = new TokenFile(ConfigurationFolder.of(surroundings));
        tokens = new AccessTokens(file, client, refreshes);
    }

    TokenFile file() {
        return file;
    }

    AccessTokens tokens() {
        return tokens;
    }

    @Override
    public void close() {
        refreshes.close();
    }
}
