package io.jenkins.plugins.kakaomemo.memo;

import hudson.model.ModelObject;
import io.jenkins.plugins.kakaomemo.Messages;
import io.jenkins.plugins.kakaomemo.account.AccountException;
import io.jenkins.plugins.kakaomemo.account.AccountState;
import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.delivery.DeliveryReport;
import io.jenkins.plugins.kakaomemo.delivery.DeliveryReport.Outcome;
import io.jenkins.plugins.kakaomemo.recipient.Addressee;
import io.jenkins.plugins.kakaomemo.recipient.Addressees;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jvnet.localizer.LocaleProvider;

/**
 * What came of sending a memo.
 *
 * @param result what the step returns
 * @param lines what the console says, failures apart
 * @param failures what it says of recipients that it was not, or perhaps not, sent to
 */
record Dispatch(MemoResult result, List<String> lines, List<String> failures) {

    /** Nothing was to be sent, and nobody need know. */
    static final Dispatch NOTHING = new Dispatch(new MemoResult(false, "on", "", 0, false), List.of(), List.of());

    /** Between the parts of a text, so that they arrive in their order. */
    private static final long PAUSE_MILLIS = 400;

    /**
     * What became of a memo for one recipient.
     *
     * @param code as the step returns it
     * @param reason why it has not, or perhaps not, arrived; else empty
     * @param attempts of all its parts together
     */
    private record Sent(Addressee to, Draft.Finished memo, Outcome outcome, String code, String reason, int attempts) {

        boolean hasArrived() {
            return outcome == Outcome.SENT;
        }
    }

    /** A memo that was not to be sent. */
    static Dispatch silent(String code, String reason) {
        return new Dispatch(
                new MemoResult(false, code, reason, 0, false), List.of(Messages.BuildMemo_Silent(reason)), List.of());
    }

    /** A memo that could not be made or addressed; Kakao was not asked. */
    static Dispatch refused(Fault fault) {
        return refused(fault.field(), fault.words());
    }

    private static Dispatch refused(String field, String reason) {
        return new Dispatch(
                new MemoResult(false, field, reason, 0, false),
                List.of(),
                List.of(Messages.BuildMemo_NotSent(field, reason)));
    }

    /** Makes the memo for all its recipients, and then sends it to one after the other. */
    static Dispatch of(Draft draft, Addressees addressees, ModelObject context) throws InterruptedException {
        Map<Locale, Draft.Finished> memos = new HashMap<>();
        for (Addressee to : addressees.reached()) {
            memos.computeIfAbsent(to.account().locale(), draft::in);
        }
        List<Sent> all = new ArrayList<>();
        for (Addressee to : addressees.reached()) {
            all.add(send(to, memos.get(to.account().locale()), context));
        }
        return new Dispatch(result(all, addressees.notes()), lines(all, addressees.notes()), failures(all));
    }

    private static Sent send(Addressee to, Draft.Finished memo, ModelObject context) throws InterruptedException {
        try {
            return sendParts(to, memo, context);
        } catch (AccountException e) {
            return new Sent(to, memo, Outcome.NOT_SENT, e.field(), e.getLocalizedMessage(), 0);
        } catch (IOException e) {
            return new Sent(to, memo, Outcome.NOT_SENT, "storage", Messages.BuildMemo_Storage(e.getMessage()), 0);
        }
    }

    private static Sent sendParts(Addressee to, Draft.Finished memo, ModelObject context)
            throws AccountException, IOException, InterruptedException {
        int attempts = 0;
        for (int part = 0; ; part++) {
            DeliveryReport report = to.deliver(context, memo.parts().get(part));
            attempts += report.attempts();
            if (report.outcome() != Outcome.SENT || part == memo.parts().size() - 1) {
                String reason = report.reason(LocaleProvider.getLocale());
                return new Sent(to, memo, report.outcome(), report.code(), reason, attempts);
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private static MemoResult result(List<Sent> all, List<String> notes) {
        boolean shortened = all.stream().anyMatch(sent -> sent.memo().shortened());
        int attempts = all.stream().mapToInt(Sent::attempts).sum();
        if (all.isEmpty()) {
            return new MemoResult(false, "to", String.join(" ", notes), 0, false);
        }
        return all.stream()
                .filter(sent -> !sent.hasArrived())
                .findFirst()
                .map(sent -> new MemoResult(false, sent.code(), sent.reason(), attempts, shortened))
                .orElseGet(() -> new MemoResult(true, "0", "", attempts, shortened));
    }

    private static List<String> lines(List<Sent> all, List<String> addresseesNotes) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        all.stream()
                .filter(Sent::hasArrived)
                .forEach(sent -> names.computeIfAbsent(
                                String.join(" ", sent.memo().notes()), notes -> new ArrayList<>())
                        .add('"' + sent.to().name() + '"'));
        return Stream.concat(
                        names.entrySet().stream()
                                .map(entry -> (Messages.BuildMemo_Sent(String.join(", ", entry.getValue())) + " "
                                                + entry.getKey())
                                        .strip()),
                        addresseesNotes.stream())
                .toList();
    }

    private static List<String> failures(List<Sent> all) {
        return all.stream()
                .filter(sent -> !sent.hasArrived())
                .map(sent -> failure(sent, all.size() > 1))
                .toList();
    }

    private static String failure(Sent sent, boolean named) {
        String reason = named ? sent.to().name() + ": " + sent.reason() : sent.reason();
        return sent.outcome() == Outcome.UNKNOWN
                ? Messages.BuildMemo_Unknown(reason)
                : Messages.BuildMemo_NotSent(sent.code(), reason)
                        + warning(sent.to().account());
    }

    private static String warning(KakaoAccount account) {
        AccountState state = AccountTokens.get().state(account);
        return state.kind() == AccountState.Kind.EXPIRING ? " " + state.words() : "";
    }
}
