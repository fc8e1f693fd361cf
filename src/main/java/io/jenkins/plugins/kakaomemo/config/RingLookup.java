package io.jenkins.plugins.kakaomemo.config;

import hudson.model.User;
import io.jenkins.plugins.kakaomemo.account.FriendLists;
import io.jenkins.plugins.kakaomemo.account.FriendLists.FriendList;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.account.LocatedAccount;
import io.jenkins.plugins.kakaomemo.kakao.Explanation;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.outbox.Ring;
import java.util.Locale;
import java.util.Optional;
import org.jvnet.localizer.LocaleProvider;

/**
 * Whether a person's phone can ring.
 *
 * @param ring how, if it can
 * @param problem why it cannot and what to do, in the reader's language
 */
public record RingLookup(Optional<Ring> ring, Optional<String> problem) {

    /** Where the friends of an account are looked up. */
    @FunctionalInterface
    public interface Friends {
        FriendList of(LocatedAccount account) throws InterruptedException;
    }

    /**
     * Looks a person up among the friends of the account that lets phones ring.
     *
     * @param own the person's connection
     * @param friends such as {@link FriendLists#of}
     */
    public static RingLookup of(User user, KakaoAccount own, Friends friends) {
        Locale locale = LocaleProvider.getLocale();
        try {
            LocatedAccount friend = PersonalAccounts.ringing();
            FriendList list = friends.of(friend);
            Optional<String> uuid = list.uuid(own.getUserId());
            if (uuid.isPresent()) {
                return new RingLookup(Optional.of(new Ring(friend.ref(), uuid.get())), Optional.empty());
            }
            Explanation problem = list.problem();
            return none(
                    problem == null
                            ? silent(user, own, friend)
                            : Messages.RingLookup_NoList(problem.code(), problem.words(locale)));
        } catch (InvalidFieldException e) {
            return none(Messages.RingLookup_NoList(e.field(), e.getMessage(locale)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new RingLookup(Optional.empty(), Optional.empty());
        }
    }

    private static RingLookup none(String problem) {
        return new RingLookup(Optional.empty(), Optional.of(problem));
    }

    private static String silent(User user, KakaoAccount own, LocatedAccount friend) {
        String name = user.getDisplayName();
        return own.getUserId() == null
                ? Messages.RingLookup_UnknownUser(name)
                : Messages.RingLookup_NoFriend(name, friend.account().getId());
    }
}
