package io.jenkins.plugins.kakaomemo.recipient;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.model.ModelObject;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.kakaomemo.account.AccountLookup;
import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.config.MemoScopes;
import io.jenkins.plugins.kakaomemo.kakao.Deadline;
import io.jenkins.plugins.kakaomemo.kakao.Friends;
import io.jenkins.plugins.kakaomemo.kakao.Friends.Friend;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.KakaoException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import jenkins.model.Jenkins;
import org.jvnet.localizer.LocaleProvider;

/**
 * The friends of an account, as a form offers them.
 *
 * @param friends the first 100 of them
 * @param complete whether these are all
 * @param problem why they could not be asked for, in the reader's language, or {@code null}
 */
record FriendChoices(
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
    static FriendChoices of(@CheckForNull Item item, @CheckForNull String credentialsId) throws InterruptedException {
        Locale locale = LocaleProvider.getLocale();
        try {
            String chosen = Util.fixEmptyAndTrim(credentialsId);
            String id = chosen == null ? MemoScopes.of(item).credentialsId() : chosen;
            Friends page = ask(item, AccountLookup.find(item, id));
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
                        token -> AccountTokens.get().client().within(deadline).friends(token, 0, PAGE));
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
