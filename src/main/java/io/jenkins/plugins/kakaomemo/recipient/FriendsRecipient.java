package io.jenkins.plugins.kakaomemo.recipient;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.RelativePath;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.ModelObject;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.kakaomemo.account.AccountLookup;
import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.config.AccountField;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.config.MemoScopes;
import io.jenkins.plugins.kakaomemo.content.Fields;
import io.jenkins.plugins.kakaomemo.content.NamedDescriptor;
import io.jenkins.plugins.kakaomemo.kakao.Deadline;
import io.jenkins.plugins.kakaomemo.kakao.Friends;
import io.jenkins.plugins.kakaomemo.kakao.Friends.Friend;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.KakaoException;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jenkins.model.Jenkins;
import net.sf.json.JSON;
import net.sf.json.JSONArray;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.jenkinsci.plugins.structs.describable.CustomDescribableModel;
import org.jvnet.localizer.LocaleProvider;
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

    /**
     * The friends of an account, as a form offers them.
     *
     * @param friends the first 100 of them
     * @param complete whether these are all
     * @param problem why they could not be asked for, in the reader's language, or {@code null}
     */
    private record FriendChoices(
            List<Friend> friends,
            boolean complete,
            @CheckForNull String problem) {

        static final FriendChoices NONE = new FriendChoices(List.of(), false, null);

        private static final int PAGE = 100;
        private static final Duration BUDGET = Duration.ofSeconds(5);

        /**
         * Asks Kakao, for at most 5 seconds.
         *
         * @param item the job or folder that is configured, or {@code null} for the controller
         * @param credentialsId the chosen account, or empty for the default one
         */
        static FriendChoices of(@CheckForNull Item item, @CheckForNull String credentialsId)
                throws InterruptedException {
            Locale locale = LocaleProvider.getLocale();
            try {
                String chosen = Util.fixEmptyAndTrim(credentialsId);
                Friends page = ask(item, AccountLookup.find(item, chosen == null ? defaultFor(item) : chosen));
                return new FriendChoices(page.elements(), page.elements().size() >= page.totalCount(), null);
            } catch (KakaoException e) {
                return none("[" + e.code() + "] " + e.meaning(locale) + " " + e.whatToDo(locale));
            } catch (InvalidFieldException e) {
                return none(e.getMessage(locale));
            } catch (IOException e) {
                return none(e.getLocalizedMessage());
            }
        }

        private static Friends ask(@CheckForNull Item item, KakaoAccount account)
                throws KakaoException, IOException, InterruptedException {
            ModelObject context = item == null ? Jenkins.get() : item;
            Deadline deadline = Deadline.in(BUDGET);
            return AccountTokens.get()
                    .of(account, context)
                    .call(
                            deadline,
                            token -> AccountTokens.get()
                                    .client()
                                    .within(deadline)
                                    .friends(token, 0, PAGE));
        }

        @CheckForNull
        private static String defaultFor(@CheckForNull Item item) {
            return item instanceof Job<?, ?> job
                    ? MemoScopes.of(job).credentialsId()
                    : KakaoMemoConfiguration.get().getCredentialsId();
        }

        private static FriendChoices none(String problem) {
            return new FriendChoices(List.of(), false, Messages.FriendChoices_Unknown(problem));
        }

        /** Whether the value of a row is one of them; an empty row is left out of the list. */
        FormValidation check(@CheckForNull String uuid) {
            if (problem != null) {
                return FormValidation.warning(problem);
            }
            return Util.fixEmpty(uuid) == null || include(uuid) || !complete
                    ? FormValidation.ok()
                    : FormValidation.warning(Messages.FriendChoices_NotAFriend());
        }

        private boolean include(String uuid) {
            return friends.stream().anyMatch(friend -> friend.uuid().equals(uuid));
        }

        /** Nicknames with the uuids behind them, and the current value even if it is not among them. */
        ListBoxModel toListBox(@CheckForNull String current) {
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.FriendChoices_Choose(), "");
            friends.forEach(friend -> items.add(friend.nickname(), friend.uuid()));
            if (Util.fixEmpty(current) != null && !include(current)) {
                items.add(current, current);
            }
            return items;
        }
    }
}
