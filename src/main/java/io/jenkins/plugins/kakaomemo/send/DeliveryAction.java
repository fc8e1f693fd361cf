package io.jenkins.plugins.kakaomemo.send;

import hudson.model.AbstractBuild;
import hudson.model.InvisibleAction;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryStatus;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.RunAction2;
import org.kohsuke.stapler.HttpRedirect;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** On the page of a build: what has become of its memos. */
public final class DeliveryAction extends InvisibleAction implements RunAction2 {

    private static final Logger LOGGER = Logger.getLogger(DeliveryAction.class.getName());

    private final List<MemoRecord> records = new CopyOnWriteArrayList<>();
    private transient Run<?, ?> run;

    public DeliveryAction(Run<?, ?> run) {
        this.run = run;
    }

    /** What is known of a memo of the build, or empty if it was never begun. */
    public static Optional<MemoRecord> find(Run<?, ?> run, String key) {
        DeliveryAction action = run.getAction(DeliveryAction.class);
        return action == null ? Optional.empty() : action.find(key);
    }

    /** Notes what has become of a memo. On return that survives a crash, unless the build itself would not. */
    static void note(Run<?, ?> run, MemoRecord record) {
        synchronized (run) {
            DeliveryAction action = run.getAction(DeliveryAction.class);
            if (action == null) {
                action = new DeliveryAction(run);
                run.addAction(action);
            }
            action.put(record);
        }
        if (run instanceof AbstractBuild<?, ?> && run.isBuilding()) {
            return;
        }
        try {
            run.save();
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "What became of a memo could not be written to " + run);
        }
    }

    private void put(MemoRecord record) {
        for (int i = 0; i < records.size(); i++) {
            if (records.get(i).key().equals(record.key())) {
                records.set(i, record);
                return;
            }
        }
        records.add(record);
    }

    private Optional<MemoRecord> find(String key) {
        return records.stream().filter(each -> each.key().equals(key)).findFirst();
    }

    /** One for each memo, in the order in which they were made. */
    public List<MemoRecord> getRows() {
        return List.copyOf(records);
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
