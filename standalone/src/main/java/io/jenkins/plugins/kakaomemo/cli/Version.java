package io.jenkins.plugins.kakaomemo.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version in the manifest of the jar. */
public final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = KakaoMemo.class.getPackage().getImplementationVersion();
        return new String[] {"kakao-memo " + Objects.requireNonNullElse(version, "(classes)")};
    }
}
