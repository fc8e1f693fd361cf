/** KakaoTalk accounts: the credentials kind, finding the one a build uses, and keeping its refresh token current. */
package io.jenkins.plugins.kakaomemo.account;
