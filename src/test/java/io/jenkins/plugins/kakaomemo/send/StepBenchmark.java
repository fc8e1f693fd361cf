package io.jenkins.plugins.kakaomemo.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.emulator.MessageQuotas.Quota;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.flow.FlowDurabilityHint;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.properties.DurabilityHintJobProperty;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * What a memo costs a Pipeline, as lines for the table of docs/performance.md: the steps take turns in one build, so that
 * other work of the machine affects all of them. Run by name alone.
 */
class StepBenchmark extends SharedJenkins {

    private static final int ROUNDS = 15;
    private static final int STEPS = 50;
    private static final Pattern TIME = Pattern.compile("(\\w+) took ([0-9.]+) ms");

    @ParameterizedTest
    @EnumSource(names = {"MAX_SURVIVABILITY", "PERFORMANCE_OPTIMIZED"})
    void aStepAgainstOthers(FlowDurabilityHint durability) throws Exception {
        kakao.addAccount("kakao");
        for (Quota quota : Quota.values()) {
            kakao.emulator().quotas().limit(quota, 100_000);
        }
        List<String> steps = new ArrayList<>(List.of("echo 'x'", "fileExists 'x'", "kakaoMemo 'x'"));
        if (StepDescriptor.byFunctionName("httpRequest") != null) {
            steps.add(
                    "httpRequest httpMode: 'POST', contentType: 'APPLICATION_FORM', quiet: true, url: '%s',"
                                    .formatted(kakao.emulator().apiBaseUrl().resolve(EmulatedKakao.MEMO))
                            + " customHeaders: [[name: 'Authorization', value: 'Bearer %s']], requestBody: 'template_object=%s'"
                                    .formatted(
                                            kakao.emulator().issueTokens().accessToken(),
                                            "%7B%22object_type%22%3A%22text%22%2C%22text%22%3A%22x%22%2C%22link%22%3A%7B%7D%7D"));
        }
        WorkflowJob job = jenkins.createProject(WorkflowJob.class);
        job.addProperty(new DurabilityHintJobProperty(durability));
        String round = steps.stream().map(StepBenchmark::timed).collect(Collectors.joining());
        job.setDefinition(new CpsFlowDefinition(
                "node { for (int round = 0; round < %d; round++) { %s } }".formatted(ROUNDS, round), true));

        String log = JenkinsRule.getLog(jenkins.buildAndAssertSuccess(job));

        List<MatchResult> times = TIME.matcher(log).results().toList();
        assertThat(times).hasSize(ROUNDS * steps.size());
        double echo = median(times, "echo");
        for (String step : steps) {
            String name = step.split(" ")[0];
            double median = median(times, name);
            System.out.printf(Locale.ROOT, "| %s | `%s` | %.1f | %.2f |%n", durability, name, median, median / echo);
        }
    }

    private static String timed(String step) {
        return """
                from = System.currentTimeMillis()
                for (int i = 0; i < %d; i++) { %s }
                echo "%s took ${(System.currentTimeMillis() - from) / %1$d} ms"
                """.formatted(STEPS, step, step.split(" ")[0]);
    }

    /** Without the first third of the rounds, in which the virtual machine compiles. */
    private static double median(List<MatchResult> times, String step) {
        double[] warm = times.stream()
                .filter(time -> time.group(1).equals(step))
                .skip(ROUNDS / 3)
                .mapToDouble(time -> Double.parseDouble(time.group(2)))
                .sorted()
                .toArray();
        return warm[warm.length / 2];
    }
}
