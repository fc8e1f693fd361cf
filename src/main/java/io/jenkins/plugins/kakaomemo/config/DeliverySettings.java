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
import java.util.function.IntConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** How long memos wait that Kakao does not accept, and which of them are put into a digest. */
public final class DeliverySettings extends AbstractDescribableImpl<DeliverySettings> {

    private static final Logger LOGGER = Logger.getLogger(DeliverySettings.class.getName());

    private int keepHours = (int) Outbox.USUAL_LIFE.toHours();
    private int dailyLimit = QuotaSettings.USUAL.dailyLimit();
    private int gatherAtPercent = QuotaSettings.USUAL.gatherAtPercent();
    private int burst = QuotaSettings.USUAL.burst();
    private String quietHours;

    @DataBoundConstructor
    public DeliverySettings() {}

    /** After how many hours a memo is given up, at least 1. */
    public int getKeepHours() {
        return keepHours;
    }

    @DataBoundSetter
    public void setKeepHours(int keepHours) {
        this.keepHours = QuotaSettings.atLeastOne("keepHours", keepHours);
    }

    /** How many memos an account may send a day, at least 1. */
    public int getDailyLimit() {
        return dailyLimit;
    }

    @DataBoundSetter
    public void setDailyLimit(int dailyLimit) {
        this.dailyLimit = QuotaSettings.atLeastOne("dailyLimit", dailyLimit);
    }

    /** From which percentage of the daily limit on automatic memos go into digests, 1 to 100. */
    public int getGatherAtPercent() {
        return gatherAtPercent;
    }

    @DataBoundSetter
    public void setGatherAtPercent(int gatherAtPercent) {
        this.gatherAtPercent = new QuotaSettings(dailyLimit, gatherAtPercent, burst).gatherAtPercent();
    }

    /** How many automatic memos of an account go out within a minute before the others go into a digest, at least 1. */
    public int getBurst() {
        return burst;
    }

    @DataBoundSetter
    public void setBurst(int burst) {
        this.burst = QuotaSettings.atLeastOne("burst", burst);
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
        String hours = Util.fixEmptyAndTrim(quietHours);
        Optional.ofNullable(hours).map(QuietHours::of);
        this.quietHours = hours;
    }

    /** A number that an XML file lacks means its default; so does one that cannot be used, and the log says so. */
    private Object readResolve() {
        DeliverySettings read = new DeliverySettings();
        take(keepHours, read::setKeepHours);
        take(dailyLimit, read::setDailyLimit);
        take(gatherAtPercent, read::setGatherAtPercent);
        take(burst, read::setBurst);
        read.quietHours = quietHours;
        return read;
    }

    private static void take(int number, IntConsumer setter) {
        try {
            if (number != 0) {
                setter.accept(number);
            }
        } catch (InvalidFieldException e) {
            LOGGER.log(Level.WARNING, "{0} The default is used instead.", e.getMessage());
        }
    }

    /** How long a memo is kept. */
    public Duration life() {
        return Duration.ofHours(keepHours);
    }

    /** When automatic memos go into digests. */
    public QuotaSettings quota() {
        return new QuotaSettings(dailyLimit, gatherAtPercent, burst);
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
            return FormValidation.validatePositiveInteger(value);
        }

        @POST
        public FormValidation doCheckDailyLimit(@QueryParameter String value) {
            return FormValidation.validatePositiveInteger(value);
        }

        @POST
        public FormValidation doCheckGatherAtPercent(@QueryParameter String value) {
            return FormValidation.validateIntegerInRange(value, 1, 100);
        }

        @POST
        public FormValidation doCheckBurst(@QueryParameter String value) {
            return FormValidation.validatePositiveInteger(value);
        }

        @POST
        public FormValidation doCheckQuietHours(@QueryParameter String value) {
            return checkQuietHours(value);
        }
    }
}
