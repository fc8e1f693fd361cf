package io.jenkins.plugins.kakaomemo.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.User;
import hudson.model.UserProperty;
import hudson.model.UserPropertyDescriptor;
import hudson.model.userproperty.UserPropertyCategory;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.kakaomemo.account.FriendLists;
import io.jenkins.plugins.kakaomemo.account.PersonalConnection;
import io.jenkins.plugins.kakaomemo.content.Fields;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.outbox.QuietHours;
import java.util.Optional;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * The section "KakaoTalk" on a user's own configuration page. It saves whether and when the user wants memos; the
 * connection is in the user's credentials store.
 */
public final class PersonalConnectionProperty extends UserProperty {

    private boolean muted;
    private String quietHours;
    private RingPolicy ring;

    @DataBoundConstructor
    public PersonalConnectionProperty() {}

    public static boolean isMuted(User user) {
        PersonalConnectionProperty property = user.getProperty(PersonalConnectionProperty.class);
        return property != null && property.isMuted();
    }

    /** The page that has the section, relative to the address of Jenkins. */
    public static String pageOf(User user) {
        return user.getUrl() + "/account/";
    }

    public boolean isMuted() {
        return muted;
    }

    @DataBoundSetter
    public void setMuted(boolean muted) {
        this.muted = muted;
    }

    /** When the user wants no memos of builds, or empty for the controller's setting. */
    public static Optional<QuietHours> quietHoursOf(User user) {
        PersonalConnectionProperty property = user.getProperty(PersonalConnectionProperty.class);
        return property == null ? Optional.empty() : DeliverySettings.read(property.getQuietHours());
    }

    /**
     * When the user wants no memos of builds, such as {@code 22:00-08:00}; {@code null} for the controller's setting.
     */
    @CheckForNull
    public String getQuietHours() {
        return quietHours;
    }

    /** @throws InvalidFieldException if it is neither empty nor two times of day */
    @DataBoundSetter
    public void setQuietHours(@CheckForNull String quietHours) {
        this.quietHours = DeliverySettings.checked(quietHours);
    }

    /**
     * Whether the user's phone is to ring for a memo.
     *
     * @param failure whether the memo tells of a failure
     */
    public static boolean rings(User user, boolean failure) {
        PersonalConnectionProperty property = user.getProperty(PersonalConnectionProperty.class);
        RingPolicy ofAll = KakaoMemoConfiguration.get().ringPolicy();
        return (property == null || property.ring == null || ofAll == RingPolicy.NEVER ? ofAll : property.ring)
                .rings(failure);
    }

    /** For which memos the user's phone rings, as in the controller's setting; empty for that setting. */
    public String getRing() {
        return ring == null ? "" : ring.word();
    }

    /** @throws InvalidFieldException if it is no such word */
    @DataBoundSetter
    public void setRing(@CheckForNull String ring) {
        this.ring = Util.fixEmptyAndTrim(ring) == null ? null : RingPolicy.of(ring);
    }

    @Extension
    public static final class DescriptorImpl extends UserPropertyDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.PersonalConnectionProperty_DisplayName();
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
        public UserProperty newInstance(@CheckForNull StaplerRequest2 request, @NonNull JSONObject form)
                throws FormException {
            return Fields.bound(() -> super.newInstance(request, form));
        }

        @POST
        public ListBoxModel doFillRingItems() {
            return new ListBoxModel(
                    new ListBoxModel.Option(Messages.PersonalConnectionProperty_RingOfAll(), ""),
                    new ListBoxModel.Option(Messages.PersonalConnectionProperty_RingAlways(), "people"),
                    new ListBoxModel.Option(Messages.PersonalConnectionProperty_RingFailures(), "failures"),
                    new ListBoxModel.Option(Messages.PersonalConnectionProperty_RingNever(), "never"));
        }

        @POST
        public FormValidation doCheckQuietHours(@QueryParameter String value) {
            return DeliverySettings.checkQuietHours(value);
        }

        /** Whether the page is the viewer's own. */
        public boolean isOwn(User user) {
            return user.equals(User.current());
        }

        public boolean isConnected(User user) {
            return PersonalConnection.exists(user);
        }

        /** Whether the page says if the user's phone can ring. */
        public boolean isRinging(User user) {
            return isOwn(user)
                    && isConnected(user)
                    && KakaoMemoConfiguration.get().isRinging();
        }

        /** Why the user's phone cannot ring, as far as is known now, or {@code null} if it can. */
        @CheckForNull
        public String getSilence(User user) {
            return PersonalAccounts.of(user)
                    .flatMap(own -> RingLookup.of(user, own.account(), FriendLists.get()::known)
                            .problem())
                    .orElse(null);
        }

        /** See {@link PersonalAccounts#problem}. */
        @CheckForNull
        public String getProblem() {
            return PersonalAccounts.problem();
        }
    }
}
