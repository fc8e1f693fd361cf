package io.jenkins.plugins.kakaomemo.send;

import hudson.model.InvisibleAction;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryStatus;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jenkins.model.RunAction2;
import org.kohsuke.stapler.HttpRedirect;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** On the page of a build: what has become of its memos. */
public final class DeliveryAction extends InvisibleAction implements RunAction2 {

    /** How many memos are told one by one, and those that wait besides; the oldest of the others are only counted. */
    static final int MOST = 100;

    private final List<MemoRecord> records = new CopyOnWriteArrayList<>();
    private final Map<DeliveryStatus, Integer> earlier = new ConcurrentHashMap<>();
    private transient Run<?, ?> run;

    public DeliveryAction(Run<?, ?> run) {
        this.run = run;
    }

    /** What is known of a memo of the build, or empty if it was never begun. */
    public static Optional<MemoRecord> find(Run<?, ?> run, String key) {
        DeliveryAction action = run.getAction(DeliveryAction.class);
        return action == null ? Optional.empty() : action.find(key);
    }

    /** The action of the build, which gets one if it has none. The build's own lock is held while it is saved. */
    static DeliveryAction of(Run<?, ?> run) {
        synchronized (DeliveryAction.class) {
            DeliveryAction action = run.getAction(DeliveryAction.class);
            if (action == null) {
                action = new DeliveryAction(run);
                run.addAction(action);
            }
            return action;
        }
    }

    /** Notes what has become of a memo; the caller saves the build. */
    synchronized void put(MemoRecord record) {
        Optional<MemoRecord> known = find(record.key());
        if (known.isPresent()) {
            records.set(records.indexOf(known.get()), record);
        } else {
            records.add(record);
        }
        sumUp();
    }

    private void sumUp() {
        List<MemoRecord> oldest = records.stream()
                .filter(record -> !record.result().isWaiting())
                .limit(Math.max(0, records.size() - MOST))
                .toList();
        oldest.forEach(record -> earlier.merge(record.result().status(), 1, Integer::sum));
        records.removeAll(oldest);
    }

    private Optional<MemoRecord> find(String key) {
        return records.stream().filter(each -> each.key().equals(key)).findFirst();
    }

    /** One for each memo, in the order in which they were made. */
    public List<MemoRecord> getRows() {
        return List.copyOf(records);
    }

    /** What became of earlier memos, such as {@code Sent: 850, Not sent: 50}; empty if all are in {@link #getRows}. */
    public String getEarlier() {
        return Stream.of(DeliveryStatus.values())
                .filter(earlier::containsKey)
                .map(status -> MemoRecord.textOf(status) + ": " + earlier.get(status))
                .collect(Collectors.joining(", "));
    }

    public boolean isAllowedToSendAgain() {
        return run.getParent().hasPermission(Item.BUILD);
    }

    @POST
    public HttpResponse doSendAgain(@QueryParameter String memo) throws IOException {
        run.getParent().checkPermission(Item.BUILD);
        boolean known = records.stream()
                .filter(record -> record.result().status() == DeliveryStatus.UNKNOWN)
                .anyMatch(record -> record.getMemo().equals(memo));
        if (known) {
            ControllerOutbox.get().sendAgain(memo);
        }
        return new HttpRedirect("..");
    }

    @Override
    public void onAttached(Run<?, ?> attached) {
        run = attached;
    }

    @Override
    public void onLoad(Run<?, ?> loaded) {
        run = loaded;
    }

    @Override
    public String getUrlName() {
        return "kakao-memo";
    }
}
