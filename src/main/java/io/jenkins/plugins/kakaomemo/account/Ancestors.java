package io.jenkins.plugins.kakaomemo.account;

import hudson.model.AbstractBuild;
import hudson.model.AbstractProject;
import hudson.model.Item;
import hudson.model.Run;
import jenkins.model.Jenkins;

/** Where a job stands. Not every one stands in a folder: a promotion process is part of a property of its project. */
public final class Ancestors {

    private Ancestors() {}

    /** The folder around an item or the project that it is a part of, or {@code null} at the top. */
    public static Item parent(Item item) {
        if (item.getParent() instanceof Item parent) {
            return parent;
        }
        return item instanceof AbstractProject<?, ?> part && part.getRootProject() != part
                ? part.getRootProject()
                : null;
    }

    /** The build itself or, if Jenkins cannot find its job by name, the build that it is about. */
    public static Run<?, ?> findable(Run<?, ?> run) {
        Object parent = run.getParent().getParent();
        return parent instanceof Item || parent instanceof Jenkins || !(run instanceof AbstractBuild<?, ?> part)
                ? run
                : part.getRootBuild();
    }
}
