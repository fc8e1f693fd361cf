package io.jenkins.plugins.kakaomemo.send;

import hudson.Extension;
import hudson.model.Item;
import hudson.model.listeners.ItemListener;
import hudson.security.ACL;
import hudson.security.ACLContext;
import jenkins.model.Jenkins;

/** Has memos, and what is remembered of them, follow a job or folder that is renamed or moved. */
@Extension
public final class RenameListener extends ItemListener {

    @Override
    public void onLocationChanged(Item item, String from, String to) {
        if (!isInRenamedFolder(from)) {
            ControllerOutbox.get().outbox.rename(from, to);
            ControllerOutbox.get().history().rename(from, to);
        }
    }

    /** Jenkins tells of a folder first, and then of each job in it. */
    private static boolean isInRenamedFolder(String from) {
        int slash = from.lastIndexOf('/');
        try (ACLContext ignored = ACL.as2(ACL.SYSTEM2)) {
            return slash > 0 && Jenkins.get().getItemByFullName(from.substring(0, slash)) == null;
        }
    }
}
