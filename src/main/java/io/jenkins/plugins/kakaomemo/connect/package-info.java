/** Connects KakaoTalk accounts in the browser: to Kakao for the user's consent, and back with an authorization code. */
package io.jenkins.plugins.kakaomemo.connect;
