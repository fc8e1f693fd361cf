/**
 * Pages and daily work for those who administer accounts: account page, deliveries, digest page, warnings, token
 * refresh.
 */
package io.jenkins.plugins.kakaomemo.manage;
