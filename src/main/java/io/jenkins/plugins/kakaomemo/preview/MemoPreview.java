package io.jenkins.plugins.kakaomemo.preview;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.kakaomemo.build.BuildFacts;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.send.Preview;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.Jenkins;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * The part of a form that shows the memo. It has nothing to save: its descriptor answers the script of {@code
 * preview.jelly}, below the job like the descriptors whose fields it shows.
 */
public final class MemoPreview implements Describable<MemoPreview> {

    private MemoPreview() {}

    @Extension
    public static final class DescriptorImpl extends Descriptor<MemoPreview> {

        /** What would be sent for the last completed build of the job. */
        @POST
        public HttpResponse doDraw(
                StaplerRequest2 request,
                @AncestorInPath Item item,
                @QueryParameter String type,
                @QueryParameter String json) throws InterruptedException {
            checkPermission(item);
            try {
                return PreviewAnswer.drawn(preview(request, item, new MemoForm(type, json)));
            } catch (InvalidFieldException e) {
                return PreviewAnswer.refused(e);
            }
        }

        /** The same, sent to whoever asks for it. */
        @POST
        public HttpResponse doSend(
                StaplerRequest2 request,
                @AncestorInPath Item item,
                @QueryParameter String type,
                @QueryParameter String json)
                throws IOException, InterruptedException {
            checkPermission(item);
            try {
                Preview preview = preview(request, item, new MemoForm(type, json));
                return PreviewAnswer.sent(PersonalChat.send(preview.memos()));
            } catch (InvalidFieldException e) {
                return PreviewAnswer.refused(e);
            }
        }

        /**
         * Needs Configure: macros are expanded with everything that the build knew, its parameters included, so only users
         * who could put such macros into the job may see the result. The job of a branch cannot be configured; there the
         * project decides.
         */
        private static void checkPermission(@CheckForNull Item item) {
            if (item == null) {
                Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            } else {
                configurable(item).checkPermission(Item.CONFIGURE);
            }
        }

        private static Item configurable(Item item) {
            boolean ofBranch = item instanceof Job<?, ?> job
                    && job.getLastBuild() != null
                    && BuildFacts.branchOf(job.getLastBuild()) != null;
            return ofBranch && item.getParent() instanceof Item project ? project : item;
        }

        private static Preview preview(StaplerRequest2 request, @CheckForNull Item item, MemoForm form) throws InterruptedException {
            Run<?, ?> build = item instanceof Job<?, ?> job ? job.getLastCompletedBuild() : null;
            Preview preview = form.read(request).preview(build);
            if (build != null) {
                return preview;
            }
            List<String> notes = new ArrayList<>(List.of(Messages.MemoPreview_NoBuild()));
            notes.addAll(preview.notes());
            return new Preview(preview.memos(), preview.given(), notes);
        }
    }
}
