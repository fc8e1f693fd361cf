package io.jenkins.plugins.kakaomemo.kakao;

import java.io.Serializable;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * An error in words, in English and Korean, from {@code Errors.properties}.
 *
 * @param code what is shown as the code
 * @param key which words explain it; {@code KEY.meaning} and {@code KEY.cure} stand in the bundle
 * @param detail what Kakao itself said, free of secrets, for those words that quote it
 */
record Explanation(String code, String key, String detail) implements Serializable {

    private static final String BUNDLE = Explanation.class.getPackageName() + ".Errors";

    static Explanation of(String code, String detail) {
        return new Explanation(code, isExplained(code) ? code : "unknown", detail);
    }

    static boolean isExplained(String key) {
        return bundle(Locale.ROOT).containsKey(key + ".meaning");
    }

    String meaning(Locale locale) {
        return words(".meaning", locale);
    }

    String cure(Locale locale) {
        return words(".cure", locale);
    }

    private String words(String part, Locale locale) {
        return new MessageFormat(bundle(locale).getString(key + part), locale)
                .format(new Object[] {code, detail})
                .strip();
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                BUNDLE,
                locale,
                Explanation.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
