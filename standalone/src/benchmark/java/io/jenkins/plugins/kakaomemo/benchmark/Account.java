package io.jenkins.plugins.kakaomemo.benchmark;

import io.jenkins.plugins.kakaomemo.kakao.AccessToken;
import io.jenkins.plugins.kakaomemo.kakao.Grant;
import io.jenkins.plugins.kakaomemo.kakao.KakaoApp;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import io.jenkins.plugins.kakaomemo.kakao.TokenStore;

/** An account whose refresh token is never replaced. */
record Account(Grant grant) implements TokenStore {

    Account() {
        this(new Grant(new KakaoApp("k".repeat(32), "s".repeat(32)), new RefreshToken("r".repeat(54), null)));
    }

    @Override
    public void keep(Grant replaced, Grant current, AccessToken accessToken) {}
}
