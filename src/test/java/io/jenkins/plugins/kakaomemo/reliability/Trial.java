package io.jenkins.plugins.kakaomemo.reliability;

import static org.awaitility.Awaitility.await;

import hudson.model.FreeStyleProject;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.queue.QueueTaskFuture;
import io.jenkins.plugins.kakaomemo.KakaoMemoNotifier;
import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorApp;
import io.jenkins.plugins.kakaomemo.emulator.KakaoEmulator;
import io.jenkins.plugins.kakaomemo.emulator.RecordedRequest;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryStatus;
import io.jenkins.plugins.kakaomemo.send.DeliveryAction;
import io.jenkins.plugins.kakaomemo.send.MemoRecord;
import io.jenkins.plugins.kakaomemo.send.OutboxAtWork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jvnet.hudson.test.JenkinsRule;

/** A row, tried on a real Jenkins. */
final class Trial {

    static final String SEPARATOR = " // ";

    private static final String NOTHING = "nothing";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Map<String, String> LEFT =
            Map.of("json", "waiting", "unknown", "perhaps sent", "sending", "half sent");

    private final Row row;
    private final String id;
    private final JenkinsRule jenkins;
    private final KakaoEmulator kakao;
    private final Scene scene;
    private final Job<?, ?> job;
    private int requestsBefore;
    private QueueTaskFuture<? extends Run<?, ?>> building;
    private Run<?, ?> build;
    private String console;

    Trial(Row row, int number, JenkinsRule jenkins, EmulatedKakao kakao, OffClock clock) throws Exception {
        this.row = row;
        this.id = "row-" + number;
        this.jenkins = jenkins;
        this.kakao = kakao.emulator();
        this.scene = new Scene(kakao, clock, number);
        this.job = row.sender() == Row.Sender.ACTION ? freestyle() : pipeline();
    }

    private Job<?, ?> pipeline() throws Exception {
        WorkflowJob pipeline = jenkins.createProject(WorkflowJob.class, id);
        boolean certain = row.sender() == Row.Sender.CERTAIN_STEP;
        String others = row.others().isEmpty() ? "" : ", to: [account('" + id + "'), " + row.others() + "]";
        String step = "kakaoMemo credentialsId: '" + id + "', message: '" + id + "', failOnError: " + certain + others;
        pipeline.setDefinition(new CpsFlowDefinition(step, true));
        return pipeline;
    }

    private Job<?, ?> freestyle() throws IOException {
        KakaoMemoNotifier action = new KakaoMemoNotifier();
        action.setCredentialsId(id);
        action.setOn(List.of("always"));
        FreeStyleProject freestyle = jenkins.createFreeStyleProject(id);
        freestyle.getPublishersList().add(action);
        return freestyle;
    }

    Row row() {
        return row;
    }

    /** Lets it go wrong, and starts the build. */
    void start() throws Exception {
        await(row.name()).atMost(PATIENCE).until(() -> kakao.faults().pending() == 0);
        row.wrong().in(scene);
        requestsBefore = kakao.requests().size();
        building = job instanceof WorkflowJob pipeline
                ? pipeline.scheduleBuild2(0)
                : ((FreeStyleProject) job).scheduleBuild2(0);
    }

    /** Waits until the build and its memo are through. */
    void awaitBuild() throws Exception {
        build = building.waitForStart();
        jenkins.waitForCompletion(build);
        awaitOutbox();
        console = JenkinsRule.getLog(build);
    }

    /** Lets all be well again. */
    void repair() throws IOException {
        scene.repair();
    }

    /** Lets time pass. */
    void goOn() throws Exception {
        row.later().in(scene);
        OutboxAtWork.deliverDue();
        awaitOutbox();
    }

    private void awaitOutbox() {
        await(row.name()).atMost(PATIENCE).until(OutboxAtWork::isIdle);
    }

    Row.Outcome end() throws Exception {
        OutboxAtWork.writeChanges();
        if (build instanceof WorkflowRun) {
            build.reload();
        }
        scene.end();
        return new Row.Outcome(
                build.getResult().toString().toLowerCase(Locale.ROOT),
                memos(),
                sends(),
                tokens(),
                status(),
                left(),
                line());
    }

    private int memos() {
        return (int) kakao.memos().stream()
                .filter(memo -> memo.user() == scene.user())
                .count();
    }

    private int sends() {
        return count(
                EmulatedKakao.MEMO,
                request -> request.form().isEmpty()
                        || request.form().get("template_object").contains("/job/" + id + "/"));
    }

    private int tokens() {
        return count(
                EmulatedKakao.TOKEN,
                request -> scene.refreshToken().equals(request.form().get("refresh_token")));
    }

    private int count(String path, Predicate<RecordedRequest> own) {
        return (int) kakao.requests().stream()
                .skip(requestsBefore)
                .filter(request -> request.path().equals(path))
                .filter(own)
                .count();
    }

    private DeliveryStatus status() {
        List<MemoRecord> memos = build.getAction(DeliveryAction.class).getRows();
        if (memos.size() != 1) {
            throw new AssertionError(row.name() + ": the build remembers " + memos);
        }
        return memos.get(0).result().status();
    }

    private String left() throws IOException {
        Path outbox = AccountTokens.stateFolder("outbox");
        if (!Files.exists(outbox)) {
            return NOTHING;
        }
        try (Stream<Path> files = Files.list(outbox)) {
            Map<String, Long> states = files.filter(Files::isRegularFile)
                    .filter(this::isOwn)
                    .map(file -> file.toString().replaceFirst(".*\\.", ""))
                    .map(suffix -> LEFT.getOrDefault(suffix, suffix))
                    .collect(Collectors.groupingBy(state -> state, Collectors.counting()));
            return states.isEmpty()
                    ? NOTHING
                    : states.entrySet().stream()
                            .map(entry -> entry.getValue() + " " + entry.getKey())
                            .sorted()
                            .collect(Collectors.joining(", "));
        }
    }

    private boolean isOwn(Path file) {
        try {
            return Files.readString(file).contains("/job/" + id + "/");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the console says of the memo, but for the name of the account and the time of the next try. */
    private String line() {
        List<String> lines = console.lines()
                .map(line -> line.replaceFirst("^ERROR: ", ""))
                .filter(line -> line.contains("KakaoTalk memo"))
                .toList();
        return String.join(SEPARATOR, lines)
                .replaceFirst("Next try: .*", "Next try: ….")
                .replace('"' + id + '"', "\"account\"");
    }

    String console() {
        return console;
    }

    /** What nobody may read in a console. */
    List<String> secrets() {
        return List.of(scene.refreshToken(), EmulatorApp.REST_API_KEY, EmulatorApp.CLIENT_SECRET);
    }
}
