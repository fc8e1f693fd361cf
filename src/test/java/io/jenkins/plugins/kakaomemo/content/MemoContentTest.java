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

class MemoContentTest {

    static List<ContentExamples.Example> examples() {
        return ContentExamples.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void isSentAsKakaoDocumentsIt(ContentExamples.Example example) throws Exception {
        assertThat(MemoJson.of(example.content())).isEqualTo(MemoJson.expected(example));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("mistakes")
    void aMistakeIsToldInTheUsersWords(String field, String words, MemoContent content) {
        InvalidFieldException e =
                catchThrowableOfType(InvalidFieldException.class, () -> content.memo(Link.NONE));

        assertThat(e).as("what is wrong with " + field).isNotNull();
        assertThat(e.field()).isEqualTo(field);
        assertThat(e.getMessage()).startsWith(field + " ").contains(words);
        assertThat(e.getMessage(Locale.KOREAN)).startsWith(field).matches("(?s).*[가-힣].*");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(cards(), feeds(), lists(), prices(), calendarsAndPlaces(), templates())
                .flatMap(rows -> rows);
    }

    private static Stream<Arguments> cards() {
        return Stream.of(
                arguments("title", "missing", new FeedContent(" ")),
                arguments("title", "missing", new CommerceContent(null, 1)),
                arguments("imageUrl", "\"logo.png\"", feed(feed -> feed.setImageUrl("logo.png"))),
                arguments("url", "\"ftp://a.example\"", feed(feed -> feed.setUrl("ftp://a.example"))),
                arguments("buttons", "3 entries; Kakao takes 0 to 2", feed(feed -> feed.setButtons(buttons(3)))),
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
                        "6 entries; Kakao takes 0 to 5",
                        feed(feed -> feed.setItems(Collections.nCopies(6, new FeedItem("name", "value"))))),
                arguments("items.name", "missing", feed(feed -> feed.setItems(List.of(new FeedItem(null, "value"))))),
                arguments("items.value", "missing", feed(feed -> feed.setItems(List.of(new FeedItem("name", ""))))),
                arguments("profileImageUrl", "\"me\"", feed(feed -> feed.setProfileImageUrl("me"))),
                arguments("titleImageUrl", "\"me\"", feed(feed -> feed.setTitleImageUrl("me"))),
                arguments("social.likeCount", "-1", feed(feed -> feed.setSocial(likes(-1)))));
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
                arguments("entries", "0 entries; Kakao takes 2 to 3", new ListContent("Nightly", null)),
                arguments("entries", "1 entries; Kakao takes 2 to 3", new ListContent("Nightly", entries(1))),
                arguments("entries", "4 entries; Kakao takes 2 to 3", new ListContent("Nightly", entries(4))),
                arguments(
                        "entries.title",
                        "missing",
                        new ListContent("Nightly", List.of(new ListEntry("app"), new ListEntry("")))),
                arguments("entries.imageUrl", "\"app.png\"", new ListContent("Nightly", List.of(badPicture, badLink))),
                arguments("entries.url", "\"app\"", new ListContent("Nightly", List.of(badLink, badPicture))));
    }

    private static Stream<Arguments> prices() {
        return Stream.of(
                arguments("regularPrice", "missing", new CommerceContent("Minutes", null)),
                arguments("regularPrice", "-1", new CommerceContent("Minutes", -1)),
                arguments("discountPrice", "exactly one discount", price(price -> price.setDiscountPrice(1))),
                arguments("discountPrice", "exactly one discount", price(price -> {
                    price.setDiscountPrice(1);
                    price.setDiscountRate(1);
                    price.setFixedDiscountPrice(1);
                })),
                arguments("discountRate", "101; Kakao takes 0 to 100", price(price -> price.setDiscountRate(101))),
                arguments("fixedDiscountPrice", "-1", price(price -> price.setFixedDiscountPrice(-1))),
                arguments(
                        "currencyUnitPosition",
                        "2; Kakao takes 0 to 1",
                        price(price -> price.setCurrencyUnitPosition(2))));
    }

    private static Stream<Arguments> calendarsAndPlaces() {
        LocationContent twoButtons = new LocationContent("판교역로 166", "Deployed");
        twoButtons.setButtons(buttons(2));
        CalendarContent twoMore = new CalendarContent("event", "621a", "Release");
        twoMore.setButtons(buttons(2));
        return Stream.of(
                arguments("address", "missing", new LocationContent(null, "Deployed")),
                arguments("title", "missing", new LocationContent("판교역로 166", null)),
                arguments("buttons", "2 entries; Kakao takes 0 to 1", twoButtons),
                arguments("idType", "missing", new CalendarContent(null, "621a", "Release")),
                arguments(
                        "idType",
                        "\"meeting\"; give it one of event, calendar",
                        new CalendarContent("meeting", "621a", "Release")),
                arguments("id", "missing", new CalendarContent("event", null, "Release")),
                arguments("buttons", "2 entries; Kakao takes 0 to 1", twoMore));
    }

    private static Stream<Arguments> templates() {
        ScrapContent argsAlone = new ScrapContent("https://a.example");
        argsAlone.setTemplateArgs(List.of(new TemplateArg("VERSION", "1.0")));
        ScrapContent negative = new ScrapContent("https://a.example");
        negative.setTemplateId(-1);
        return Stream.of(
                arguments("templateId", "missing", new CustomContent(null)),
                arguments("templateId", "0; give it the number", new CustomContent(0)),
                arguments("templateArgs.name", "missing", custom(new TemplateArg(" ", "1.0"))),
                arguments("templateArgs.VERSION", "missing", custom(TemplateArg.of("VERSION", null))),
                arguments("templateArgs.VERSION", "is 1.0, which is no text", custom(TemplateArg.of("VERSION", 1.0))),
                arguments(
                        "templateArgs.TAGS",
                        "is [a, b], which is no text",
                        custom(TemplateArg.of("TAGS", List.of("a", "b")))),
                arguments("scrapUrl", "missing", new ScrapContent(null)),
                arguments("scrapUrl", "\"notes\"", new ScrapContent("notes")),
                arguments("templateId", "missing", argsAlone),
                arguments("templateId", "-1", negative),
                arguments("json", "missing", new RawContent(" ")),
                arguments("json", "no JSON object", new RawContent("{\"object_type\": ")),
                arguments("json", "no JSON object", new RawContent("[1]")),
                arguments("json.object_type", "missing", new RawContent("{}")));
    }

    @Test
    void nothingInAListIsPassedOver() throws Exception {
        FeedContent feed = new FeedContent("Deployed");
        feed.setButtons(Arrays.asList(null, new MemoButton("Open")));
        feed.setItems(null);

        assertThat(feed.getButtons()).hasSize(1);
        assertThat(MemoJson.of(feed).path("buttons")).hasSize(1);
        assertThat(MemoJson.of(feed).has("item_content")).isFalse();
    }

    private static FeedContent feed(Consumer<FeedContent> mistake) {
        return made(() -> new FeedContent("Deployed"), mistake);
    }

    private static CommerceContent price(Consumer<CommerceContent> mistake) {
        return made(() -> new CommerceContent("Minutes", 10), mistake);
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

    private static SocialCounts likes(int number) {
        SocialCounts counts = new SocialCounts();
        counts.setLikeCount(number);
        return counts;
    }
}
