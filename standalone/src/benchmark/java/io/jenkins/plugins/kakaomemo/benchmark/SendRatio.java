package io.jenkins.plugins.kakaomemo.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/**
 * What {@link WarmSend} measured: each iteration of this project against the one of the bare client just before it or
 * after it.
 *
 * @param bare memos per second of the bare client, one entry per pair of iterations
 * @param ours those of this project
 * @param requests per memo of this project
 * @param connections opened anew per memo of this project, apart from those in place of a closed one
 * @param memos of both
 * @param lost how many of these got no answer
 */
record SendRatio(List<Double> bare, List<Double> ours, double requests, double connections, double memos, double lost) {

    private static final double MOST_LOST = 0.001;

    static SendRatio of(RunResult run) {
        List<Double> bare = new ArrayList<>();
        List<Double> ours = new ArrayList<>();
        double memos = 0;
        double memosOfOurs = 0;
        double requests = 0;
        double connections = 0;
        double lost = 0;
        for (var fork : run.getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) {
                memos += count(iteration, "memos");
                lost += count(iteration, "lost");
                double speed = iteration.getPrimaryResult().getScore();
                if (count(iteration, "memosOfOurs") == 0) {
                    bare.add(speed);
                } else {
                    ours.add(speed);
                    memosOfOurs += count(iteration, "memosOfOurs");
                    requests += count(iteration, "requests");
                    connections += count(iteration, "connections") - count(iteration, "lost");
                }
            }
        }
        return new SendRatio(bare, ours, requests / memosOfOurs, connections / memosOfOurs, memos, lost);
    }

    /** @throws IllegalStateException if a memo takes more than one request on an open connection, or answers were lost */
    SendRatio {
        if (bare.isEmpty() || bare.size() != ours.size()) {
            throw new IllegalStateException(
                    bare.size() + " iterations of the bare client, " + ours.size() + " of ours");
        }
        if (lost > MOST_LOST * memos) {
            throw new IllegalStateException(lost + " of " + memos + " answers were lost");
        }
        if (requests != 1 || connections > 0) {
            throw new IllegalStateException(
                    requests + " requests and " + connections + " new connections per memo, not 1 and 0");
        }
    }

    /** Ours divided by bare, pair by pair. */
    List<Double> pairs() {
        List<Double> pairs = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            pairs.add(ours.get(i) / bare.get(i));
        }
        return pairs;
    }

    private static double count(IterationResult iteration, String name) {
        return iteration.getSecondaryResults().get(name).getScore();
    }
}
