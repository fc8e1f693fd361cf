package io.jenkins.plugins.kakaomemo.connect;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.User;
import hudson.model.UserProperty;
import hudson.model.UserPropertyDescriptor;
import hudson.model.userproperty.UserPropertyCategory;
import io.jenkins.plugins.kakaomemo.Messages;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * The section "KakaoTalk" on a user's own configuration page. It has nothing to save: the connection is in the user's
 * credentials store.
 */
public final class PersonalConnectionProperty extends UserProperty {

    private PersonalConnectionProperty() {}

    @Extension
    public static final class DescriptorImpl extends UserPropertyDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.Connect_Section();
        }

        @NonNull
        @Override
        public UserPropertyCategory getUserPropertyCategory() {
            return UserPropertyCategory.get(UserPropertyCategory.Account.class);
        }

        @Override
        public UserProperty newInstance(User user) {
            return null;
        }

        @Override
        public UserProperty newInstance(@CheckForNull StaplerRequest2 request, @NonNull JSONObject form) {
            return null;
        }

        /** Whether the page is that of whoever looks at it. */
        public boolean isOwn(User user) {
            return user.equals(User.current());
        }

        public boolean isConnected(User user) {
            return PersonalConnection.exists(user);
        }

        /** Why nobody can connect, or {@code null}. */
        @CheckForNull
        public String getProblem() {
            try {
                PersonalConnection.app();
                return null;
            } catch (ConnectException e) {
                return e.getLocalizedMessage();
            }
        }

        public String getConnectUrl() {
            return ConnectLink.personal().url();
        }
    }
}
