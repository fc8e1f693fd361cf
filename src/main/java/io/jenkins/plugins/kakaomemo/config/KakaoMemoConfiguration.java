package io.jenkins.plugins.kakaomemo.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.kakaomemo.account.AccountLookup;
import io.jenkins.plugins.kakaomemo.condition.BuildResult;
import io.jenkins.plugins.kakaomemo.content.Fields;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import java.util.List;
import java.util.Locale;
import jenkins.model.GlobalConfiguration;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** The part of the global configuration that is about memos. */
@Extension
@Symbol("kakaoMemo")
public final class KakaoMemoConfiguration extends GlobalConfiguration implements AccountField {

    private String credentialsId;
    private String personalCredentialsId;
    private List<String> on;
    private String template;
    private String imageUrl;
    private boolean muted;
    private RingPolicy ring = RingPolicy.FAILURES;
    private DeliverySettings delivery = new DeliverySettings();

    public KakaoMemoConfiguration() {
        load();
    }

    public static KakaoMemoConfiguration get() {
        return ExtensionList.lookupSingleton(KakaoMemoConfiguration.class);
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.KakaoMemoConfiguration_DisplayName();
    }

    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) throws FormException {
        return Fields.bound(() -> super.configure(request, form));
    }

    /** The account of every memo that names none, or {@code null}. */
    @CheckForNull
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(@CheckForNull String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
        save();
    }

    /** The account whose app people connect their own KakaoTalk with, or {@code null} if they cannot. */
    @CheckForNull
    public String getPersonalCredentialsId() {
        return personalCredentialsId;
    }

    @DataBoundSetter
    public void setPersonalCredentialsId(@CheckForNull String personalCredentialsId) {
        this.personalCredentialsId = Util.fixEmptyAndTrim(personalCredentialsId);
        save();
    }

    /** The conditions of every notification that has none, or empty for failure and fixed. */
    public List<String> getOn() {
        return Util.fixNull(on);
    }

    @DataBoundSetter
    public void setOn(@CheckForNull List<String> on) {
        this.on = ConditionBoxes.read(on);
        save();
    }

    /** How a build card is drawn where a memo does not say so: {@code feed}, {@code text}, or {@code null} for feed. */
    @CheckForNull
    public String getTemplate() {
        return template;
    }

    @DataBoundSetter
    public void setTemplate(@CheckForNull String template) {
        this.template = Util.fixEmptyAndTrim(template);
        save();
    }

    /** A public picture for build cards, <code>{result}</code> in it standing for the result; or {@code null}. */
    @CheckForNull
    public String getImageUrl() {
        return imageUrl;
    }

    /** @throws InvalidFieldException if it is no http or https address */
    @DataBoundSetter
    public void setImageUrl(@CheckForNull String imageUrl) {
        String address = Util.fixEmptyAndTrim(imageUrl);
        checkImageUrl(address);
        this.imageUrl = address;
        save();
    }

    private static void checkImageUrl(@CheckForNull String address) {
        Fields.named(
                kakaosName -> "imageUrl",
                () -> Link.to(address == null ? null : imageUrlFor(address, BuildResult.SUCCESS)));
    }

    /** The picture for a build with that result, or {@code null} for none. */
    @CheckForNull
    public String imageUrlFor(BuildResult result) {
        return imageUrl == null ? null : imageUrlFor(imageUrl, result);
    }

    private static String imageUrlFor(String pattern, BuildResult result) {
        return pattern.replace("{result}", result.name().toLowerCase(Locale.ROOT));
    }

    public boolean isMuted() {
        return muted;
    }

    @DataBoundSetter
    public void setMuted(boolean muted) {
        this.muted = muted;
        save();
    }

    /** For which memos to people their phones ring: {@code people} (all of them), {@code failures} or {@code never}. */
    public String getRing() {
        return ring.word();
    }

    /** @throws InvalidFieldException if it is no such word */
    @DataBoundSetter
    public void setRing(@CheckForNull String ring) {
        this.ring = Util.fixEmptyAndTrim(ring) == null ? RingPolicy.FAILURES : RingPolicy.of(ring);
        save();
    }

    RingPolicy ringPolicy() {
        return ring;
    }

    /** Whether phones may ring at all: whether people who connect are asked for what that needs. */
    public boolean isRinging() {
        return ring != RingPolicy.NEVER;
    }

    public DeliverySettings getDelivery() {
        return delivery;
    }

    @DataBoundSetter
    public void setDelivery(@CheckForNull DeliverySettings delivery) {
        this.delivery = delivery == null ? new DeliverySettings() : delivery;
        save();
    }

    MemoScopes.MemoScope scope() {
        return new MemoScopes.MemoScope(Messages._MemoScopes_Controller(), credentialsId, getOn(), null, muted);
    }

    public ConditionBoxes conditions() {
        return new ConditionBoxes(getOn(), true);
    }

    @POST
    public ListBoxModel doFillTemplateItems() {
        return new ListBoxModel(
                new ListBoxModel.Option(Messages.KakaoMemoConfiguration_Card(), ""),
                new ListBoxModel.Option(Messages.KakaoMemoConfiguration_Text(), "text"));
    }

    @POST
    public ListBoxModel doFillRingItems() {
        return new ListBoxModel(
                new ListBoxModel.Option(Messages.KakaoMemoConfiguration_RingPeople(), "people"),
                new ListBoxModel.Option(Messages.KakaoMemoConfiguration_RingFailures(), "failures"),
                new ListBoxModel.Option(Messages.KakaoMemoConfiguration_RingNever(), "never"));
    }

    @POST
    public FormValidation doCheckImageUrl(@QueryParameter String value) {
        return Fields.check(() -> checkImageUrl(Util.fixEmptyAndTrim(value)));
    }

    @POST
    public ListBoxModel doFillPersonalCredentialsIdItems(@QueryParameter String personalCredentialsId) {
        return AccountLookup.choices(
                null, personalCredentialsId, Messages.KakaoMemoConfiguration_NoPersonalConnections());
    }

    @Override
    public String inheritedCredentialsId(@CheckForNull Item item) {
        return null;
    }
}
