/**
 * How many memos an account has sent today, and whether the next one that nobody asked for by hand goes now.
 *
 * <p>{@link io.jenkins.plugins.kakaomemo.delivery.quota.DailyCounts} counts,
 * {@link io.jenkins.plugins.kakaomemo.delivery.quota.QuotaGuard} decides.
 */
package io.jenkins.plugins.kakaomemo.delivery.quota;
