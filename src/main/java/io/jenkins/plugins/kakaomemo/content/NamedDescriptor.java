package io.jenkins.plugins.kakaomemo.content;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Describable;
import hudson.model.Descriptor;
import org.jvnet.localizer.Localizable;

/**
 * Of a {@code Describable} whose only fixed text is its name in forms.
 *
 * @param <T> what it describes
 */
public abstract class NamedDescriptor<T extends Describable<T>> extends Descriptor<T> {

    private final Localizable name;

    /** @param name in the reader's language */
    protected NamedDescriptor(Localizable name) {
        this.name = name;
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return name.toString();
    }
}
