package io.jenkins.plugins.kakaomemo.account;

import com.cloudbees.plugins.credentials.domains.Domain;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.model.ModelObject;
import hudson.model.User;
import io.jenkins.plugins.kakaomemo.kakao.AccessTokens;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.kakao.RetryingSend;
import io.jenkins.plugins.kakaomemo.kakao.SendOutcome;
import io.jenkins.plugins.kakaomemo.kakao.WireMark;
import io.jenkins.plugins.kakaomemo.outbox.AccountRef;
import io.jenkins.plugins.kakaomemo.outbox.BuildOrigin;
import io.jenkins.plugins.kakaomemo.outbox.Digest;
import io.jenkins.plugins.kakaomemo.outbox.MemoSender;
import io.jenkins.plugins.kakaomemo.outbox.PendingMemo;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jenkins.model.Jenkins;

/**
 * An account and where it was found.
 *
 * @param account with everything that is needed to send
 * @param context the controller, folder or user whose store holds it, or the job for which it was found
 * @param domain of that store which holds it; {@code null} if it was not found there but by its id
 */
public record LocatedAccount(
        KakaoAccount account,
        ModelObject context,
        @CheckForNull Domain domain) implements MemoSender {

    /** What {@link #contextName} says before the id of a user; no item has a full name with a slash in front. */
    public static final String USER = "/user/";

    /** Kakao's codes for a uuid that is no friend's, or none at all: Kakao may have given the friend another one. */
    private static final Set<String> NO_FRIEND = Set.of("-2", "-502");

    public LocatedAccount(KakaoAccount account, ModelObject context) {
        this(account, context, null);
    }

    /** The full name of the job or folder, {@link #USER} and the id of the user, or empty for the controller. */
    public String contextName() {
        return nameOf(context);
    }

    static String nameOf(ModelObject context) {
        if (context instanceof Item item) {
            return item.getFullName();
        }
        return context instanceof User user ? USER + user.getId() : "";
    }

    /**
     * What a waiting memo keeps of the account.
     *
     * @throws InvalidFieldException if the account lacks its REST API key or refresh token
     */
    public AccountRef ref() {
        account.app();
        return new AccountRef(AccountTokens.get().keyOf(account, context), account.getId(), contextName());
    }

    @Override
    public SendOutcome send(PendingMemo memo, WireMark mark) throws IOException, InterruptedException {
        return send(memo, memo.receivers(), mark);
    }

    /**
     * Sends a memo at once, and counts it.
     *
     * @param friendUuids up to 5 friends of the account, or empty for its own chat
     * @throws InvalidFieldException if the account lacks its REST API key or refresh token
     * @throws IOException if its refresh token cannot be kept; nothing was sent
     */
    public SendOutcome send(Memo memo, List<String> friendUuids) throws IOException, InterruptedException {
        return send(memo, friendUuids, WireMark.NONE);
    }

    private SendOutcome send(Memo memo, List<String> friendUuids, WireMark mark)
            throws IOException, InterruptedException {
        AccountTokens accounts = AccountTokens.get();
        AccessTokens tokens = accounts.of(account, context);
        RetryingSend sender = new RetryingSend(
                accounts.client().marking(mark), ControllerTiming.get().backoff());
        SendOutcome outcome = friendUuids.isEmpty()
                ? sender.deliver(tokens, memo)
                : sender.deliverToFriends(tokens, friendUuids, memo);
        int counted = friendUuids.isEmpty()
                ? arrived(outcome)
                : friendUuids.stream()
                        .map(outcome::of)
                        .mapToInt(LocatedAccount::arrived)
                        .sum();
        if (friendUuids.stream().map(outcome::of).map(SendOutcome::code).anyMatch(NO_FRIEND::contains)) {
            FriendLists.get().outdate(this);
        }
        if (counted > 0) {
            accounts.counts().add(accounts.keyOf(account, context), counted);
        }
        return outcome;
    }

    /** How many messages Kakao may have counted. */
    private static int arrived(SendOutcome outcome) {
        return outcome.isSent() || outcome.isUnknown() ? 1 : 0;
    }

    @Override
    public Memo digest(String id, List<BuildOrigin> origins) {
        String key = AccountTokens.get().keyOf(account, context);
        Optional<String> page = Optional.ofNullable(Jenkins.get().getRootUrl())
                .map(url -> url + "kakao-memo/digest/" + key + "." + id + "/");
        return Digest.of(origins, Ancestors::fullDisplayName, page, account.locale());
    }
}
