package io.jenkins.plugins.kakaomemo.account;

import java.nio.file.Path;
import jenkins.model.Jenkins;

/** {@code $JENKINS_HOME/kakao-memo/}, where everything is that must survive a restart. */
public final class StateFolder {

    private StateFolder() {}

    /** The part of it with that name; it need not exist. */
    public static Path of(String name) {
        return Jenkins.get().getRootDir().toPath().resolve("kakao-memo").resolve(name);
    }
}
