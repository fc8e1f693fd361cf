package io.jenkins.plugins.kakaomemo.cli;

import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.net.URI;

/** Shows a page to the user. */
@FunctionalInterface
public interface Browser {

    /** The browser of the desktop, if there is one. */
    Browser DESKTOP = Browser::openOnDesktop;

    /** Opens the page; false if there is nothing to open it with. */
    boolean open(URI page);

    private static boolean openOnDesktop(URI page) {
        try {
            if (GraphicsEnvironment.isHeadless()
                    || !Desktop.isDesktopSupported()
                    || !Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
                return false;
            }
            Desktop.getDesktop().browse(page);
            return true;
        } catch (IOException | UnsupportedOperationException | LinkageError e) {
            return false;
        }
    }
}
