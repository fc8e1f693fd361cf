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
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/**
 * How long memos wait that Kakao does not accept, and which of them are put into a digest. A number that is {@code null}
 * means the default.
 */
public final class DeliverySettings extends AbstractDescribableImpl<DeliverySettings> {

    private static final Logger LOGGER = Logger.getLogger(DeliverySettings.class.getName());

    private Integer keepHours;
    private Integer dailyLimit;
    private Integer gatherAtPercent;
    private Integer burst;
    private String quietHours;

    @DataBoundConstructor
    public DeliverySettings() {}

    /** After how many hours a memo is given up, at least 1. */
    @CheckForNull
    public Integer getKeepHours() {
        return keepHours;
    }

    @DataBoundSetter
    public void setKeepHours(@CheckForNull Integer keepHours) {
        this.keepHours = atLeastOne("keepHours", keepHours);
    }

    /** How many memos an account may send a day, at least 1. */
    @CheckForNull
    public Integer getDailyLimit() {
        return dailyLimit;
    }

    @DataBoundSetter
    public void setDailyLimit(@CheckForNull Integer dailyLimit) {
        this.dailyLimit = atLeastOne("dailyLimit", dailyLimit);
    }

    /** From which percentage of the daily limit on automatic memos go into digests, 1 to 100. */
    @CheckForNull
    public Integer getGatherAtPercent() {
        return gatherAtPercent;
    }

    @DataBoundSetter
    public void setGatherAtPercent(@CheckForNull Integer gatherAtPercent) {
        quota(dailyLimit, gatherAtPercent, burst);
        this.gatherAtPercent = gatherAtPercent;
    }

    /** How many automatic memos of an account go out within a minute before the others go into a digest, at least 1. */
    @CheckForNull
    public Integer getBurst() {
        return burst;
    }

    @DataBoundSetter
    public void setBurst(@CheckForNull Integer burst) {
        this.burst = atLeastOne("burst", burst);
    }

    @CheckForNull
    private static Integer atLeastOne(String field, @CheckForNull Integer number) {
        return number == null ? null : QuotaSettings.atLeastOne(field, number);
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
        this.quietHours = checked(quietHours);
    }

    /** @throws InvalidFieldException if it is neither empty nor two times of day */
    @CheckForNull
    static String checked(@CheckForNull String quietHours) {
        String hours = Util.fixEmptyAndTrim(quietHours);
        Optional.ofNullable(hours).map(QuietHours::of);
        return hours;
    }

    /** A number of an XML file that cannot be used means the default, and the log says so. */
    private Object readResolve() {
        DeliverySettings read = new DeliverySettings();
        take(keepHours, read::setKeepHours);
        take(dailyLimit, read::setDailyLimit);
        take(gatherAtPercent, read::setGatherAtPercent);
        take(burst, read::setBurst);
        read.quietHours = quietHours;
        return read;
    }

    private static void take(@CheckForNull Integer number, Consumer<Integer> setter) {
        try {
            setter.accept(number);
        } catch (InvalidFieldException e) {
            LOGGER.log(Level.WARNING, "{0} The default is used instead.", e.getMessage());
        }
    }

    /** How long a memo is kept. */
    public Duration life() {
        return keepHours == null ? Outbox.USUAL_LIFE : Duration.ofHours(keepHours);
    }

    /** When automatic memos go into digests. */
    public QuotaSettings quota() {
        return quota(dailyLimit, gatherAtPercent, burst);
    }

    private static QuotaSettings quota(Integer dailyLimit, Integer gatherAtPercent, Integer burst) {
        return new QuotaSettings(
                Objects.requireNonNullElse(dailyLimit, QuotaSettings.USUAL.dailyLimit()),
                Objects.requireNonNullElse(gatherAtPercent, QuotaSettings.USUAL.gatherAtPercent()),
                Objects.requireNonNullElse(burst, QuotaSettings.USUAL.burst()));
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
        return Fields.check(() -> checked(value));
    }

    @Extension
    public static final class DescriptorImpl extends Descriptor<DeliverySettings> {

        @POST
        public FormValidation doCheckKeepHours(@QueryParameter String value) {
            return checkNumber(value, Integer.MAX_VALUE);
        }

        @POST
        public FormValidation doCheckDailyLimit(@QueryParameter String value) {
            return checkNumber(value, Integer.MAX_VALUE);
        }

        @POST
        public FormValidation doCheckGatherAtPercent(@QueryParameter String value) {
            return checkNumber(value, 100);
        }

        @POST
        public FormValidation doCheckBurst(@QueryParameter String value) {
            return checkNumber(value, Integer.MAX_VALUE);
        }

        @POST
        public FormValidation doCheckQuietHours(@QueryParameter String value) {
            return checkQuietHours(value);
        }

        private static FormValidation checkNumber(@CheckForNull String value, int most) {
            return Util.fixEmptyAndTrim(value) == null
                    ? FormValidation.ok()
                    : FormValidation.validateIntegerInRange(value, 1, most);
        }
    }
}
