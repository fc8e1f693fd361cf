package io.jenkins.plugins.kakaomemo.send;

import io.jenkins.plugins.kakaomemo.account.AccountState;
import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.account.ControllerTiming;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.LocalizedText;
import io.jenkins.plugins.kakaomemo.outbox.Channel;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryResult;
import io.jenkins.plugins.kakaomemo.recipient.RecipientResolver;
import io.jenkins.plugins.kakaomemo.recipient.ResolvedRecipient;
import java.time.Duration;
import java.time.Instant;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jvnet.localizer.LocaleProvider;

/**
 * What came of sending a memo.
 *
 * @param result what the step returns
 * @param lines what the console says, failures apart
 * @param failures what it says of recipients that it was not, or perhaps not, sent to
 */
record SendReport(MemoResult result, List<String> lines, List<String> failures) {

    /** Nothing was to be sent, and the console need not say so. */
    static final SendReport NOTHING = new SendReport(new MemoResult(false, "on", "", 0, false), List.of(), List.of());

    /** A memo that was not to be sent. */
    static SendReport silent(String code, String reason) {
        return new SendReport(
                new MemoResult(false, code, reason, 0, false), List.of(Messages.BuildMemo_Silent(reason)), List.of());
    }

    /** A memo that could not be made or addressed; Kakao was not asked. */
    static SendReport refused(InvalidFieldException e) {
        return new SendReport(new MemoResult(false, e.field(), words(e), 0, false), List.of(), List.of(refusal(e)));
    }

    /** An error of this plugin or another one, also after the memo was handed over. */
    static SendReport unexpected() {
        String words = Messages.BuildMemo_Unexpected();
        return new SendReport(
                new MemoResult(false, "unknown", words, 0, false),
                List.of(),
                List.of(Messages.BuildMemo_Unknown(words)));
    }

    private static String refusal(InvalidFieldException e) {
        return Messages.BuildMemo_NotSent(e.field(), words(e));
    }

    private static String words(InvalidFieldException e) {
        return e.getMessage(LocaleProvider.getLocale());
    }

    /**
     * An entry of {@code to} that stands for nobody is a failure only if nobody else is left.
     *
     * @param recipients who is not reached, and what to do
     */
    static SendReport of(List<RecipientResult> all, RecipientResolver recipients) {
        List<String> refusals =
                recipients.problems().stream().map(SendReport::refusal).toList();
        return all.isEmpty()
                ? new SendReport(unreached(recipients), recipients.notes(), refusals)
                : new SendReport(result(all), lines(all, recipients.notes(), refusals), failures(all));
    }

    private static MemoResult result(List<RecipientResult> all) {
        boolean shortened = all.stream().anyMatch(sent -> sent.memo().shortened());
        int attempts = all.stream().mapToInt(sent -> sent.result().attempts()).sum();
        return all.stream()
                .filter(sent -> !sent.result().isSent())
                .findFirst()
                .map(sent -> new MemoResult(false, sent.code(), sent.words(), attempts, shortened, channels(all)))
                .orElseGet(() -> new MemoResult(true, "0", "", attempts, shortened, channels(all)));
    }

    private static String channels(List<RecipientResult> all) {
        return all.stream()
                .filter(sent -> sent.result().isSent())
                .map(sent -> sent.result().channel().toString())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static MemoResult unreached(RecipientResolver recipients) {
        List<InvalidFieldException> problems = recipients.problems();
        String words = Stream.concat(problems.stream().map(SendReport::words), recipients.notes().stream())
                .collect(Collectors.joining(" "));
        return new MemoResult(false, problems.isEmpty() ? "to" : problems.get(0).field(), words, 0, false);
    }

    private static List<String> lines(List<RecipientResult> all, List<String> notes, List<String> refusals) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        all.stream()
                .filter(sent -> sent.result().isSent())
                .forEach(sent -> names.computeIfAbsent(
                                String.join(" ", sent.memo().notes()), key -> new ArrayList<>())
                        .add(sent.addressee()));
        Stream<String> arrived = names.entrySet().stream()
                .map(entry ->
                        (Messages.BuildMemo_Sent(String.join(", ", entry.getValue())) + " " + entry.getKey()).strip());
        Stream<String> waiting =
                all.stream().filter(sent -> sent.result().isWaiting()).map(sent -> sent.line(all.size() > 1));
        Stream<String> silent =
                all.stream().filter(sent -> sent.result().channel().isSilent()).map(RecipientResult::silence);
        return Stream.of(arrived, waiting, silent, notes.stream(), refusals.stream())
                .flatMap(each -> each)
                .toList();
    }

