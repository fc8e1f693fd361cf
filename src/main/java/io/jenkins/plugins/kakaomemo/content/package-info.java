/** Kakao's templates as users fill them in. */
package io.jenkins.plugins.kakaomemo.content;
