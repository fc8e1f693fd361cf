package io.jenkins.plugins.kakaomemo.content;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.template.Social;
import java.io.Serializable;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Counters below a feed; KakaoTalk shows the first three that are given. Each is 0 or more, or {@code null}. */
public final class SocialCounts implements Describable<SocialCounts>, Serializable {

    private static final long serialVersionUID = 1L;

    private Integer likeCount;
    private Integer commentCount;
    private Integer sharedCount;
    private Integer viewCount;
    private Integer subscriberCount;

    @DataBoundConstructor
    public SocialCounts() {}

    @CheckForNull
    public Integer getLikeCount() {
        return likeCount;
    }

    @DataBoundSetter
    public void setLikeCount(@CheckForNull Integer likeCount) {
        this.likeCount = likeCount;
    }

    @CheckForNull
    public Integer getCommentCount() {
        return commentCount;
    }

    @DataBoundSetter
    public void setCommentCount(@CheckForNull Integer commentCount) {
        this.commentCount = commentCount;
    }

    @CheckForNull
    public Integer getSharedCount() {
        return sharedCount;
    }

    @DataBoundSetter
    public void setSharedCount(@CheckForNull Integer sharedCount) {
        this.sharedCount = sharedCount;
    }

    @CheckForNull
    public Integer getViewCount() {
        return viewCount;
    }

    @DataBoundSetter
    public void setViewCount(@CheckForNull Integer viewCount) {
        this.viewCount = viewCount;
    }

    @CheckForNull
    public Integer getSubscriberCount() {
        return subscriberCount;
    }

    @DataBoundSetter
    public void setSubscriberCount(@CheckForNull Integer subscriberCount) {
        this.subscriberCount = subscriberCount;
    }

    /** @throws InvalidFieldException if a counter is negative */
    Social toSocial() {
        return Fields.named(
                kakaosName -> "social." + Fields.camelCase(kakaosName),
                () -> new Social(likeCount, commentCount, sharedCount, viewCount, subscriberCount));
    }

    @Extension
    @Symbol("social")
    public static final class DescriptorImpl extends Descriptor<SocialCounts> {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.SocialCounts_DisplayName();
        }

        @POST
        public FormValidation doCheckLikeCount(@QueryParameter String value) {
            return Fields.checkAmount(value);
        }

        @POST
        public FormValidation doCheckCommentCount(@QueryParameter String value) {
            return Fields.checkAmount(value);
        }

        @POST
        public FormValidation doCheckSharedCount(@QueryParameter String value) {
            return Fields.checkAmount(value);
        }

        @POST
        public FormValidation doCheckViewCount(@QueryParameter String value) {
            return Fields.checkAmount(value);
        }

        @POST
        public FormValidation doCheckSubscriberCount(@QueryParameter String value) {
            return Fields.checkAmount(value);
        }
    }
}
