/** Kakao's message templates, which check their own limits, and text that is made to fit. */
package io.jenkins.plugins.kakaomemo.kakao.template;
