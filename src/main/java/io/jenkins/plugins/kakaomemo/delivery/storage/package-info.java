/** What deliveries leave on disk, a small file for each account. */
package io.jenkins.plugins.kakaomemo.delivery.storage;
