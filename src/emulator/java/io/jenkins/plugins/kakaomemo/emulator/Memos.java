package io.jenkins.plugins.kakaomemo.emulator;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The accepted messages in order. */
final class Memos {

    private final Clock clock;
    private final List<Memo> accepted = new ArrayList<>();
    private final List<Consumer<Memo>> listeners = new CopyOnWriteArrayList<>();

    Memos(Clock clock) {
        this.clock = clock;
    }

    synchronized void accept(EmulatorUser sender, EmulatorUser receiver, Message message) {
        Memo memo = new Memo(
                accepted.size() + 1,
                sender,
                receiver,
                message.kind(),
                message.content(),
                clock.instant(),
                message.unregisteredLinks());
        accepted.add(memo);
        listeners.forEach(listener -> listener.accept(memo));
    }

    synchronized List<Memo> all() {
        return List.copyOf(accepted);
    }

    void onAccept(Consumer<Memo> listener) {
        listeners.add(listener);
    }
}
