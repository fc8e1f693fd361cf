package io.jenkins.plugins.kakaomemo.build;

import io.jenkins.plugins.kakaomemo.kakao.template.Button;
import io.jenkins.plugins.kakaomemo.kakao.template.FeedTemplate;
import java.util.List;
import java.util.Locale;

/** The card that tells of a build in the language of the one who reads it. */
public final class BuildCard {

    private BuildCard() {}

    /**
     * The card as a feed.
     *
     * @param headline the user's own words in place of the most telling fact, or {@code null}
     * @param buttons the user's own, or none for those that open the build and its console or, if tests failed, its tests
     * @param imageUrl a public picture, or {@code null}
     */
    public static FeedTemplate feed(
            BuildFacts facts, Locale locale, String headline, List<Button> buttons, String imageUrl) {
        return new CardDraft(facts, new CardWords(locale)).feed(headline, buttons, imageUrl);
    }

    /** The card as a text of several lines, which may be longer than Kakao takes. */
    public static String text(BuildFacts facts, Locale locale) {
        return new CardDraft(facts, new CardWords(locale)).text();
    }

    /** The buttons that open the build and its console or, if tests failed, its tests; none if Jenkins has no address. */
    public static List<Button> buttons(BuildFacts facts, Locale locale) {
        return new CardDraft(facts, new CardWords(locale)).buttons();
    }

    /** The parts of the text that must survive when it is shortened: the result, the job and the address if there is one. */
    public static List<String> kept(BuildFacts facts, Locale locale) {
        return new CardDraft(facts, new CardWords(locale)).kept();
    }
}
