package io.jenkins.plugins.kakaomemo.cli;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Runs a refresh to its end, even if the command is interrupted: Kakao may just have issued a new refresh
 * token in place of the one in the file.
 */
final class RefreshExecutor implements Executor, AutoCloseable {

    /** The longest time of a refresh, with the wait for its lock. */
    private static final int LONGEST_REFRESH_SECONDS = 30;

    private final ExecutorService executor = Executors.newSingleThreadExecutor();
    private final Thread onExit = new Thread(this::finish);

    RefreshExecutor() {
        Runtime.getRuntime().addShutdownHook(onExit);
    }

    @Override
    public void execute(Runnable refresh) {
        executor.execute(refresh);
    }

    @Override
    public void close() {
        finish();
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException e) {
            // the process is ending: the hook runs
            return;
        }
    }

    private void finish() {
        executor.shutdown();
        try {
            executor.awaitTermination(LONGEST_REFRESH_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
