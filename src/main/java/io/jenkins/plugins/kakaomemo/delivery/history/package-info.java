/** What became of the last memos of each account. */
package io.jenkins.plugins.kakaomemo.delivery.history;
