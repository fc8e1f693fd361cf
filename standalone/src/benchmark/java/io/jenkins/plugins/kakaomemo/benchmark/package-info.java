/** What sending costs, as ratios to the bare JDK client. {@code bin/benchmark} runs it. */
package io.jenkins.plugins.kakaomemo.benchmark;
