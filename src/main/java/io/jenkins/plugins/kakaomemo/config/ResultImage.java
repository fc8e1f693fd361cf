package io.jenkins.plugins.kakaomemo.config;

import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.kakaomemo.condition.BuildResult;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import java.util.Locale;
import org.jvnet.localizer.LocaleProvider;

/** The address of a picture, in which <code>{result}</code> stands for the result in lower case. */
final class ResultImage {

    private static final String RESULT = "{result}";

    private ResultImage() {}

    static String of(String address, BuildResult result) {
        return address.replace(RESULT, result.name().toLowerCase(Locale.ROOT));
    }

    static FormValidation check(String address) {
        try {
            Link.to(Util.fixEmptyAndTrim(of(Util.fixNull(address), BuildResult.SUCCESS)));
            return FormValidation.ok();
        } catch (InvalidFieldException e) {
            return FormValidation.error(e.named("imageUrl").getMessage(LocaleProvider.getLocale()));
        }
    }
}
