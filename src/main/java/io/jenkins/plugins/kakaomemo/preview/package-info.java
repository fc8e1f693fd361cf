/** A memo as KakaoTalk would draw it, beside the form that describes it. */
package io.jenkins.plugins.kakaomemo.preview;
