package io.jenkins.plugins.kakaomemo.connect;

import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.kakao.ConsentItem;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.KakaoClient;
import io.jenkins.plugins.kakaomemo.kakao.KakaoException;
import io.jenkins.plugins.kakaomemo.kakao.OAuthTokens;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import java.io.IOException;

/** The last step: an authorization code becomes a refresh token that is kept, unless memos are not agreed to. */
final class CodeExchange {

    private CodeExchange() {}

    static void of(AuthorizationRequest request, AuthorizationResponse response)
            throws KakaoException, IOException, InterruptedException {
        String code = response.requireCode();
        Destination destination = request.destination();
        destination.check();
        KakaoClient client = AccountTokens.get().client();
        OAuthTokens tokens = client.exchange(destination.app(), code, request.redirectUri());
        boolean agreed = client.scopes(tokens.accessToken()).stream()
                .anyMatch(item -> item.id().equals(ConsentItem.TALK_MESSAGE) && item.agreed());
        if (!agreed) {
            throw InvalidFieldException.of("scope", Messages._Connect_NotAgreed()::toString);
        }
        RefreshToken token =
                tokens.refreshToken().orElseThrow(() -> InvalidFieldException.of("refresh_token", Messages._Connect_NoRefreshToken()::toString));
        destination.keep(token);
    }
}
