package io.jenkins.plugins.kakaomemo.kakao.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.kakaomemo.kakao.KakaoTest;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.Button;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.Content;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.FeedTemplate;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.ItemContent;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.ListTemplate;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.TextTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DefaultTemplateTest extends KakaoTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Link BUILD = Link.to("https://jenkins.example.com/job/app/42/");

    @ParameterizedTest(name = "{0}")
    @MethodSource("templates")
    void isWrittenAsKakaoDocumentsIt(String document, DefaultTemplate template) throws IOException {
        try (InputStream expected = getClass().getResourceAsStream(document + ".json")) {
            assertThat(JSON.readTree(template.form().get("template_object"))).isEqualTo(JSON.readTree(expected));
        }
        assertThat(template.form()).containsOnlyKeys("template_object");
        assertThat(template.kind()).isEqualTo(Memo.Kind.DEFAULT);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("templates")
    void isTakenByKakao(String document, DefaultTemplate template) throws Exception {
        client.sendMemo(accessToken(), template);

        try (InputStream expected = getClass().getResourceAsStream(document + ".json")) {
            assertThat(kakao.memos())
                    .hasSize(1)
                    .allSatisfy(memo -> assertThat(memo.content()).isEqualTo(JSON.readTree(expected)));
        }
    }

    static Stream<Arguments> templates() {
        return Stream.of(
                arguments("text", text()),
                arguments("text-with-buttons", textWithButtons()),
                arguments("feed", feed()),
                arguments("feed-at-its-least", new FeedTemplate(titled(null), null, null)),
                arguments("list", list()));
    }

    private static DefaultTemplate text() {
        return new TextTemplate("빌드 성공: app #42 🎉\n\"3 tests\" & more", BUILD, "로그 보기", null);
    }

    private static DefaultTemplate textWithButtons() {
        return new TextTemplate(
                "빌드 실패",
                Link.NONE,
                null,
                List.of(
                        new Button("로그", Link.to("https://jenkins.example.com/job/app/42/console")),
                        new Button("휴대폰", new Link(null, "https://m.example.com/app/42"))));
    }

    private static DefaultTemplate feed() {
        return new FeedTemplate(
                new Content("app #42", "https://jenkins.example.com/trend.png", "1,024개 테스트 통과", BUILD),
                new ItemContent(List.of(new ItemContent.Item("통과", "1024"), new ItemContent.Item("실패", "0"))),
                List.of(new Button("열기", BUILD)));
    }

    private static DefaultTemplate list() {
        return new ListTemplate(
                "실패한 작업",
                Link.to("https://jenkins.example.com/"),
                List.of(new Content("app", null, "3건 실패", Link.NONE), titled("library")),
                List.of(new Button("모두 보기", Link.NONE)));
    }

    private static Content titled(String title) {
        return new Content(title, null, null, Link.NONE);
    }
}
