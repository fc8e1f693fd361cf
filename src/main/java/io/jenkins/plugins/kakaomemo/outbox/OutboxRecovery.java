package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.outbox.OutboxFolder.Entry;
import io.jenkins.plugins.kakaomemo.outbox.OutboxFolder.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads what the process before has left in the folder of an outbox.
 *
 * @param mostBytes a file that is larger is no memo
 */
record OutboxRecovery(Path folder, long mostBytes) {

    private static final Logger LOGGER = Logger.getLogger(OutboxRecovery.class.getName());

    /**
     * Every memo that is still to be dealt with, after setting aside what is no memo. Deletes what a crash has left of
     * unfinished files, of the members of a digest, and of memos that are not to be sent later: nothing of them went out,
     * and their builds send them anew.
     */
    Collection<Entry> entries() throws IOException {
        Map<String, Entry> byId = new LinkedHashMap<>();
        for (State state : State.values()) {
            for (Path file : files(state.suffix())) {
                read(file, state, byId.keySet())
                        .ifPresent(entry -> byId.put(entry.memo().id(), entry));
            }
        }
        files(OutboxFolder.UNFINISHED).forEach(OutboxRecovery::delete);
        Set<String> replaced = byId.values().stream()
                .flatMap(entry -> entry.memo().replaces().stream())
                .collect(Collectors.toSet());
        for (Entry entry : List.copyOf(byId.values())) {
            String id = entry.memo().id();
            if (replaced.contains(id) || isForNowOnly(entry)) {
                delete(folder.resolve(id + entry.state().suffix()));
                byId.remove(id);
            }
        }
        return byId.values();
    }

    private static boolean isForNowOnly(Entry entry) {
        return entry.state() == State.WAITING && entry.memo().policy() == DeliveryPolicy.NO_RETRY;
    }

    private List<Path> files(String suffix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> nameOf(file).endsWith(suffix))
                    .filter(Files::isRegularFile)
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Optional<Entry> read(Path file, State state, Set<String> found) {
        String name = nameOf(file);
        String id = name.substring(0, name.length() - state.suffix().length());
        try {
            long bytes = Files.size(file);
            if (found.contains(id) || bytes > mostBytes || !MemoIds.isId(id)) {
                throw new IOException("not a file of this outbox");
            }
            PendingMemo memo = Json.read(Files.readString(file), PendingMemo.class);
            if (!memo.id().equals(id)) {
                throw new IOException("the memo of another file");
            }
            return Optional.of(new Entry(memo, state, bytes));
        } catch (IOException e) {
            setAside(file, e);
            return Optional.empty();
        }
    }

    private String nameOf(Path file) {
        return folder.relativize(file).toString();
    }

    private void setAside(Path file, IOException why) {
        Path damaged = folder.resolve("damaged");
        Path aside = damaged.resolve(nameOf(file));
        try {
            PrivateFiles.createFolder(damaged);
            PrivateFiles.move(file, aside);
            LOGGER.log(Level.WARNING, "A damaged memo was set aside: {0} ({1})", new Object[] {aside, nameOf(why)});
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "A damaged memo could not be set aside: " + file, e);
        }
    }

    /** A parser's message would quote the memo. */
    private static String nameOf(IOException why) {
        return why.getClass() == IOException.class
                ? why.getMessage()
                : why.getClass().getSimpleName();
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "What a crash has left could not be deleted: " + file, e);
        }
    }
}
