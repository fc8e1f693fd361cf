package io.jenkins.plugins.kakaomemo.recipient;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.RelativePath;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.kakaomemo.config.AccountField;
import io.jenkins.plugins.kakaomemo.content.Fields;
import io.jenkins.plugins.kakaomemo.content.NamedDescriptor;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import net.sf.json.JSON;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.structs.describable.CustomDescribableModel;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** {@code friends(['uuid', ...])}: friends of an account, who get the memo from it in their chats with it. */
public final class FriendsRecipient extends Recipient {

    private static final long serialVersionUID = 1L;

    private final List<String> uuids;
    private String credentialsId;

    /** @param uuids the friends, as Kakao's friends list names them for the app */
    @DataBoundConstructor
    public FriendsRecipient(@CheckForNull List<String> uuids) {
        this.uuids = Fields.saved(
                Util.fixNull(uuids).stream().map(Util::fixEmptyAndTrim).toList());
    }

    public List<String> getUuids() {
        return Util.fixNull(uuids);
    }

    /** The account whose friends they are, or {@code null} for the default one. */
    @CheckForNull
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(@CheckForNull String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    @Override
    void addTo(RecipientResolver list) {
        if (getUuids().isEmpty()) {
            throw InvalidFieldException.of("to", Messages._FriendsRecipient_None()::toString);
        }
        list.addFriends(list.account(credentialsId), uuids);
    }

    @Extension
    @Symbol("friends")
    public static final class DescriptorImpl extends NamedDescriptor<Recipient>
            implements CustomDescribableModel, AccountField {

        public DescriptorImpl() {
            super(Messages._FriendsRecipient_DisplayName());
        }

        /** Accepts one friend without the brackets of a list. */
        @NonNull
        @Override
        public Map<String, Object> customInstantiate(@NonNull Map<String, Object> arguments) {
            Map<String, Object> read = new LinkedHashMap<>(arguments);
            read.replaceAll((name, value) ->
                    value instanceof CharSequence && !name.equals("credentialsId") ? List.of(value) : value);
            return read;
        }

        /** The form has a row for each friend. */
        @Override
        public Recipient newInstance(@CheckForNull StaplerRequest2 request, @NonNull JSONObject form)
                throws FormException {
            if (form.opt("uuids") instanceof JSON rows) {
                form.put(
                        "uuids",
                        JSONArray.fromObject(rows).stream()
                                .map(row -> row instanceof JSONObject each ? each.optString("uuid") : row)
                                .toList());
            }
            return super.newInstance(request, form);
        }

        @POST
        public ListBoxModel doFillUuidItems(
                @AncestorInPath Item item,
                @RelativePath("..") @QueryParameter String credentialsId,
                @QueryParameter String uuid)
                throws InterruptedException {
            return mayAsk(item)
                    ? FriendChoices.of(item, credentialsId).toListBox(uuid)
                    : FriendChoices.NONE.toListBox(uuid);
        }

        /** Says why there are no friends to choose from, or that this one is no longer a friend. */
        @POST
        public FormValidation doCheckUuid(
                @AncestorInPath Item item,
                @RelativePath("..") @QueryParameter String credentialsId,
                @QueryParameter String value)
                throws InterruptedException {
            return mayAsk(item) ? FriendChoices.of(item, credentialsId).check(value) : FormValidation.ok();
        }

        /** Kakao is asked only for those who may let a build use the account. */
        private static boolean mayAsk(@CheckForNull Item item) {
            return item == null
                    ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                    : item.hasPermission(CredentialsProvider.USE_ITEM);
        }
    }
}
