/**
 * What a memo may look like: Kakao's default templates, custom templates and scraped pages, as records that refuse what
 * Kakao would refuse.
 *
 * @see <a href="https://developers.kakao.com/docs/latest/ko/message-template/default">Default templates</a>
 */
package io.jenkins.plugins.kakaomemo.kakao.template;
