package io.jenkins.plugins.kakaomemo.kakao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.MissingResourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;

class TextBundleTest {

    private static final String ENGLISH = "Good morning, Mina!";

    private final TextBundle greetings = new TextBundle(TextBundleTest.class, "Greetings");

    @Test
    void speaksTheLanguageOfTheReader() {
        assertThat(greetings.words(Locale.KOREA, "greeting", "미나")).isEqualTo("미나님, 좋은 아침입니다!");
        assertThat(greetings.words(Locale.UK, "greeting", "Mina")).isEqualTo(ENGLISH);
    }

    @Test
    @DefaultLocale("ko-KR")
    void speaksEnglishToAllOthersWhateverTheComputerSpeaks() {
        assertThat(greetings.words(Locale.FRANCE, "greeting", "Mina")).isEqualTo(ENGLISH);
        assertThat(greetings.words(Locale.ENGLISH, "greeting", "Mina")).isEqualTo(ENGLISH);
    }

    @Test
    void knowsWhatItHasWordsFor() {
        assertThat(greetings.has("greeting")).isTrue();
        assertThat(greetings.has("farewell")).isFalse();
        assertThatThrownBy(() -> greetings.words(Locale.ENGLISH, "farewell"))
                .isInstanceOf(MissingResourceException.class)
                .hasMessageContaining("farewell");
    }
}