    private static List<String> failures(List<RecipientResult> all) {
        return all.stream()
                .filter(sent -> !sent.result().isSent() && !sent.result().isWaiting())
                .map(sent -> sent.line(all.size() > 1))
                .toList();
    }

    /**
     * What became of a memo for one recipient.
     *
     * @param result with the attempts of all its parts together
     * @param reason why it was not, or perhaps not, sent and what to do
     */
    record RecipientResult(
            ResolvedRecipient to, MemoComposer.Finished memo, DeliveryResult result, LocalizedText reason) {

        private static final Duration SOON = Duration.ofMinutes(1);

        static RecipientResult of(ResolvedRecipient to, MemoComposer.Finished memo, DeliveryResult result) {
            return new RecipientResult(to, memo, result, result::words);
        }

        static RecipientResult refused(ResolvedRecipient to, MemoComposer.Finished memo, InvalidFieldException e) {
            return new RecipientResult(to, memo, DeliveryResult.refused(e.field()), e::getMessage);
        }

        /** Whom it was sent to, and from which account if a phone rang. */
        private String addressee() {
            String name = '"' + to.name() + '"';
            return to.ring().isPresent() && !result.channel().isSilent()
                    ? Messages.RecipientResult_From(name, result.channel().from())
                    : name;
        }

        /** Why the phone did not ring, and what to do. */
        private String silence() {
            Channel channel = result.channel();
            return Messages.RecipientResult_Silent(
                    to.name(), channel.code(), channel.words(LocaleProvider.getLocale()));
        }

        String code() {
            return switch (result.status()) {
                case SENT -> "0";
                case WAITING -> "waiting";
                case UNKNOWN -> "unknown";
                case GIVEN_UP -> result.code();
            };
        }

        /** Why it has not arrived, and when it will be tried again. */
        String words() {
            String words = reason.in(LocaleProvider.getLocale());
            if (!result.isWaiting() || result.isHeld()) {
                return words;
            }
            return isOnItsWay()
                    ? Messages.RecipientResult_OnItsWay()
                    : words + " "
                            + Messages.RecipientResult_NextTry(
                                    MemoRecord.localTime(result.nextTry(), FormatStyle.SHORT, FormatStyle.SHORT));
        }

        /**
         * One line for the console about a memo that has not arrived, or not yet.
         *
         * @param named whether it must say whom it is about
         */
        String line(boolean named) {
            String words = named ? to.name() + ": " + words() : words();
            return switch (result.status()) {
                case SENT -> throw new IllegalStateException("it has arrived");
                case WAITING ->
                    isOnItsWay()
                            ? Messages.BuildMemo_OnItsWay('"' + to.name() + '"')
                            : Messages.BuildMemo_Waiting(result.code(), words) + warning();
                case UNKNOWN -> Messages.BuildMemo_Unknown(words);
                case GIVEN_UP -> Messages.BuildMemo_NotSent(result.code(), words) + warning();
            };
        }

        private boolean isOnItsWay() {
            Instant soon = ControllerTiming.get().clock().instant().plus(SOON);
            return result.code().equals(DeliveryResult.QUEUED)
                    && !result.nextTry().isAfter(soon);
        }

        private String warning() {
            AccountState state =
                    AccountTokens.get().state(to.from().account(), to.from().context());
            return state.kind() == AccountState.Kind.EXPIRING ? " " + state.words() : "";
        }
    }
}
