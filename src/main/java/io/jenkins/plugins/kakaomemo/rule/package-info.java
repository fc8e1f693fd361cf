/** When a build is worth a memo: conditions over its outcome and the outcomes of the builds before it. */
package io.jenkins.plugins.kakaomemo.rule;
