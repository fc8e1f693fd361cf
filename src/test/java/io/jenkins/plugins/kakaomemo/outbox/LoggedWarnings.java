package io.jenkins.plugins.kakaomemo.outbox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Listens to the warnings of all that delivers, until it is closed. */
public final class LoggedWarnings extends Handler {

    private final Logger logger = Logger.getLogger("io.jenkins.plugins.kakaomemo.outbox");
    private final boolean reachedParents = logger.getUseParentHandlers();
    private final List<String> messages = new CopyOnWriteArrayList<>();

    public LoggedWarnings() {
        logger.addHandler(this);
        logger.setUseParentHandlers(false);
    }

    public List<String> messages() {
        return List.copyOf(messages);
    }

    @Override
    public void publish(LogRecord record) {
        if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
            messages.add(new SimpleFormatter().formatMessage(record));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(reachedParents);
    }
}
