package io.jenkins.plugins.kakaomemo.emulator;

import java.util.ArrayList;
import java.util.List;

/** The faults to come. Those of one path come in the order they were added. Thread-safe. */
public final class Faults {

    private final List<Pending> pending = new ArrayList<>();

    Faults() {}

    /** Adds a fault for the next request of this path, such as {@code /oauth/token}. */
    public synchronized void next(String path, Fault fault) {
        pending.add(new Pending(path, fault));
    }

    /** Forgets the faults still to come. */
    public synchronized void clear() {
        pending.clear();
    }

    /** How many requests are still to get a fault; one that lasts forever counts as one. */
    public synchronized int pending() {
        return pending.stream()
                .mapToInt(each -> each.left == Integer.MAX_VALUE ? 1 : each.left)
                .sum();
    }

    /** The fault for a request of this path, {@link Fault#NONE} if there is none. */
    synchronized Fault take(String path) {
        for (Pending each : pending) {
            if (each.path.equals(path)) {
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
