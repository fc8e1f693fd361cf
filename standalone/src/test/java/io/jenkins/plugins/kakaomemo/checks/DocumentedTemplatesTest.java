package io.jenkins.plugins.kakaomemo.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.kakao.KakaoTest;
import io.jenkins.plugins.kakaomemo.kakao.template.RawTemplate;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kakao takes the templates that the documentation writes as {@code raw('''...''')}. */
class DocumentedTemplatesTest extends KakaoTest {

    private static final Pattern RAW = Pattern.compile("raw\\('''(.*?)'''\\)", Pattern.DOTALL);

    static Stream<String> templates() {
        return Stream.of("docs/templates.md", "docs/templates.ko.md").flatMap(DocumentedTemplatesTest::templates);
    }

    private static Stream<String> templates(String document) {
        return MarkdownFile.at(Path.of(document)).blocks("groovy").stream()
                .flatMap(block -> RAW.matcher(block.code()).results())
                .map(written -> written.group(1));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void isTaken(String template) throws Exception {
        client.sendMemo(accessToken(), new RawTemplate(template));

        assertThat(kakao.memos()).hasSize(1);
    }

    @Test
    void thereIsOneOfEachKindThatHasNoForm() {
        assertThat(List.of("commerce", "location", "calendar"))
                .allSatisfy(kind -> assertThat(templates("docs/templates.ko.md"))
                        .anyMatch(template -> template.contains("\"object_type\": \"" + kind + "\"")))
                .allSatisfy(kind -> assertThat(templates("docs/templates.md"))
                        .anyMatch(template -> template.contains("\"object_type\": \"" + kind + "\"")));
    }
}
