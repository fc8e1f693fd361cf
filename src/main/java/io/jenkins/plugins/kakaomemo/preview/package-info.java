/** The memo as KakaoTalk would draw it, beside the form. */
package io.jenkins.plugins.kakaomemo.preview;
