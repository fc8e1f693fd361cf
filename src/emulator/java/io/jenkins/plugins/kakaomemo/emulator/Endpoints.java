package io.jenkins.plugins.kakaomemo.emulator;

/** What the server answers. */
final class Endpoints {

    private Endpoints() {}

    /** Those of Kakao's two hosts. */
    static Routes ofKakao(KakaoEmulator kakao) {
        Routes routes = new Routes();
        BearerAuthentication bearer = new BearerAuthentication(kakao);
        new AuthorizeEndpoint(kakao).addTo(routes);
        new TokenEndpoint(kakao).addTo(routes);
        new UserEndpoints(kakao, bearer).addTo(routes);
        new MemoEndpoints(kakao, bearer).addTo(routes);
        new FriendsList(kakao, bearer).addTo(routes);
        new FriendMessages(kakao, bearer).addTo(routes);
        return routes;
    }

    /** The emulator's own pages and controls. */
    static Routes ofEmulator(KakaoEmulator kakao) {
        Routes routes = new Routes();
        Resources.addTo(routes);
        new Control(kakao).addTo(routes);
        return routes;
    }
}
