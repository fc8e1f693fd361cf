/**
 * Kakao's REST API as plain Java: OAuth, the token's upkeep and messages, with no word of Jenkins.
 *
 * <p>{@link io.jenkins.plugins.kakaomemo.kakao.KakaoClient} has one method per endpoint,
 * {@link io.jenkins.plugins.kakaomemo.kakao.AccessTokens} keeps an account able to call them, and
 * {@link io.jenkins.plugins.kakaomemo.kakao.KakaoException} says what to do when Kakao says no.
 */
package io.jenkins.plugins.kakaomemo.kakao;
