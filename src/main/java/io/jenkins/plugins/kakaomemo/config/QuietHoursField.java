package io.jenkins.plugins.kakaomemo.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.outbox.QuietHours;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jvnet.localizer.LocaleProvider;

/** Quiet hours as a form takes them, of the controller or of a person. */
public final class QuietHoursField {

    private static final Logger LOGGER = Logger.getLogger(QuietHoursField.class.getName());

    private QuietHoursField() {}

    /** The quiet hours; none if the field is empty or holds anything else. */
    public static Optional<QuietHours> read(@CheckForNull String value) {
        try {
            return Optional.ofNullable(Util.fixEmptyAndTrim(value)).map(QuietHours::of);
        } catch (InvalidFieldException e) {
            LOGGER.log(Level.WARNING, "{0} There are no quiet hours until this is corrected.", e.getMessage());
            return Optional.empty();
        }
    }

    /** An empty field stands for none. */
    public static FormValidation check(@CheckForNull String value) {
        try {
            Optional.ofNullable(Util.fixEmptyAndTrim(value)).map(QuietHours::of);
            return FormValidation.ok();
        } catch (InvalidFieldException e) {
            return FormValidation.error(e.getMessage(LocaleProvider.getLocale()));
        }
    }
}
