package io.jenkins.plugins.kakaomemo.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MemoTemplateTest {

    static List<ContentExamples.Example> examples() {
        return ContentExamples.filledIn();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void isSentAsKakaoDocumentsIt(ContentExamples.Example example) throws Exception {
        assertThat(MemoJson.of(example.content())).isEqualTo(MemoJson.expected(example));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("mistakes")
    void aMistakeIsToldInTheUsersWords(String field, String words, MemoTemplate content) {
        InvalidFieldException e = catchThrowableOfType(InvalidFieldException.class, () -> content.memo(Link.NONE));

        assertThat(e).as("what is wrong with " + field).isNotNull();
        assertThat(e.field()).isEqualTo(field);
        assertThat(e.getMessage()).startsWith(field + " ").contains(words);
        assertThat(e.getMessage(Locale.KOREAN)).startsWith(field).matches("(?s).*[가-힣].*");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(cards(), feeds(), lists(), templates()).flatMap(rows -> rows);
    }

    private static Stream<Arguments> cards() {
        return Stream.of(
                arguments("title", "missing", new FeedContent()),
                arguments("imageUrl", "\"logo.png\"", feed(feed -> feed.setImageUrl("logo.png"))),
                arguments("url", "\"ftp://a.example\"", feed(feed -> feed.setUrl("ftp://a.example"))),
                arguments("buttons", "3 entries; Kakao accepts 0 to 2", feed(feed -> feed.setButtons(buttons(3)))),
                arguments("buttons.title", "missing", feed(feed -> feed.setButtons(List.of(new MemoButton(null))))),
                arguments(
                        "buttons.url",
                        "\"console\"",
                        feed(feed -> feed.setButtons(List.of(ContentExamples.button("Console", "console"))))));
    }

    private static Stream<Arguments> feeds() {
        return Stream.of(
                arguments(
                        "items",
                        "6 entries; Kakao accepts 0 to 5",
                        feed(feed -> feed.setItems(Collections.nCopies(6, new FeedItem("name", "value"))))),
                arguments("items.name", "missing", feed(feed -> feed.setItems(List.of(new FeedItem(null, "value"))))),
                arguments("items.value", "missing", feed(feed -> feed.setItems(List.of(new FeedItem("name", ""))))));
    }

    private static Stream<Arguments> lists() {
        ListContent badHeader = new ListContent("Nightly", entries(2));
        badHeader.setHeaderUrl("nightly");
        ListEntry badPicture = new ListEntry("app");
        badPicture.setImageUrl("app.png");
        ListEntry badLink = new ListEntry("app");
        badLink.setUrl("app");
        return Stream.of(
                arguments("headerTitle", "missing", new ListContent(null, entries(2))),
                arguments("headerTitle", "201 characters", new ListContent("x".repeat(201), entries(2))),
                arguments("headerUrl", "\"nightly\"", badHeader),
                arguments("entries", "0 entries; Kakao accepts 2 to 3", new ListContent("Nightly", null)),
                arguments("entries", "1 entries; Kakao accepts 2 to 3", new ListContent("Nightly", entries(1))),
                arguments("entries", "4 entries; Kakao accepts 2 to 3", new ListContent("Nightly", entries(4))),
                arguments(
                        "entries.title",
                        "missing",
                        new ListContent("Nightly", List.of(new ListEntry("app"), new ListEntry("")))),
                arguments("entries.imageUrl", "\"app.png\"", new ListContent("Nightly", List.of(badPicture, badLink))),
                arguments("entries.url", "\"app\"", new ListContent("Nightly", List.of(badLink, badPicture))));
    }

    private static Stream<Arguments> templates() {
        ScrapContent argsAlone = new ScrapContent("https://a.example");
        argsAlone.setTemplateArgs(List.of(new TemplateArg("VERSION", "1.0")));
        ScrapContent negative = new ScrapContent("https://a.example");
        negative.setTemplateId(-1);
        return Stream.of(
                arguments("templateId", "missing", new CustomContent(null)),
                arguments("templateId", "0: use the number", new CustomContent(0)),
                arguments("templateArgs.name", "missing", custom(new TemplateArg(" ", "1.0"))),
                arguments("templateArgs.VERSION", "missing", custom(TemplateArg.of("VERSION", null))),
                arguments("templateArgs.VERSION", "is 1.0, which is not text", custom(TemplateArg.of("VERSION", 1.0))),
                arguments(
                        "templateArgs.TAGS",
                        "is [a, b], which is not text",
                        custom(TemplateArg.of("TAGS", List.of("a", "b")))),
                arguments("scrapUrl", "missing", new ScrapContent(null)),
                arguments("scrapUrl", "\"notes\"", new ScrapContent("notes")),
                arguments("templateId", "missing", argsAlone),
                arguments("templateId", "-1", negative),
                arguments("json", "missing", new RawContent(" ")),
                arguments("json", "not a JSON object", new RawContent("{\"object_type\": ")),
                arguments("json", "not a JSON object", new RawContent("[1]")),
                arguments("json.object_type", "missing", new RawContent("{}")));
    }

    @Test
    void aTemplateOrItsName() {
        assertThat(MemoTemplate.of(null)).isNull();
        assertThat(MemoTemplate.of(" ")).isNull();
        assertThat(MemoTemplate.of(new UsualContent())).isNull();
        assertThat(MemoTemplate.of("text")).isInstanceOf(TextContent.class);
        assertThat(MemoTemplate.of("feed")).isInstanceOf(FeedContent.class);
        assertThat(MemoTemplate.of("text").isFilledIn()).isFalse();
        assertThat(MemoTemplate.of("feed").isFilledIn()).isFalse();
        FeedContent rowsAlone = new FeedContent();
        rowsAlone.setItems(List.of(new FeedItem("Branch", "main")));
        assertThat(MemoTemplate.of(rowsAlone)).isSameAs(rowsAlone);
        assertThat(rowsAlone.isFilledIn()).isTrue();
    }

    @Test
    void nothingInAListIsPassedOver() throws Exception {
        FeedContent feed = feed(deployed -> {});
        feed.setButtons(Arrays.asList(null, new MemoButton("Open")));
        feed.setItems(null);

        assertThat(feed.getButtons()).hasSize(1);
        assertThat(MemoJson.of(feed).path("buttons")).hasSize(1);
        assertThat(MemoJson.of(feed).has("item_content")).isFalse();
    }

    private static FeedContent feed(Consumer<FeedContent> mistake) {
        FeedContent feed = new FeedContent();
        feed.setTitle("Deployed");
        return made(() -> feed, mistake);
    }

    private static CustomContent custom(TemplateArg arg) {
        return made(() -> new CustomContent(1), custom -> custom.setTemplateArgs(List.of(arg)));
    }

    private static <T> T made(Supplier<T> content, Consumer<T> mistake) {
        T made = content.get();
        mistake.accept(made);
        return made;
    }

    private static List<MemoButton> buttons(int number) {
        return Collections.nCopies(number, new MemoButton("Open"));
    }

    private static List<ListEntry> entries(int number) {
        return new ArrayList<>(Collections.nCopies(number, new ListEntry("app")));
    }
}
