/** What may stand between Jenkins and Kakao: a proxy, and certificates that nobody should trust. */
package io.jenkins.plugins.kakaomemo.network;
