package io.jenkins.plugins.kakaomemo.outbox;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A memo in the outbox, ready to be sent as it is; its file holds exactly these fields as JSON.
 *
 * @param id unique; sorts by the time at which the memo came into the outbox
 * @param account the account that sends it
 * @param receivers uuids of 1 to 5 friends, or empty for the account's own chat
 * @param ring how the phone of whom it is for rings, or {@code null} where none is to ring
 * @param kind which endpoint it goes to
 * @param form the fields of that request
 * @param origins which memo of which build; of a digest, all that it stands for
 * @param policy what may be done with it if it cannot be sent at once
 * @param replaces ids of the memos that a digest stands for
 * @param created when it came into the outbox
 * @param expires when it is given up
 * @param rounds how many rounds of attempts it has been through
 * @param nextTry when the next round is due at the earliest
 * @param waitsFor the code of what it waits for, empty where it need not wait
 */
public record PendingMemo(
        String id,
        AccountRef account,
        List<String> receivers,
        @JsonSetter(nulls = Nulls.SET) Ring ring,
        Kind kind,
        Map<String, String> form,
        List<BuildOrigin> origins,
        DeliveryPolicy policy,
        List<String> replaces,
        Instant created,
        Instant expires,
        int rounds,
        Instant nextTry,
        String waitsFor)
        implements Memo {

    public PendingMemo {
        if (form.isEmpty()) {
            throw new IllegalArgumentException("form is empty; a request has fields");
        }
        receivers = List.copyOf(receivers);
        form = Collections.unmodifiableMap(new LinkedHashMap<>(form));
        origins = List.copyOf(origins);
        replaces = List.copyOf(replaces);
    }

    static PendingMemo of(NewMemo memo, String id, Instant now, Instant expires) {
        return new PendingMemo(
                id,
                memo.account(),
                memo.receivers(),
                memo.ring(),
                memo.memo().kind(),
                memo.memo().form(),
                List.of(memo.origin()),
                memo.policy(),
                List.of(),
                now,
                expires,
                0,
                now,
                "");
    }

    /**
     * Rings if one of its members was to ring.
     *
     * @param members what it stands for, oldest first, all of one account and for the same receivers
     */
    static PendingMemo digest(String id, List<PendingMemo> members, MemoSender sender, Instant now) {
        PendingMemo oldest = members.get(0);
        List<BuildOrigin> origins =
                members.stream().flatMap(memo -> memo.origins.stream()).toList();
        Memo digest = sender.digest(id, origins);
        return new PendingMemo(
                id,
                oldest.account,
                oldest.receivers,
                members.stream()
                        .map(PendingMemo::ring)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                digest.kind(),
                digest.form(),
                origins,
                DeliveryPolicy.DIGEST,
                members.stream().map(PendingMemo::id).toList(),
                oldest.created,
                members.stream()
                        .map(PendingMemo::expires)
                        .max(Instant::compareTo)
                        .orElseThrow(),
                members.stream().mapToInt(PendingMemo::rounds).max().orElseThrow(),
                now,
                oldest.waitsFor);
    }

    /** The same to friends of the account that sends it. */
    PendingMemo to(List<String> friends) {
        return new PendingMemo(
                id,
                ring.from(),
                friends,
                null,
                kind,
                form,
                origins,
                policy,
                replaces,
                created,
                expires,
                rounds,
                nextTry,
                waitsFor);
    }

    /** Whether one message of the same friend can bring both. */
    boolean ringsWith(PendingMemo other) {
        return ring != null
                && other.ring != null
                && ring.from().equals(other.ring.from())
                && kind == other.kind
                && form.equals(other.form);
    }

    /** @param result what it waits for, and until when */
    PendingMemo waiting(DeliveryResult result, int newRounds) {
        return with(account, origins, policy, expires, newRounds, result.nextTry(), result.code());
    }

    boolean isExpired(Instant now) {
        return !expires.isAfter(now);
    }

    PendingMemo due(Instant now) {
        return with(account, origins, policy, expires, rounds, now, waitsFor);
    }

    /** The same after a job or folder got another full name. */
    PendingMemo renamed(String from, String to) {
        List<BuildOrigin> newOrigins =
                origins.stream().map(origin -> origin.renamed(from, to)).toList();
        return with(account.renamed(from, to), newOrigins, policy, expires, rounds, nextTry, waitsFor);
    }

    /** The same with the names of another state of this memo. */
    PendingMemo named(PendingMemo other) {
        return with(other.account, other.origins, policy, expires, rounds, nextTry, waitsFor);
    }

    /** To be sent again because a person asks for it, also if its build did not want it to be retried. */
    PendingMemo renewed(Instant now, Instant newExpires) {
        DeliveryPolicy newPolicy = policy == DeliveryPolicy.NO_RETRY ? DeliveryPolicy.RETRY : policy;
        return with(account, origins, newPolicy, newExpires, rounds, now, waitsFor);
    }

    private PendingMemo with(
            AccountRef newAccount,
            List<BuildOrigin> newOrigins,
            DeliveryPolicy newPolicy,
            Instant newExpires,
            int newRounds,
            Instant newNextTry,
            String newWaitsFor) {
        return new PendingMemo(
                id,
                newAccount,
                receivers,
                ring,
                kind,
                form,
                newOrigins,
                newPolicy,
                replaces,
                created,
                newExpires,
                newRounds,
                newNextTry,
                newWaitsFor);
    }

    /** Without what it says and to whom, which may be confidential. */
    @Override
    public String toString() {
        return "PendingMemo[id=" + id + ", account=" + account + ", origins=" + origins + ", rounds=" + rounds
                + ", nextTry=" + nextTry + ", expires=" + expires + ", waitsFor=" + waitsFor + "]";
    }
}
