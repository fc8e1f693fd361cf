/** For administrators of accounts: account page, deliveries, digest page, warnings, token refresh. */
package io.jenkins.plugins.kakaomemo.manage;
