package io.jenkins.plugins.kakaomemo.emulator;

import java.util.List;

/**
 * What a token call gave out.
 *
 * @param accessToken the new access token
 * @param refreshToken the new refresh token, null if the old one stays valid
 * @param scopes what the access token may do
 */
public record IssuedTokens(String accessToken, String refreshToken, List<String> scopes) {}
