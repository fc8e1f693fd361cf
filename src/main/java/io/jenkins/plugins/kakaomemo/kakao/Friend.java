package io.jenkins.plugins.kakaomemo.kakao;

/**
 * A friend who uses the same app.
 *
 * @param uuid how the message API addresses the friend; valid within the app only, and it may change
 * @param nickname the name shown in KakaoTalk
 * @param favorite whether the user marked the friend
 */
public record Friend(String uuid, String nickname, boolean favorite) {}
