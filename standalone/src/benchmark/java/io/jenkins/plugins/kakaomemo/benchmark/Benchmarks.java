package io.jenkins.plugins.kakaomemo.benchmark;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs all benchmarks and prints their ratios as Markdown. The first argument is where JMH's own report goes. */
public final class Benchmarks {

    private static final Map<String, String> SENDING = new LinkedHashMap<>();
    private static final Map<String, String> REST = new LinkedHashMap<>();

    static {
        SENDING.put("WarmSend.with1Thread", "1 thread");
        SENDING.put("WarmSend.with16Threads", "16 threads");
        REST.put("SingleFlight.waiter", "a new token, each of 1,000 threads that wait for it");
        REST.put("Composing.typicalText", "a text that fits, checked");
        REST.put("Composing.longTextShortened", "a text of 10,000 units, shortened");
        REST.put("Composing.longTextSplit", "a text of 10,000 units, split");
        REST.put("Composing.feedAsJson", "a feed with 5 rows and 2 buttons, as JSON");
    }

    private Benchmarks() {}

    public static void main(String[] arguments) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("\\.(WarmSend|SingleFlight|Composing)\\.")
                        .shouldFailOnError(true)
                        .output(arguments[0])
                        .build())
                .run();
        print(results.stream().collect(Collectors.toMap(Benchmarks::name, result -> result)));
    }

    private static String name(RunResult result) {
        return result.getParams().getBenchmark().replaceFirst(".*\\.(\\w+\\.\\w+)$", "$1");
    }

    private static void print(Map<String, RunResult> results) {
        System.out.printf(
                "Java %s, %s, %d processors%n%n",
                System.getProperty("java.version"),
                System.getProperty("os.name"),
                Runtime.getRuntime().availableProcessors());
        row(
                "warm send",
                "bare client, memos/s",
                "ours, memos/s",
                "ours / bare",
                "middle half of the pairs",
                "requests a memo",
                "new connections a memo",
                "answers lost");
        row("---", "---:", "---:", "---:", "---:", "---:", "---:", "---:");
        SENDING.forEach((name, words) -> {
            SendRatio sending = SendRatio.of(results.get(name));
            List<Double> pairs = sending.pairs();
            row(
                    words,
                    number("%,.0f", quantile(sending.bare(), 0.5)),
                    number("%,.0f", quantile(sending.ours(), 0.5)),
                    number("%.2f", quantile(pairs, 0.5)),
                    number("%.2f", quantile(pairs, 0.25)) + " to " + number("%.2f", quantile(pairs, 0.75)),
                    number("%.0f", sending.requests()),
                    number("%.0f", Math.max(0, sending.connections())),
                    number("%,.0f", sending.lost()) + " of " + number("%,.0f", sending.memos()));
        });
        System.out.println();
        double bareSend =
                1e6 / quantile(SendRatio.of(results.get("WarmSend.with1Thread")).bare(), 0.5);
        row("besides", "microseconds", "of a send by the bare client");
        row("---", "---:", "---:");
        REST.forEach((name, words) -> {
            double time = results.get(name).getPrimaryResult().getScore();
            row(words, number("%,.1f", time), number("%.3f", time / bareSend));
        });
    }

    private static void row(String... cells) {
        System.out.println("| " + String.join(" | ", cells) + " |");
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private static double quantile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.round(share * (sorted.size() - 1)));
    }
}
