package io.jenkins.plugins.kakaomemo.outbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which memo of which build a memo in the outbox is.
 *
 * @param job the full name of its job, such as {@code team/app}
 * @param build its number
 * @param begun when the build came into being, in milliseconds since 1970: no other build of that job name and number did so at
 *     that time
 * @param result how it had ended when the memo was composed, as Jenkins names it, or {@code FIXED} for a success after
 *     builds that were none; {@link #INPUT} if it waited for a person; otherwise empty if it had not ended
 * @param key which of its memos; unique, and the same when a restart makes the build compose the memo again
 * @param to whom the memo is for, as the console names them
 */
public record BuildOrigin(String job, int build, long begun, String result, String key, String to) {

    /** The result of a build that waits for a person to answer. */
    public static final String INPUT = "INPUT";

    /** One of each build, the oldest build first: of its memos the last that told a result. */
    public static List<BuildOrigin> ofEachBuild(List<BuildOrigin> oldestFirst) {
        Map<String, BuildOrigin> builds = new LinkedHashMap<>();
        for (BuildOrigin origin : oldestFirst) {
            builds.merge(
                    origin.job() + "#" + origin.build(),
                    origin,
                    (older, newer) -> newer.result().isEmpty() ? older : newer);
        }
        return List.copyOf(builds.values());
    }

    /** The same after a job or folder got another full name. */
    BuildOrigin renamed(String from, String to) {
        boolean moved = (job + "/").startsWith(from + "/");
        return moved ? new BuildOrigin(to + job.substring(from.length()), build, begun, result, key, this.to) : this;
    }

    /** Without whom the memo is for, which may be confidential. */
    @Override
    public String toString() {
        return job + " #" + build + " " + key;
    }
}
