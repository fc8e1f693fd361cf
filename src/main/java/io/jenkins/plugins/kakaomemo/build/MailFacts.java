package io.jenkins.plugins.kakaomemo.build;

import hudson.Extension;
import hudson.Util;
import hudson.model.User;
import hudson.tasks.Mailer;

/** The address of a user, from the Mailer plugin. */
@Extension(optional = true)
public final class MailFacts extends FactSource {

    @Override
    String address(User user) {
        return address(user.getProperty(Mailer.UserProperty.class));
    }

    /** Only what was entered, since the plugin asks the directory for the others. */
    public String address(Mailer.UserProperty property) {
        return property == null ? null : Util.fixEmptyAndTrim(property.getExplicitlyConfiguredAddress());
    }
}
