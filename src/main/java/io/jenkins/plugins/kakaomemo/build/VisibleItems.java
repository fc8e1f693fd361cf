package io.jenkins.plugins.kakaomemo.build;

import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.kakaomemo.outbox.BuildOrigin;
import java.util.Optional;
import jenkins.model.Jenkins;
import org.springframework.security.access.AccessDeniedException;

/** Jobs and folders by name, as far as the current user may see them. */
public final class VisibleItems {

    private VisibleItems() {}

    /** The item, or empty if there is none or the current user may at most discover it. */
    public static <T extends Item> Optional<T> find(String fullName, Class<T> type) {
        try {
            return Optional.ofNullable(Jenkins.get().getItemByFullName(fullName, type));
        } catch (AccessDeniedException e) {
            return Optional.empty();
        }
    }

    /** The build that a memo is about, or empty if it is gone or the viewer may not see its job. */
    public static Optional<Run<?, ?>> build(BuildOrigin origin) {
        Job<?, ?> job = find(origin.job(), Job.class).orElse(null);
        return Optional.<Job<?, ?>>ofNullable(job)
                .<Run<?, ?>>map(each -> each.getBuildByNumber(origin.build()))
                .filter(run -> run.getTimeInMillis() == origin.begun());
    }
}
