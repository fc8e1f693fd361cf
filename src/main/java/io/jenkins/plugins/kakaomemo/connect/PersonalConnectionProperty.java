package io.jenkins.plugins.kakaomemo.connect;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.User;
import hudson.model.UserProperty;
import hudson.model.UserPropertyDescriptor;
import hudson.model.userproperty.UserPropertyCategory;
import io.jenkins.plugins.kakaomemo.Messages;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/**
 * The section "KakaoTalk" on a user's own configuration page. It saves whether the user wants memos; the connection is in
 * the user's credentials store.
 */
public final class PersonalConnectionProperty extends UserProperty {

    private boolean muted;

    @DataBoundConstructor
    public PersonalConnectionProperty() {}

    /** Whether the user wants no memos; anybody does who has never said otherwise. */
    public static boolean isMuted(User user) {
        PersonalConnectionProperty property = user.getProperty(PersonalConnectionProperty.class);
        return property != null && property.isMuted();
    }

    /** The page that has the section, relative to the address of Jenkins. */
    public static String pageOf(User user) {
        return user.getUrl() + "/account/";
    }

    /** Whether the user wants no memos. */
    public boolean isMuted() {
        return muted;
    }

    @DataBoundSetter
    public void setMuted(boolean muted) {
        this.muted = muted;
    }

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
