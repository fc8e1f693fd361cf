package io.jenkins.plugins.kakaomemo.send;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
record SendReport(MemoResult result, List<String> lines, List<String> failures) {

    /** Nothing was to be sent, and nobody need know. */
    static final SendReport NOTHING = new SendReport(new MemoResult(false, "on", "", 0, false), List.of(), List.of());

    /** A memo that was not to be sent. */
    static SendReport silent(String code, String reason) {
        return new SendReport(
                new MemoResult(false, code, reason, 0, false), List.of(Messages.BuildMemo_Silent(reason)), List.of());
    }

    /** A memo that could not be made or addressed; Kakao was not asked. */
    static SendReport refused(InvalidFieldException e) {
        String words = e.getMessage(LocaleProvider.getLocale());
        return new SendReport(
                new MemoResult(false, e.field(), words, 0, false),
                List.of(),
                List.of(Messages.BuildMemo_NotSent(e.field(), words)));
    }

    /** @param notes who is not reached, and what to do */
    static SendReport of(List<RecipientResult> all, List<String> notes) {
        return new SendReport(result(all, notes), lines(all, notes), failures(all));
    }

    private static MemoResult result(List<RecipientResult> all, List<String> notes) {
        boolean shortened = all.stream().anyMatch(sent -> sent.memo().shortened());
        int attempts = all.stream().mapToInt(sent -> sent.result().attempts()).sum();
        if (all.isEmpty()) {
            return new MemoResult(false, "to", String.join(" ", notes), 0, false);
        }
        return all.stream()
                .filter(sent -> !sent.result().isSent())
                .findFirst()
                .map(sent -> new MemoResult(false, sent.code(), sent.words(), attempts, shortened))
                .orElseGet(() -> new MemoResult(true, "0", "", attempts, shortened));
    }

    private static List<String> lines(List<RecipientResult> all, List<String> addresseesNotes) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        all.stream()
                .filter(sent -> sent.result().isSent())
                .forEach(sent -> names.computeIfAbsent(
                                String.join(" ", sent.memo().notes()), notes -> new ArrayList<>())
                        .add('"' + sent.to().name() + '"'));
        Stream<String> arrived = names.entrySet().stream()
                .map(entry ->
                        (Messages.BuildMemo_Sent(String.join(", ", entry.getValue())) + " " + entry.getKey()).strip());
        Stream<String> waiting = all.stream().filter(sent -> sent.result().isWaiting()).map(sent -> sent.line(all.size() > 1));
        return Stream.of(arrived, waiting, addresseesNotes.stream())
                .flatMap(each -> each)
                .toList();
    }

    private static List<String> failures(List<RecipientResult> all) {
        return all.stream()
                .filter(sent -> !sent.result().isSent() && !sent.result().isWaiting())
                .map(sent -> sent.line(all.size() > 1))
                .toList();
    }
}
