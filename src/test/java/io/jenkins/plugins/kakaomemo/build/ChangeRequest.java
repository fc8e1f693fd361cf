package io.jenkins.plugins.kakaomemo.build;

import jenkins.scm.api.SCMHead;
import jenkins.scm.api.mixin.ChangeRequestSCMHead;

/** A change request that some source of branches has found. */
public final class ChangeRequest extends SCMHead implements ChangeRequestSCMHead {

    private static final long serialVersionUID = 1L;

    public ChangeRequest(String name) {
        super(name);
    }

    @Override
    public String getId() {
        return getName();
    }

    @Override
    public SCMHead getTarget() {
        return new SCMHead("main");
    }
}
