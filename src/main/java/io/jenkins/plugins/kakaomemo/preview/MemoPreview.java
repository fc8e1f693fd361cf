package io.jenkins.plugins.kakaomemo.preview;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.User;
import hudson.util.HttpResponses;
import io.jenkins.plugins.kakaomemo.account.LocatedAccount;
import io.jenkins.plugins.kakaomemo.build.BuildFacts;
import io.jenkins.plugins.kakaomemo.config.PersonalAccounts;
import io.jenkins.plugins.kakaomemo.config.PersonalConnectionProperty;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.kakao.SendOutcome;
import io.jenkins.plugins.kakaomemo.send.Previewable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.model.Jenkins;
import net.sf.json.JSONException;
import net.sf.json.JSONObject;
import org.jvnet.localizer.LocaleProvider;
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
                @QueryParameter String json)
                throws InterruptedException {
            checkPermission(item);
            try {
                return PreviewAnswer.drawn(preview(request, item, type, json));
            } catch (InvalidFieldException e) {
                return PreviewAnswer.refused(e);
            }
        }

        /** The same, sent to the user who asks for it. */
        @POST
        public HttpResponse doSend(
                StaplerRequest2 request,
                @AncestorInPath Item item,
                @QueryParameter String type,
                @QueryParameter String json)
                throws InterruptedException {
            checkPermission(item);
            try {
                return sendToViewer(preview(request, item, type, json).memos());
            } catch (InvalidFieldException e) {
                return PreviewAnswer.refused(e);
            }
        }

        /**
         * Needs Configure: macros are expanded with everything that the build knew, its parameters included, so only
         * users who could put such macros into the job may see the result. The job of a branch cannot be configured;
         * there the project decides.
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

        private static Previewable.Preview preview(
                StaplerRequest2 request, @CheckForNull Item item, String type, String json)
                throws InterruptedException {
            Run<?, ?> build = item instanceof Job<?, ?> job ? job.getLastCompletedBuild() : null;
            Previewable.Preview preview = form(type, json, request).preview(build);
            if (build != null) {
                return preview;
            }
            List<String> notes = new ArrayList<>(List.of(Messages.MemoPreview_NoBuild()));
            notes.addAll(preview.notes());
            return new Previewable.Preview(preview.memos(), preview.given(), notes);
        }

        /**
         * What the fields of a form describe that has not been submitted.
         *
         * @param type the name of the class that the form configures
         * @param json what the form would submit for it
         * @throws InvalidFieldException if a value cannot be read
         */
        private static Previewable form(String type, String json, StaplerRequest2 request) {
            Descriptor<?> descriptor = descriptor(type);
            JSONObject fields = fields(json);
            try {
                return (Previewable) descriptor.newInstance(request, fields);
            } catch (Descriptor.FormException e) {
                throw InvalidFieldException.of(e.getFormField(), locale -> e.getMessage());
            } catch (LinkageError e) {
                // what a descriptor makes of a value that it cannot convert
                throw InvalidFieldException.of(null, Messages._MemoPreview_Unreadable()::toString);
            }
        }

        /** No class but those meant for it is made from what a browser sends. */
        private static Descriptor<?> descriptor(String type) {
            Descriptor<?> descriptor = Jenkins.get().getDescriptor(type);
            if (descriptor == null || !Previewable.class.isAssignableFrom(descriptor.clazz)) {
                throw HttpResponses.errorWithoutStack(400, "type is not the class of a memo");
            }
            return descriptor;
        }

        private static JSONObject fields(String json) {
            try {
                return JSONObject.fromObject(json);
            } catch (JSONException e) {
                throw HttpResponses.errorWithoutStack(400, "json is not what a form submits");
            }
        }

        /**
         * Sends the memos to the own chat of the user who looks at the form, one after the other, as far as the first that
         * fails.
         */
        private static PreviewAnswer sendToViewer(List<Memo> memos) throws InterruptedException {
            User user = User.current();
            if (user == null) {
                return PreviewAnswer.sent(false, Messages.MemoPreview_NotLoggedIn());
            }
            Optional<LocatedAccount> account = PersonalAccounts.of(user);
            if (account.isEmpty()) {
                return PreviewAnswer.notConnected(
                        Messages.MemoPreview_NotConnected(), PersonalConnectionProperty.pageOf(user));
            }
            if (memos.isEmpty()) {
                return PreviewAnswer.sent(false, Messages.MemoPreview_Nothing());
            }
            try {
                return send(memos, account.get());
            } catch (InvalidFieldException e) {
                return PreviewAnswer.sent(false, e.getMessage(LocaleProvider.getLocale()));
            } catch (IOException e) {
                return PreviewAnswer.sent(
                        false, io.jenkins.plugins.kakaomemo.account.Messages.AccountCheck_Storage(e.getMessage()));
            }
        }

        private static PreviewAnswer send(List<Memo> memos, LocatedAccount account)
                throws IOException, InterruptedException {
            for (Memo memo : memos) {
                SendOutcome sent = account.send(memo, List.of());
                String words = sent.words(LocaleProvider.getLocale());
                if (sent.isUnknown()) {
                    return PreviewAnswer.sent(false, Messages.MemoPreview_Unknown(words));
                }
                if (!sent.isSent()) {
                    return PreviewAnswer.sent(false, Messages.MemoPreview_NotSent(sent.code(), words));
                }
            }
            return PreviewAnswer.sent(true, Messages.MemoPreview_Sent());
        }
    }
}
