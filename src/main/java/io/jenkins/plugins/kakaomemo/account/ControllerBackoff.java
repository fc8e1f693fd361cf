package io.jenkins.plugins.kakaomemo.account;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import io.jenkins.plugins.kakaomemo.kakao.Backoff;

/** How long this plugin waits between two attempts to send a memo, unless another extension has a higher ordinal. */
public interface ControllerBackoff extends ExtensionPoint {

    Backoff backoff();

    /** The back-off of the first extension. */
    static Backoff get() {
        return ExtensionList.lookup(ControllerBackoff.class).get(0).backoff();
    }

    @Extension(ordinal = -1)
    final class ExponentialBackoff implements ControllerBackoff {
        @Override
        public Backoff backoff() {
            return Backoff.EXPONENTIAL;
        }
    }
}
