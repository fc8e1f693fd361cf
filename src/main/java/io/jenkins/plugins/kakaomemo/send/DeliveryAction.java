package io.jenkins.plugins.kakaomemo.send;

import hudson.XmlFile;
import hudson.model.AbstractBuild;
import hudson.model.InvisibleAction;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryStatus;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import jenkins.model.RunAction2;
import org.kohsuke.stapler.HttpRedirect;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * On the page of a build: what has become of its memos. They are in a file of their own, since a Pipeline writes its
 * {@code build.xml} with every step.
 */
public final class DeliveryAction extends InvisibleAction implements RunAction2 {

    private static final Logger LOGGER = Logger.getLogger(DeliveryAction.class.getName());

    private transient Run<?, ?> run;
    private transient MemoRecords records;
    private transient boolean added;

    public DeliveryAction(Run<?, ?> run) {
        this.run = run;
        this.added = true;
    }

    /** What is known of a memo of the build, or empty if it was never begun. */
    public static Optional<MemoRecord> find(Run<?, ?> run, String key) {
        return run.getActions(DeliveryAction.class).stream()
                .flatMap(action -> action.getRows().stream())
                .filter(record -> record.key().equals(key))
                .findFirst();
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

    /** Notes what has become of a memo, to be saved later. */
    void put(MemoRecord record) {
        records().put(record);
    }

    private synchronized MemoRecords records() {
        if (records == null) {
            records = file().exists() ? read() : new MemoRecords();
        }
        return records;
    }

    private MemoRecords read() {
        try {
            return (MemoRecords) file().read();
        } catch (IOException | ClassCastException e) {
            LOGGER.log(Level.WARNING, e, () -> file() + " cannot be read; what became of the memos is forgotten");
            return new MemoRecords();
        }
    }

    private XmlFile file() {
        return new XmlFile(Run.XSTREAM2, new File(run.getRootDir(), "kakao-memo.xml"));
    }

    /** Saves what has become of the memos, and the build if it does not name this action yet and will not by itself. */
    void save() throws IOException {
        file().write(records().copy());
        boolean savedAtItsEnd = run instanceof AbstractBuild<?, ?> && run.isBuilding();
        if (added && !savedAtItsEnd) {
            run.save();
            added = false;
        }
    }

    /** One for each memo, in the order in which they were made. */
    public List<MemoRecord> getRows() {
        return records().all();
    }

    /** What became of earlier memos, such as {@code Sent: 850, Not sent: 50}; empty if all are in {@link #getRows}. */
    public String getEarlier() {
        return records().earlier().entrySet().stream()
                .map(earlier -> MemoRecord.textOf(earlier.getKey()) + ": " + earlier.getValue())
                .collect(Collectors.joining(", "));
    }

    public boolean isAllowedToSendAgain() {
        return run.getParent().hasPermission(Item.BUILD);
    }

    @POST
    public HttpResponse doSendAgain(@QueryParameter String memo) throws IOException {
        run.getParent().checkPermission(Item.BUILD);
        boolean known = getRows().stream()
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
