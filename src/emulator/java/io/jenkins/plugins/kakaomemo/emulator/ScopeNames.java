package io.jenkins.plugins.kakaomemo.emulator;

import java.util.Map;

/** What the consent page calls the scopes. */
final class ScopeNames {

    private static final Map<String, String> NAMES = Map.of(
            "talk_message", "카카오톡 메시지 전송",
            "friends", "카카오 서비스 내 친구목록(프로필사진, 닉네임, 즐겨찾기 포함)",
            "profile_nickname", "닉네임",
            "profile_image", "프로필 사진",
            "account_email", "카카오계정(이메일)",
            "openid", "OpenID");

    private ScopeNames() {}

    static String of(String scope) {
        return NAMES.getOrDefault(scope, scope);
    }

    /** Whether the scope gives personal data away, not the use of a service. */
    static boolean isPersonal(String scope) {
        return scope.startsWith("profile_") || scope.startsWith("account_");
    }
}
