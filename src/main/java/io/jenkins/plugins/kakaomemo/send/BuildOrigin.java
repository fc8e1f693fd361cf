package io.jenkins.plugins.kakaomemo.send;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hudson.model.Job;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.kakaomemo.build.VisibleItems;
import java.util.Optional;

/**
 * Which memo of which build something in the outbox is.
 *
 * @param job the full name of its job
 * @param build its number
 * @param result how it had ended when the memo was made, as Jenkins names it or {@code FIXED}; empty if it had not
 * @param key which of its memos; unique, and the same should a restart interrupt the build and the memo be made again
 * @param to whom it is for, as the console calls them
 */
public record BuildOrigin(String job, int build, String result, String key, String to) {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    public static BuildOrigin of(Run<?, ?> run, String result, String key, String to) {
        return new BuildOrigin(run.getParent().getFullName(), run.getNumber(), result, key, to);
    }

    /** As the outbox keeps it. */
    public String written() {
        return JSON.createObjectNode()
                .put("job", job)
                .put("build", build)
                .put("result", result)
                .put("key", key)
                .put("to", to)
                .toString();
    }

    /** @throws IllegalArgumentException if that was not written here */
    public static BuildOrigin read(String written) {
        try {
            JsonNode json = JSON.readTree(written);
            return new BuildOrigin(
                    json.required("job").asText(),
                    json.required("build").asInt(),
                    json.required("result").asText(),
                    json.required("key").asText(),
                    json.required("to").asText());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no origin of a memo", e);
        }
    }

    /** The build with the rights of the system, or empty if it is no longer there. */
    Optional<Run<?, ?>> run() {
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            return visibleRun();
        }
    }

    /** The build, or empty if it is no longer there or whoever asks may not see its job. */
    public Optional<Run<?, ?>> visibleRun() {
        Job<?, ?> found = VisibleItems.find(job, Job.class).orElse(null);
        return Optional.ofNullable(found).map(each -> each.getBuildByNumber(build));
    }
}
