package io.jenkins.plugins.kakaomemo.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jenkins.plugins.kakaomemo.emulator.EmulatorClock;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.TextTemplate;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutboxTest {

    private static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
    private static final Memo MEMO = new TextTemplate("빌드 #7 \"완료\"", Link.NONE, null, null);
    private static final DeliveryResult UNKNOWN = DeliveryResult.of(DeliveryStatus.UNKNOWN, DeliveryResult.CUT_SHORT);
    private static final OutboxBounds USUAL = OutboxBounds.USUAL;

    private final RecordingListener listener = new RecordingListener();
    private final EmulatorClock clock = EmulatorClock.stoppedAt(START);

    @TempDir
    private Path home;

    @Test
    void keepsAMemoAsItIsAcrossARestart() throws Exception {
        NewMemo given = new NewMemo(
                Samples.account("account"),
                List.of("uuid-1", "uuid-2"),
                null,
                MEMO,
                Samples.origin("job#7"),
                DeliveryPolicy.DIGEST);
        Outbox outbox = open();
        outbox.add(given, DeliveryResult.waiting(DeliveryResult.QUEUED, START));
        PendingMemo added = outbox.waiting().get(0);

        assertThat(open().waiting()).containsExactly(added);
        assertThat(added.account()).isEqualTo(given.account());
        assertThat(added.origins()).containsExactly(given.origin());
        assertThat(added.form()).isEqualTo(MEMO.form());
        assertThat(added.kind()).isEqualTo(MEMO.kind());
        assertThat(added.created()).isEqualTo(START);
        assertThat(added.expires()).isEqualTo(START.plus(Duration.ofHours(24)));
        assertThat(added.nextTry()).isEqualTo(START);
        assertThat(added.rounds()).isZero();
        assertThat(added.policy()).isEqualTo(DeliveryPolicy.DIGEST);
        assertThat(added.toString())
                .contains(added.id(), "job#7")
                .doesNotContain("완료", "uuid-1", given.origin().to());
    }

    @Test
    void aMemoFollowsItsJobAndTheFolderOfItsAccountAcrossARestart() throws Exception {
        Outbox outbox = open();
        add(outbox, "#1");

        outbox.rename("team/앱", "archive/old/앱");
        outbox.rename("folder", "moved/folder");
        outbox.rename("archive/ol", "no such folder");
        outbox.rename("archive", "attic");

        for (Outbox each : List.of(outbox, open())) {
            PendingMemo memo = each.waiting().get(0);
            assertThat(memo.origins()).extracting(BuildOrigin::job).containsExactly("attic/old/앱");
            assertThat(memo.account().context()).startsWith("moved/folder/");
        }
    }

    @Test
    void aMemoThatIsBeingSentFollowsItsJobToo() throws Exception {
        Outbox outbox = open();
        PendingMemo memo = add(outbox, "#1");
        outbox.begin(memo);
        outbox.rename("team/앱", "team/app");

        outbox.complete(memo, DeliveryResult.waiting("-1", START.plusSeconds(60)), Duration.ZERO);

        assertThat(open().waiting())
                .singleElement()
                .satisfies(kept ->
                        assertThat(kept.origins()).extracting(BuildOrigin::job).containsExactly("team/app"));
    }

    @Test
    void aMemoThatIsTakenWhileItsJobIsRenamedFollowsItToo() throws Exception {
        List<PendingMemo> told = new ArrayList<>();
        Outbox outbox = new Outbox(folder(), () -> Outbox.USUAL_LIFE, clock, (memo, result, took) -> told.add(memo));
        PendingMemo memo = add(outbox, "#1");
        told.clear();
        outbox.rename("team/앱", "team/app");

        outbox.begin(memo);
        outbox.complete(memo, DeliveryResult.sent(1), Duration.ZERO);

        assertThat(told)
                .flatExtracting(PendingMemo::origins)
                .extracting(BuildOrigin::job)
                .containsExactly("team/app");
    }

    @Test
    void noThreadTakesAMemoThatWaitsBeforeTheListenerHasHeardOfThat() throws Exception {
        AtomicReference<Outbox> outbox = new AtomicReference<>();
        List<Boolean> taken = new ArrayList<>();
        outbox.set(new Outbox(
                folder(),
                () -> Outbox.USUAL_LIFE,
                clock,
                (memo, result, took) -> taken.add(outbox.get().begin(memo))));
        PendingMemo memo = add(outbox.get(), "#1");
        outbox.get().begin(memo);

        outbox.get().complete(memo, DeliveryResult.waiting("-1", START.plusSeconds(60)), Duration.ZERO);

        assertThat(taken).containsExactly(false, false);
        assertThat(outbox.get().begin(memo)).isTrue();
    }

    @Test
    void givesEachMemoTheLifeOfItsTime() throws Exception {
        Duration[] life = {Duration.ofHours(1)};
        Outbox outbox = new Outbox(folder(), () -> life[0], clock, listener);
        PendingMemo first = add(outbox, "#1");
        life[0] = Duration.ofHours(2);

        assertThat(add(outbox, "#2").expires()).isEqualTo(first.expires().plus(Duration.ofHours(1)));
    }

    @Test
    void aMemoIsFoundByItsKeyAlsoWhileAThreadSendsIt() throws Exception {
        Outbox outbox = open();
        PendingMemo memo = add(outbox, "#1");
        String key = memo.origins().get(0).key();

        assertThat(outbox.begin(memo)).isTrue();
        assertThat(outbox.waiting()).isEmpty();
        assertThat(outbox.find(key)).map(PendingMemo::id).contains(memo.id());

        outbox.complete(memo, DeliveryResult.of(DeliveryStatus.SENT, "0"), Duration.ZERO);
        assertThat(outbox.find(key)).isEmpty();
    }

    /** A listener that writes several results together, later. */
    private static final class LaterListener implements OutboxListener {

        private final List<String> told = new ArrayList<>();
        private final List<Runnable> forgets = new ArrayList<>();

        @Override
        public void completed(PendingMemo memo, DeliveryResult result, Duration took) {
            told.add(result.status() + " " + String.join("+", Samples.names(memo)));
        }

        @Override
        public void whenKept(Runnable forget) {
            forgets.add(forget);
        }
    }

    @ParameterizedTest
    @CsvSource({"SENT, SENT", "GIVEN_UP, GIVEN_UP", "UNKNOWN, UNKNOWN"})
    void whatTheListenerHasNotYetKeptIsToldAgainAfterACrash(DeliveryStatus status, String told) throws Exception {
        LaterListener later = new LaterListener();
        Outbox outbox = new Outbox(folder(), () -> Outbox.USUAL_LIFE, clock, later);
        PendingMemo memo = outbox.addBegun(Samples.newMemo("account", "#1", DeliveryPolicy.RETRY));
        outbox.mark(memo).set();
        outbox.complete(memo, DeliveryResult.of(status, "code"), Duration.ZERO);
        assertThat(outbox.waiting()).isEmpty();
        outbox.close();

        Outbox afterCrash = new Outbox(folder(), () -> Outbox.USUAL_LIFE, clock, later);
        afterCrash.tidy();
        assertThat(later.told).containsExactly(told + " #1", told + " #1");
        later.forgets.forEach(Runnable::run);
        afterCrash.close();

        new Outbox(folder(), () -> Outbox.USUAL_LIFE, clock, later).tidy();
        assertThat(later.told).hasSize(2);
    }

    @Test
    void whatTheListenerKeepsLaterTakesNoRoomAndIsSentAgainOnlyOnDemand() throws Exception {
        LaterListener later = new LaterListener();
        Outbox outbox = new Outbox(folder(), () -> Outbox.USUAL_LIFE, clock, later, new OutboxBounds(1, 1, 1_000_000));
        for (String name : List.of("#1", "#2")) {
            PendingMemo memo = outbox.addBegun(Samples.newMemo("account", name, DeliveryPolicy.RETRY));
            outbox.complete(memo, DeliveryResult.sent(1), Duration.ZERO);
        }
        PendingMemo unknown = outbox.addBegun(Samples.newMemo("account", "#3", DeliveryPolicy.RETRY));
        outbox.complete(unknown, UNKNOWN, Duration.ZERO);

        assertThat(outbox.sendAgain(unknown.id())).isPresent();
        later.forgets.forEach(Runnable::run);

        assertThat(outbox.waiting()).extracting(PendingMemo::id).containsExactly(unknown.id());
        assertThat(later.told).containsExactly("SENT #1", "SENT #2", "UNKNOWN #3");
    }

    @Test
    void keepsTheOrderEvenIfTheClockStandsStillOrGoesBack() throws Exception {
        Outbox outbox = open();
        for (int i = 1; i <= 20; i++) {
            add(outbox, "#" + i);
        }
        Clock yesterday = Clock.fixed(START.minus(Duration.ofDays(1)), ZoneOffset.UTC);

        Outbox again = new Outbox(folder(), () -> Outbox.USUAL_LIFE, yesterday, listener);
        add(again, "#21");

        assertThat(again.waiting()).extracting(PendingMemo::id).isSorted().doesNotHaveDuplicates();
        assertThat(again.waiting())
                .flatExtracting(Samples::names)
                .hasSize(21)
                .startsWith("#1", "#2")
                .endsWith("#21");
    }

    @Test
    void nobodyButTheOwnerReadsIt() throws Exception {
        assumeTrue(Files.getFileStore(home).supportsFileAttributeView("posix"));

        PendingMemo memo = add(open(), "#1");

        assertThat(permissions(folder())).isEqualTo("rwx------");
        assertThat(permissions(folder().resolve(memo.id() + ".json"))).isEqualTo("rw-------");
    }

    @Test
    void leavesNoFileBehind() throws Exception {
        Outbox outbox = open();
        PendingMemo sent = add(outbox, "#1");
        PendingMemo givenUp = add(outbox, "#2");

        outbox.begin(sent);
        outbox.complete(sent, DeliveryResult.sent(1), Duration.ZERO);
        outbox.begin(givenUp);
        outbox.giveUp(givenUp, DeliveryResult.CUT_SHORT);

        assertThat(files()).isEmpty();
        assertThat(listener.heard()).containsExactly("sent #1", "given up #2 cutShort");
    }

    @Test
    void saysAfterACrashWhatBecameOfEachMemo() throws Exception {
        Outbox outbox = open();
        add(outbox, "#waiting");
        onTheWire(outbox, add(outbox, "#sending"));
        outbox.begin(add(outbox, "#taken"));
        PendingMemo unknown = add(outbox, "#unknown");
        outbox.begin(unknown);
        outbox.complete(unknown, UNKNOWN, Duration.ZERO);
        PendingMemo sent = add(outbox, "#sent");
        PendingMemo givenUp = add(outbox, "#givenUp");
        rename(sent, ".sent");
        rename(givenUp, ".given-up");
        Files.writeString(folder().resolve("1772413200000000-0000000a.new"), "{ half of a me");
        listener.heard();

        Outbox again = open();
        again.tidy();
        again.tidy();

        assertThat(listener.heard())
                .containsExactly("unknown #sending stopped", "sent #sent", "given up #givenUp givenUp");
        assertThat(again.waiting()).flatExtracting(Samples::names).containsExactly("#waiting", "#taken");
        assertThat(again.unknown()).flatExtracting(Samples::names).containsExactly("#sending", "#unknown");
        assertThat(files()).hasSize(4);
        assertThat(listener.lastWords(Locale.KOREAN)).contains("보내지 못했고");
    }

    @Test
    void aMemoThatIsNotToBeSentLaterIsForgottenIfACrashCameBeforeItWentOut() throws Exception {
        Outbox outbox = open();
        outbox.addBegun(Samples.newMemo("account", "#1", DeliveryPolicy.NO_RETRY));
        outbox.addBegun(Samples.newMemo("account", "#2", DeliveryPolicy.RETRY));

        Outbox again = open();

        assertThat(again.waiting()).flatExtracting(Samples::names).containsExactly("#2");
        assertThat(files()).hasSize(1);
    }

    @Test
    void nothingGoesOnTheWireOnceTheFolderIsLeftToAnotherProcess() throws Exception {
        Outbox outbox = open();
        PendingMemo memo = add(outbox, "#1");
        outbox.begin(memo);
        outbox.close();

        assertThatIOException().isThrownBy(() -> outbox.mark(memo).set());

        assertThat(open().waiting()).containsExactly(memo);
    }

    @Test
    void aMemoThatAnotherProcessIsSendingByNowDoesNotGoOnTheWire() throws Exception {
        Outbox outbox = open();
        PendingMemo memo = add(outbox, "#1");
        outbox.begin(memo);
        outbox.close();

        onTheWire(open(), memo);

        assertThatIOException().isThrownBy(() -> outbox.mark(memo).set());
        outbox.complete(memo, DeliveryResult.waiting(DeliveryResult.NO_STORAGE, START), Duration.ZERO);
        assertThat(files()).containsExactly(memo.id() + ".sending");
    }

    @Test
    void aPersonMaySendAgainWhatMayHaveArrived() throws Exception {
        Outbox outbox = open();
        PendingMemo memo = add(outbox, "#1");
        assertThat(outbox.sendAgain(memo.id())).isEmpty();
        outbox.begin(memo);
        outbox.complete(memo, UNKNOWN, Duration.ZERO);
        clock.advance(Duration.ofHours(30));

        PendingMemo again = outbox.sendAgain(memo.id()).orElseThrow();

        assertThat(again.expires()).isEqualTo(START.plus(Duration.ofHours(54)));
        assertThat(again.nextTry()).isEqualTo(clock.instant());
        assertThat(open().waiting()).containsExactly(again);
        assertThat(outbox.sendAgain(memo.id())).isEmpty();
        assertThat(outbox.sendAgain("../../secrets")).isEmpty();
    }

    @Test
    void keepsWhatMayHaveArrivedForAWeek() throws Exception {
        Outbox outbox = open();
        PendingMemo memo = add(outbox, "#1");
        outbox.begin(memo);
        outbox.complete(memo, UNKNOWN, Duration.ZERO);

        clock.advance(Duration.ofDays(7));
        outbox.tidy();
        assertThat(outbox.unknown()).hasSize(1);

        clock.advance(Duration.ofSeconds(1));
        outbox.tidy();
        assertThat(outbox.unknown()).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void theOldestGoWhenThereAreTooMany() throws Exception {
        Outbox outbox = open(new OutboxBounds(3, 3, USUAL.bytes()));
        for (int i = 1; i <= 5; i++) {
            add(outbox, "#" + i);
        }

        assertThat(outbox.waiting()).flatExtracting(Samples::names).containsExactly("#3", "#4", "#5");
        assertThat(listener.heard()).containsExactly("given up #1 full", "given up #2 full");
        assertThat(files()).hasSize(3);
    }

    @Test
    void oneAccountWithManyMemosTakesNoRoomFromAnother() throws Exception {
        Outbox outbox = open(new OutboxBounds(2, 3, USUAL.bytes()));
        add(outbox, "other", "#other");
        for (int i = 1; i <= 4; i++) {
            add(outbox, "#" + i);
        }

        assertThat(outbox.waiting()).flatExtracting(Samples::names).containsExactly("#other", "#3", "#4");
        assertThat(listener.heard()).containsExactly("given up #1 full", "given up #2 full");
    }

    @Test
    void whenAllAreTooManyTheOldestOfTheLargestAccountGo() throws Exception {
        Outbox outbox = open(new OutboxBounds(3, 4, USUAL.bytes()));
        add(outbox, "other", "#other");
        for (int i = 1; i <= 3; i++) {
            add(outbox, "#" + i);
        }

        add(outbox, "third", "#third");

        assertThat(outbox.waiting()).flatExtracting(Samples::names).containsExactly("#other", "#2", "#3", "#third");
    }

    @Test
    void aSecondProcessIsRefused() throws Exception {
        Files.createDirectories(folder().getParent());
        Process other = anotherProcess();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo(LockHolder.LOCKED);
            Outbox outbox = open();

            assertThatIOException()
                    .isThrownBy(() -> add(outbox, "#1"))
                    .withMessageContaining("locked by another process");
            assertThat(outbox.waiting()).isEmpty();

            other.getOutputStream().close();
            other.waitFor();
            add(outbox, "#2");
            assertThat(outbox.waiting()).flatExtracting(Samples::names).containsExactly("#2");
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void knowsWhetherTheLastProcessWasKilled() throws Exception {
        Process other = anotherProcess();
        assertThat(other.inputReader().readLine()).isEqualTo(LockHolder.LOCKED);
        other.destroyForcibly().waitFor();
        Outbox afterCrash = open();
        add(afterCrash, "#1");
        assertThat(afterCrash.isAfterCrash()).isTrue();
        afterCrash.close();

        assertThat(open().isAfterCrash()).isFalse();
    }

    @Test
    void aSecondOutboxOfThisProcessLetsNoOtherProcessIn() throws Exception {
        try (Outbox first = open();
                Outbox second = open()) {
            add(first, "#1");
            add(second, "#2");

            Process other = anotherProcess();
            try {
                assertThat(other.inputReader().readLine()).isEqualTo(LockHolder.REFUSED);
            } finally {
                other.destroyForcibly();
            }
        }
    }

    private Process anotherProcess() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        folder().toString())
                .redirectErrorStream(true)
                .start();
    }

    @Test
    void theOldestGoWhenTheyTakeTooMuchRoom() throws Exception {
        long one = Files.size(folder().resolve(add(open(), "#1").id() + ".json"));
        Outbox outbox = open(new OutboxBounds(200, 1000, one * 2 + 20));

        add(outbox, "#2");
        assertThat(listener.heard()).isEmpty();

        add(outbox, "#3");
        assertThat(listener.heard()).containsExactly("given up #1 full");
    }

    @Test
    void whatMayHaveArrivedGoesBeforeWhatWaitsAndWhatIsBeingSentStays() throws Exception {
        Outbox outbox = open(new OutboxBounds(3, 3, USUAL.bytes()));
        onTheWire(outbox, add(outbox, "#1"));
        add(outbox, "#2");
        PendingMemo unknown = add(outbox, "#3");
        outbox.begin(unknown);
        outbox.complete(unknown, UNKNOWN, Duration.ZERO);
        listener.heard();

        add(outbox, "#4");
        assertThat(outbox.unknown()).isEmpty();
        assertThat(listener.heard()).isEmpty();

        add(outbox, "#5");
        assertThat(listener.heard()).containsExactly("given up #2 full");
        assertThat(files()).hasSize(3).anyMatch(name -> name.endsWith(".sending"));
    }

    @Test
    void holdsAThousandMemosAndTenMegabytes() {
        assertThat(USUAL).isEqualTo(new OutboxBounds(200, 1000, 10_000_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\0\0\0\0",
                "{\"id\":\"1,",
                "[]",
                "null",
                "{}",
                "{\"version\":1}",
            })
    void setsADamagedFileAside(String content) throws Exception {
        Outbox outbox = open();
        PendingMemo damaged = add(outbox, "#1");
        PendingMemo whole = add(outbox, "#2");
        Files.writeString(folder().resolve(damaged.id() + ".json"), content);

        assertThat(open().waiting()).containsExactly(whole);
        assertThat(folder().resolve("damaged").resolve(damaged.id() + ".json")).hasContent(content);
        assertThat(open().waiting()).containsExactly(whole);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\">{\"version\":2,\"id\"",
                "\"kind\":\"DEFAULT\">\"kind\":\"OTHER\"",
                "\"nextTry\":\"2026>\"nextTry\":\"soon",
                "\"rounds\":0>\"rounds\":\"none\"",
                "\"rounds\":0>\"rounds\":\"0\"",
                "\"rounds\":0>\"rounds\":0.5",
                "\"rounds\":0,>",
                "\"receivers\":[]>\"receivers\":[1]",
                "\"receivers\":[]>\"receivers\":[null]",
                "\"receivers\":[]>\"receivers\":\"all\"",
                "\"form\":{>\"form\":{\"none\":1,",
                "\"form\":{>\"form\":{\"none\":null,",
                "\"origins\":[{>\"origins\":[1,{",
                "\"origins\":[{>\"origins\":[null,{",
                "\"key\":\"#1\">\"key\":1",
                "\"build\":7>\"build\":\"7\"",
                "\"policy\":\"RETRY\">\"policy\":\"LOST\"",
                "\"policy\":\"RETRY\">\"policy\":0",
                "\"id\":\"1>\"id\":\"2",
            })
    void setsAsideWhatItDoesNotUnderstand(String change) throws Exception {
        Path file = folder().resolve(add(open(), "#1").id() + ".json");
        String[] parts = change.split(">", -1);
        String whole = Files.readString(file);
        assertThat(whole).contains(parts[0]);
        Files.writeString(file, whole.replace(parts[0], parts[1]));

        assertSetAside(file);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            '"form":\\{.*},"origins"' | '"form":{},"origins"'
            '"form":\\{.*},"origins"' | '"form":null,"origins"'
            '"form":\\{.*},"origins"' | '"form":[],"origins"'
            '"account":\\{[^}]*}'     | '"account":"account"'
            '"account":\\{[^}]*}'     | '"account":null'
            '"id":"[^"]*"'            | '"id":null'
            '"nextTry":"[^"]*"'       | '"nextTry":null'
            '"waitsFor":"[^"]*"'      | '"waitsFor":null'
            """)
    void setsAsideAMemoThatLacksSomething(String field, String replacement) throws Exception {
        Path file = folder().resolve(add(open(), "#1").id() + ".json");
        String whole = Files.readString(file);
        String changed = whole.replaceFirst(field, replacement);
        assertThat(changed).isNotEqualTo(whole);
        Files.writeString(file, changed);

        assertSetAside(file);
    }

    private void assertSetAside(Path file) {
        assertThat(open().waiting()).isEmpty();
        assertThat(folder().resolve("damaged").resolve(file.getFileName())).exists();
    }

    @Test
    void setsAsideWhatIsTooLargeMisnamedOrThereTwice() throws Exception {
        PendingMemo memo = add(open(), "#1");
        Path file = folder().resolve(memo.id() + ".json");
        Files.copy(file, folder().resolve("copy of a memo.json"));
        Files.copy(file, folder().resolve(memo.id() + ".unknown"));
        Files.writeString(folder().resolve("1772413200000000-0000000a.json"), " ".repeat(5000));
        Files.writeString(folder().resolve("notes.txt"), "not ours");

        Outbox outbox = open(new OutboxBounds(200, 1000, 4000));

        assertThat(outbox.waiting()).isEmpty();
        assertThat(outbox.unknown()).flatExtracting(Samples::names).containsExactly("#1");
        assertThat(files()).containsExactlyInAnyOrder(memo.id() + ".unknown", "notes.txt");
    }

    @Test
    void aMemoThatCannotBeWrittenIsNotInTheOutbox() throws Exception {
        Files.createDirectories(folder().getParent());
        Files.writeString(folder(), "a file where the folder should be");
        Outbox outbox = open();

        assertThatIOException().isThrownBy(() -> add(outbox, "#1"));
        assertThat(outbox.waiting()).isEmpty();

        Files.delete(folder());
        add(outbox, "#2");
        assertThat(outbox.waiting()).flatExtracting(Samples::names).containsExactly("#2");
    }

    @Test
    void aListenerThatFailsDoesNotMatter() throws Exception {
        OutboxListener broken = (memo, result, took) -> {
            throw new IllegalStateException("the build is gone");
        };
        Outbox outbox = new Outbox(folder(), () -> Outbox.USUAL_LIFE, clock, broken);
        PendingMemo memo = add(outbox, "#1");
        outbox.begin(memo);
        outbox.complete(memo, DeliveryResult.waiting(DeliveryResult.NO_STORAGE, START), Duration.ZERO);
        outbox.begin(memo);
        outbox.complete(memo, UNKNOWN, Duration.ZERO);
        outbox.sendAgain(memo.id());
        outbox.begin(memo);
        outbox.complete(memo, DeliveryResult.sent(1), Duration.ZERO);
        outbox.giveUp(add(outbox, "#2"), DeliveryResult.CUT_SHORT);

        assertThat(files()).isEmpty();
    }

    private static void onTheWire(Outbox outbox, PendingMemo memo) throws IOException {
        outbox.begin(memo);
        outbox.mark(memo).set();
    }

    private PendingMemo add(Outbox outbox, String origin) throws IOException {
        return add(outbox, "account", origin);
    }

    private PendingMemo add(Outbox outbox, String account, String origin) throws IOException {
        NewMemo added = Samples.newMemo(account, origin, DeliveryPolicy.RETRY);
        outbox.add(added, DeliveryResult.waiting(DeliveryResult.QUEUED, clock.instant()));
        List<PendingMemo> waiting = outbox.waiting();
        return waiting.get(waiting.size() - 1);
    }

    private Outbox open() {
        return open(USUAL);
    }

    private Outbox open(OutboxBounds bounds) {
        return new Outbox(folder(), () -> Outbox.USUAL_LIFE, clock, listener, bounds);
    }

    private Path folder() {
        return home.resolve("kakao-memo").resolve("outbox");
    }

    private void rename(PendingMemo memo, String suffix) throws IOException {
        Files.move(folder().resolve(memo.id() + ".json"), folder().resolve(memo.id() + suffix));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
