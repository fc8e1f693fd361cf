package io.jenkins.plugins.kakaomemo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    private static final Pattern PLACE = Pattern.compile("\\{\\d}|\\$\\{[A-Z-]+}");

    @ParameterizedTest
    @ValueSource(strings = {"Messages", "Help"})
    void everyEnglishKeyHasItsKoreanTwin(String bundle) throws Exception {
        Properties english = load(bundle + ".properties");
        Properties korean = load(bundle + "_ko.properties");

        assertThat(korean.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(places(korean.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
        }
    }

    @Test
    void everyMessageIsOneThatMessageFormatTakes() throws Exception {
        for (String file : new String[] {"Messages.properties", "Messages_ko.properties"}) {
            for (Object words : load(file).values()) {
                assertThat(new MessageFormat((String) words).format(new Object[7]))
                        .isNotBlank();
                assertThat((String) words).doesNotContain("'");
            }
        }
    }

    private static Set<String> places(String words) {
        return PLACE.matcher(words)
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties load(String file) throws Exception {
        Properties properties = new Properties();
        try (Reader reader =
                new InputStreamReader(MessagesTest.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
