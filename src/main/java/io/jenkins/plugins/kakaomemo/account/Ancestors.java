package io.jenkins.plugins.kakaomemo.account;

import hudson.model.AbstractBuild;
import hudson.model.AbstractProject;
import hudson.model.Item;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
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

    /** What people call the job of that full name, after its folders; if it is gone, what {@link #namesIn} says. */
    public static String fullDisplayName(String fullName) {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            Item job = Jenkins.get().getItemByFullName(fullName);
            return job == null ? String.join(" » ", namesIn(fullName)) : job.getFullDisplayName();
        }
    }

    /** What a full name says of a job and its folders; the names of branches are percent-encoded in it. */
    public static List<String> namesIn(String fullName) {
        return Stream.of(fullName.split("/")).map(Ancestors::decoded).toList();
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return name; // its % stands for itself
        }
    }

    /** The build itself or, if Jenkins cannot find its job by name, the build that it is about. */
    public static Run<?, ?> findable(Run<?, ?> run) {
        Object parent = run.getParent().getParent();
        return parent instanceof Item || parent instanceof Jenkins || !(run instanceof AbstractBuild<?, ?> part)
                ? run
                : part.getRootBuild();
    }
}
