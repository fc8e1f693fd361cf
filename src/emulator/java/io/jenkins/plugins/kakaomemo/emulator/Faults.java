package io.jenkins.plugins.kakaomemo.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The faults to come. Those of one path strike in the order they were added. Thread-safe. */
public final class Faults {

    /** Stands for whatever path is requested next. */
    public static final String ANY_PATH = "*";

    private final List<Pending> pending = new ArrayList<>();

    Faults() {}

    /** Lets a fault strike the next request of this path, such as {@code /oauth/token}. */
    public synchronized void next(String path, Fault fault) {
        pending.add(new Pending(path, fault));
    }

    /** Forgets the faults that have not struck yet. */
    public synchronized void clear() {
        pending.clear();
    }

    /** How many requests are still to be struck; a fault that strikes forever counts as one. */
    public synchronized int pending() {
        return pending.stream()
                .mapToInt(each -> each.left == Integer.MAX_VALUE ? 1 : each.left)
                .sum();
    }

    /** The fault for a request of this path, {@link Fault#NONE} if there is none. */
    synchronized Fault take(String path) {
        return takeFirst(each -> each.path.equals(path) || each.path.equals(ANY_PATH));
    }

    /** Whether the connection just accepted is to be reset. */
    synchronized boolean takeOnAccept() {
        return takeFirst(each -> each.path.equals(ANY_PATH) && each.fault.isOnAccept()) != Fault.NONE;
    }

    private Fault takeFirst(Predicate<Pending> condition) {
        for (Pending each : pending) {
            if (condition.test(each)) {
                if (each.left != Integer.MAX_VALUE && --each.left == 0) {
                    pending.remove(each);
                }
                return each.fault;
            }
        }
        return Fault.NONE;
    }

    private static final class Pending {

        private final String path;
        private final Fault fault;
        private int left;

        Pending(String path, Fault fault) {
            this.path = path;
            this.fault = fault;
            this.left = fault.times();
        }
    }
}
