/** Kakao's REST API as plain Java: endpoints, tokens, errors, one send with its retries. */
package io.jenkins.plugins.kakaomemo.kakao;
