package io.jenkins.plugins.kakaomemo.kakao.template;

import java.util.regex.Pattern;

/** What of a text can be shown. */
final class ShownText {

    private static final Pattern LINE_END = Pattern.compile("\\R");
    private static final Pattern TERMINAL_SEQUENCE = Pattern.compile("\\x1B\\[[0-9;?]*[ -/]*[@-~]");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]");
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

    private ShownText() {}

    /**
     * Line ends become {@code \n}; colours meant for a terminal and control characters go, and half a surrogate pair
     * becomes U+FFFD.
     */
    static String of(String given) {
        String shown = LINE_END.matcher(given).replaceAll("\n");
        shown = TERMINAL_SEQUENCE.matcher(shown).replaceAll("");
        shown = CONTROL.matcher(shown).replaceAll("");
        return LONE_SURROGATE.matcher(shown).replaceAll("\uFFFD");
    }
}
