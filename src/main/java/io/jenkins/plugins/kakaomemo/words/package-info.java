/** What a person reads, in English and Korean, from properties files. */
package io.jenkins.plugins.kakaomemo.words;
