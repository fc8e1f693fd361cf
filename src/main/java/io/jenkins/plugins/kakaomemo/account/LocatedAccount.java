package io.jenkins.plugins.kakaomemo.account;

import hudson.model.ModelObject;

/**
 * An account and where it is kept.
 *
 * @param account with everything that is needed to send
 * @param context the controller, the folder or the user whose store it is in
 */
public record LocatedAccount(KakaoAccount account, ModelObject context) {}
