package io.jenkins.plugins.kakaomemo.manage;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.kakaomemo.account.FriendLists;
import io.jenkins.plugins.kakaomemo.account.FriendLists.FriendList;
import io.jenkins.plugins.kakaomemo.account.LocatedAccount;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.config.PersonalAccounts;
import io.jenkins.plugins.kakaomemo.connect.ConnectLink;
import io.jenkins.plugins.kakaomemo.kakao.Explanation;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.send.MemoRecord;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jvnet.localizer.LocaleProvider;

/**
 * What is done and what is missing before phones can ring, by what Kakao has answered last.
 *
 * @param account the account that lets them ring
 * @param friends what is known of its friends
 * @param people everybody who has connected their own KakaoTalk
 */
public record RingingChecklist(LocatedAccount account, FriendList friends, List<LocatedAccount> people) {

    /** Kakao's codes that say that the app, the account or Kakao does not allow the list of friends. */
    private static final String NOT_SWITCHED_ON = "-3";

    private static final String NOT_AGREED = "-402";
    private static final String NOT_PERMITTED = "-5";
    private static final Set<String> KNOWN = Set.of(NOT_SWITCHED_ON, NOT_AGREED, NOT_PERMITTED);

    /** Whether a step is done; {@code UNKNOWN} where an earlier one keeps Kakao from telling. */
    public enum State {
        DONE,
        MISSING,
        UNKNOWN
    }

    /**
     * One thing to do.
     *
     * @param words what it is and, if it is missing, how it is done
     */
    public record Step(State state, String words) {

        /** The state in words, in the reader's language. */
        public String getName() {
            return switch (state) {
                case DONE -> Messages.RingingChecklist_Done();
                case MISSING -> Messages.RingingChecklist_Missing();
                case UNKNOWN -> Messages.RingingChecklist_Unknown();
            };
        }
    }

    /** {@code null} where phones are not to ring, or no account is there that could let them. */
    @CheckForNull
    static RingingChecklist of() {
        if (!KakaoMemoConfiguration.get().isRinging()) {
            return null;
        }
        try {
            LocatedAccount account = PersonalAccounts.ringing();
            return new RingingChecklist(account, FriendLists.get().known(account), PersonalAccounts.all());
        } catch (InvalidFieldException e) {
            return null;
        }
    }

    public String getId() {
        return account.account().getId();
    }

    /** Where the account agrees to its list of friends, relative to the address of Jenkins. */
    public String getConnectUrl() {
        return ConnectLink.to(account).url();
    }

    /** When Kakao was asked last. */
    public String getReadAt() {
        return MemoRecord.localTime(friends.readAt(), FormatStyle.MEDIUM, FormatStyle.SHORT);
    }

    /** What stands for all people: consent item, consent and permission, and any other problem. */
    public List<Step> getSteps() {
        Explanation problem = friends.problem();
        String code = problem == null ? "" : problem.code();
        List<Step> steps = new ArrayList<>();
        steps.add(step(
                after(code, NOT_SWITCHED_ON, Set.of(NOT_AGREED, NOT_PERMITTED)),
                Messages.RingingChecklist_Item(),
                Messages.RingingChecklist_TurnOnItem()));
        steps.add(step(
                after(code, NOT_AGREED, Set.of(NOT_PERMITTED)),
                Messages.RingingChecklist_Consent(getId()),
                Messages.RingingChecklist_Agree()));
        steps.add(step(
                after(code, NOT_PERMITTED, Set.of()),
                Messages.RingingChecklist_Permission(),
                Messages.RingingChecklist_Permit()));
        if (problem != null && !KNOWN.contains(code)) {
            steps.add(new Step(State.MISSING, "[" + code + "] " + problem.words(LocaleProvider.getLocale())));
        }
        return steps;
    }

    private static Step step(State state, String words, String whatToDo) {
        return new Step(state, state == State.MISSING ? words + " " + whatToDo : words);
    }

    /** @param later codes with which Kakao refuses only what has got past this step */
    private static State after(String code, String missing, Set<String> later) {
        if (code.equals(missing)) {
            return State.MISSING;
        }
        return code.isEmpty() || later.contains(code) ? State.DONE : State.UNKNOWN;
    }

    /** One for each person, those first whose phones cannot ring yet. */
    public List<Step> getPersons() {
        return people.stream()
                .map(this::person)
                .sorted((one, other) -> Boolean.compare(one.state() == State.DONE, other.state() == State.DONE))
                .toList();
    }

    private Step person(LocatedAccount located) {
        String name = located.context().getDisplayName();
        Long userId = located.account().getUserId();
        if (friends.uuid(userId).isPresent()) {
            return new Step(State.DONE, Messages.RingingChecklist_Friend(name));
        }
        return userId == null
                ? new Step(State.UNKNOWN, Messages.RingingChecklist_NoUserId(name))
                : new Step(
                        friends.problem() == null ? State.MISSING : State.UNKNOWN,
                        Messages.RingingChecklist_NoFriend(name, getId()));
    }
}
