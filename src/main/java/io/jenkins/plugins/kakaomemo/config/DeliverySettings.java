package io.jenkins.plugins.kakaomemo.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.AbstractDescribableImpl;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.kakaomemo.content.Fields;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.outbox.Outbox;
import io.jenkins.plugins.kakaomemo.outbox.QuietHours;
import io.jenkins.plugins.kakaomemo.outbox.QuotaSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** How long memos wait that Kakao does not accept, and which of them are put into a digest. */
public final class DeliverySettings extends AbstractDescribableImpl<DeliverySettings> {

    private static final Logger LOGGER = Logger.getLogger(DeliverySettings.class.getName());
    private static final int MOST_HOURS = 168;

    private int keepHours = (int) Outbox.USUAL_LIFE.toHours();
    private int dailyLimit = QuotaSettings.USUAL.dailyLimit();
    private int gatherAtPercent = QuotaSettings.USUAL.gatherAtPercent();
    private int burst = QuotaSettings.USUAL.burst();
    private String quietHours;

    @DataBoundConstructor
    public DeliverySettings() {}

    /** After how many hours a memo is given up, 1 to 168. */
    public int getKeepHours() {
        return keepHours;
    }

    @DataBoundSetter
    public void setKeepHours(int keepHours) {
        this.keepHours = keepHours;
    }

    /** How many memos an account may send a day, 1 to 100,000. */
    public int getDailyLimit() {
        return dailyLimit;
    }

    @DataBoundSetter
    public void setDailyLimit(int dailyLimit) {
        this.dailyLimit = dailyLimit;
    }

    /** From which percentage of the daily limit on automatic memos go into digests, 1 to 100. */
    public int getGatherAtPercent() {
        return gatherAtPercent;
    }

    @DataBoundSetter
    public void setGatherAtPercent(int gatherAtPercent) {
        this.gatherAtPercent = gatherAtPercent;
    }

    /** How many automatic memos of an account go out within a minute before the others go into a digest, 1 to 1,000. */
    public int getBurst() {
        return burst;
    }

    @DataBoundSetter
    public void setBurst(int burst) {
        this.burst = burst;
    }

    /**
     * The hours without automatic memos, such as {@code 22:00-08:00} in the controller's time zone; {@code null} for
     * none.
     */
    @CheckForNull
    public String getQuietHours() {
        return quietHours;
    }

    @DataBoundSetter
    public void setQuietHours(@CheckForNull String quietHours) {
        this.quietHours = Util.fixEmptyAndTrim(quietHours);
    }

    /** Elements that an XML file lacks mean their defaults. */
    private Object readResolve() {
        DeliverySettings usual = new DeliverySettings();
        keepHours = keepHours == 0 ? usual.keepHours : keepHours;
        dailyLimit = dailyLimit == 0 ? usual.dailyLimit : dailyLimit;
        gatherAtPercent = gatherAtPercent == 0 ? usual.gatherAtPercent : gatherAtPercent;
        burst = burst == 0 ? usual.burst : burst;
        return this;
    }

    /** How long a memo is kept. */
    public Duration life() {
        return Duration.ofHours(Math.max(1, Math.min(keepHours, MOST_HOURS)));
    }

    /** When automatic memos go into digests; the defaults if what is set cannot be used. */
    public QuotaSettings quota() {
        try {
            return new QuotaSettings(dailyLimit, gatherAtPercent, burst);
        } catch (InvalidFieldException e) {
            LOGGER.log(Level.WARNING, "{0} The defaults are used instead.", e.getMessage());
            return QuotaSettings.USUAL;
        }
    }

    /** The quiet hours; none if what is set cannot be used. */
    public Optional<QuietHours> quiet() {
        return read(quietHours);
    }

    /** The quiet hours of a field; none if it is empty or cannot be read. */
    static Optional<QuietHours> read(@CheckForNull String value) {
        try {
            return Optional.ofNullable(Util.fixEmptyAndTrim(value)).map(QuietHours::of);
        } catch (InvalidFieldException e) {
            LOGGER.log(Level.WARNING, "{0} There are no quiet hours until this is corrected.", e.getMessage());
            return Optional.empty();
        }
    }

    static FormValidation checkQuietHours(@CheckForNull String value) {
        return Fields.check(
                () -> Optional.ofNullable(Util.fixEmptyAndTrim(value)).map(QuietHours::of));
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<DeliverySettings> {

        @POST
        public FormValidation doCheckKeepHours(@QueryParameter String value) {
            return FormValidation.validateIntegerInRange(value, 1, MOST_HOURS);
        }

        @POST
        public FormValidation doCheckDailyLimit(@QueryParameter String value) {
            return FormValidation.validateIntegerInRange(value, 1, 100_000);
        }

        @POST
        public FormValidation doCheckGatherAtPercent(@QueryParameter String value) {
            return FormValidation.validateIntegerInRange(value, 1, 100);
        }

        @POST
        public FormValidation doCheckBurst(@QueryParameter String value) {
            return FormValidation.validateIntegerInRange(value, 1, 1_000);
        }

        @POST
        public FormValidation doCheckQuietHours(@QueryParameter String value) {
            return checkQuietHours(value);
        }
    }
}
