package io.jenkins.plugins.kakaomemo.recipient;

import hudson.Extension;
import hudson.model.Cause;
import hudson.model.User;
import io.jenkins.plugins.kakaomemo.content.NamedDescriptor;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code requester()}: the user who started the build, or the upstream build that triggered it. */
public final class RequesterRecipient extends Recipient {

    private static final long serialVersionUID = 1L;

    @DataBoundConstructor
    public RequesterRecipient() {}

    @Override
    void addTo(RecipientResolver list) {
        requesters(list.run().getCauses()).forEach(list::add);
    }

    private static Stream<User> requesters(List<Cause> causes) {
        return causes.stream().flatMap(cause -> {
            if (cause instanceof Cause.UpstreamCause upstream) {
                return requesters(upstream.getUpstreamCauses());
            }
            return cause instanceof Cause.UserIdCause person ? user(person.getUserId()) : Stream.empty();
        });
    }

    private static Stream<User> user(String id) {
        return Stream.ofNullable(id).map(each -> User.getById(each, false)).filter(Objects::nonNull);
    }

    @Extension
    @Symbol("requester")
    public static final class DescriptorImpl extends NamedDescriptor<Recipient> {

        public DescriptorImpl() {
            super(Messages._RequesterRecipient_DisplayName());
        }
    }
}
