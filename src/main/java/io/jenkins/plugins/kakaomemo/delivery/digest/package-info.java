/** One memo about many builds. */
package io.jenkins.plugins.kakaomemo.delivery.digest;
