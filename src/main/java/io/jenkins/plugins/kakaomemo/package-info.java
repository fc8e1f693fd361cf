/**
 * KakaoTalk notifications for Jenkins.
 *
 * <p>A build says one sentence, and the right person's KakaoTalk shows it: {@code step} and {@code notifier} are where
 * it is said, {@code memo} makes it a message, {@code account} knows whose chat it is, {@code delivery} gets it there
 * and {@code kakao} speaks with Kakao.
 */
package io.jenkins.plugins.kakaomemo;
