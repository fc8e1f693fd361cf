package io.jenkins.plugins.kakaomemo.kakao.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.Button;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.Content;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.FeedTemplate;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.ItemContent;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.ListTemplate;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.TextTemplate;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

    private static final Content CONTENT = new Content("title", null, null, Link.NONE);
    private static final Button BUTTON = new Button("open", Link.NONE);

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void refused(String field, String detail, ThrowingCallable template) {
        InvalidFieldException refusal = catchThrowableOfType(InvalidFieldException.class, template);

        assertThat(refusal.field()).isEqualTo(field);
        assertThat(refusal).hasMessageStartingWith(field + " ").hasMessageContaining(detail);
        assertThat(refusal.getMessage(Locale.ENGLISH)).isEqualTo(refusal.getMessage());
        assertThat(refusal.getMessage(Locale.KOREAN)).startsWith(field).containsPattern("[가-힣]");
    }

    static Stream<Arguments> refused() {
        List<Arguments> refused = new ArrayList<>();
        refused.add(arguments("text", "201", text("x".repeat(201))));
        refused.add(arguments("text", "missing", text(null)));
        refused.add(arguments("text", "missing", text(" \n")));
        refused.add(arguments("link", "missing", call(() -> new TextTemplate("text", null, null, null))));
        refused.add(arguments("header_title", "201", list("x".repeat(201), 2)));
        refused.add(arguments("header_title", "missing", list("", 2)));
        refused.add(arguments(
                "header_link",
                "missing",
                call(() -> new ListTemplate("header", null, Collections.nCopies(2, CONTENT), null))));
        refused.add(arguments("contents", "0", call(() -> new ListTemplate("header", Link.NONE, null, null))));
        refused.add(arguments("contents", "1", list("header", 1)));
        refused.add(arguments("contents", "4", list("header", 4)));
        refused.add(arguments("content", "missing", call(() -> new FeedTemplate(null, null, null))));
        refused.add(arguments("content.link", "missing", call(() -> new Content("t", null, null, null))));
        refused.add(arguments("buttons.title", "missing", call(() -> new Button("", Link.NONE))));
        refused.add(arguments("buttons.link", "missing", call(() -> new Button("open", null))));
        List<Button> nothing = Collections.singletonList(null);
        refused.add(arguments("buttons", "missing", call(() -> new TextTemplate("text", Link.NONE, null, nothing))));
        Map<String, String> valueless = Collections.singletonMap("name", null);
        refused.add(arguments("template_args.name", "missing", call(() -> new CustomTemplate(1, valueless))));
        refused.add(arguments("item_content.items", "6", items(6)));
        refused.add(arguments("item_content.items.item", "missing", call(() -> new ItemContent.Item(null, "value"))));
        refused.add(arguments("item_content.items.item_op", "missing", call(() -> new ItemContent.Item("name", null))));
        refused.add(arguments("template_id", "0", call(() -> new CustomTemplate(0, null))));
        refused.add(arguments("template_id", "-12,345", call(() -> new Scrap("https://a.example", -12345L, null))));
        refused.add(arguments("request_url", "missing", call(() -> new Scrap(null, null, null))));
        refused.add(arguments("template_object", "missing", call(() -> new RawTemplate(" "))));
        return Stream.concat(refused.stream(), tooManyButtons());
    }

    private static Stream<Arguments> tooManyButtons() {
        List<Button> three = Collections.nCopies(3, BUTTON);
        List<Content> contents = Collections.nCopies(2, CONTENT);
        return Stream.of(
                arguments("buttons", "3", call(() -> new TextTemplate("text", Link.NONE, null, three))),
                arguments("buttons", "3", call(() -> new FeedTemplate(CONTENT, null, three))),
                arguments("buttons", "3", call(() -> new ListTemplate("header", Link.NONE, contents, three))));
    }

    @ParameterizedTest
    @MethodSource
    void accepted(ThrowingCallable template) {
        assertThatCode(template).doesNotThrowAnyException();
    }

    static Stream<ThrowingCallable> accepted() {
        List<Button> two = Collections.nCopies(2, BUTTON);
        return Stream.of(
                text("x".repeat(200)),
                list("x".repeat(200), 2),
                list("header", 3),
                items(5),
                call(() -> new CustomTemplate(1, Map.of())),
                call(() -> new TextTemplate("text", Link.NONE, null, two)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "jenkins.example.com",
                "/job/app",
                "ftp://jenkins.example.com",
                "javascript:alert(1)",
                "https://",
                "https:jenkins",
                "https:///job/app",
                "http://:8080/",
                "http://user@/",
                "http://a b",
                "http://{host}/",
                "http://[::1",
                "file:///etc/passwd"
            })
    void onlyWebAddressesAreLinks(String address) {
        assertNamed("link.web_url", address, () -> new Link(address, null));
        assertNamed("link.mobile_web_url", address, () -> new Link(null, address));
        assertNamed("content.image_url", address, () -> new Content(null, address, null, Link.NONE));
        if (!address.isEmpty()) {
            assertNamed("request_url", address, () -> new Scrap(address, null, null));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://localhost:8080/job/app/",
                "https://jenkins.example.com/job/a%20b/?q=1#top",
                "https://kim:secret@build_server:8443/a;b=1,2/(c)/~d/*?e=$!&f=@:/?#'g'/?",
                "http://[2001:db8::1]:8080/",
                "HTTPS://A.EXAMPLE"
            })
    void everyWebAddressIsALink(String address) {
        assertThat(Link.to(address)).isEqualTo(new Link(address, address));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\0',
            value = {
                "https://a.example/a b,https://a.example/a%20b",
                "https://a.example/?q=a|b,https://a.example/?q=a%7Cb",
                "https://a.example/{id}#{x},https://a.example/%7Bid%7D#%7Bx%7D",
                "https://a.example/\"a\"<b>,https://a.example/%22a%22%3Cb%3E",
                "https://a.example/^`\\,https://a.example/%5E%60%5C",
                "https://a.example/[1]?x[]=2,https://a.example/%5B1%5D?x%5B%5D=2",
                "https://a.example/100%,https://a.example/100%25",
                "https://a.example/%2g%zz,https://a.example/%252g%25zz",
                "https://a.example/a%20b c%EA,https://a.example/a%20b%20c%EA",
                "https://a.example/빌드?작업=1#끝,https://a.example/%EB%B9%8C%EB%93%9C?%EC%9E%91%EC%97%85=1#%EB%81%9D",
                "https://a.example/🚀,https://a.example/%F0%9F%9A%80",
                "https://a.example/#a#b,https://a.example/#a%23b",
                "https://한국.example:8080/,https://xn--3e0b707e.example:8080/",
            })
    void linksAreMadeValid(String given, String valid) {
        assertThat(Link.to(given)).isEqualTo(new Link(valid, valid));
        assertThat(Link.to(given).webUrl()).isEqualTo(valid);
        assertThat(new Content("t", given, null, Link.NONE).imageUrl()).isEqualTo(valid);
        assertThat(new Scrap(given, null, null).requestUrl()).isEqualTo(valid);
        assertThat(Link.to(valid).webUrl()).as("encoded once").isEqualTo(valid);
        assertThatCode(() -> new URI(valid)).doesNotThrowAnyException();
    }

    @Test
    void aLinkMayHoldALineBreak() {
        assertThat(Link.to(" https://a.example/a\n\tb\n").webUrl()).isEqualTo("https://a.example/a%0A%09b");
    }

    @Test
    void whatIsWrongWithALinkIsSaid() {
        assertThat(problem("ftp://a.example/")).contains("begins with http:// or https://");
        assertThat(problem("https:///job/app")).contains("no valid host name");
    }

    private static String problem(String address) {
        return catchThrowableOfType(InvalidFieldException.class, () -> Link.to(address))
                .getMessage(Locale.ENGLISH);
    }

    private static void assertNamed(String field, String address, ThrowingCallable template) {
        InvalidFieldException refusal = catchThrowableOfType(InvalidFieldException.class, template);
        assertThat(refusal.field()).isEqualTo(field);
        assertThat(refusal.getMessage(Locale.ENGLISH)).contains(field, "\"" + address + "\"");
        assertThat(refusal.getMessage(Locale.KOREAN)).contains(field, "\"" + address + "\"", "주소");
    }

    private static ThrowingCallable call(ThrowingCallable template) {
        return template;
    }

    private static ThrowingCallable text(String text) {
        return () -> new TextTemplate(text, Link.NONE, null, null);
    }

    private static ThrowingCallable list(String header, int rows) {
        return () -> new ListTemplate(header, Link.NONE, Collections.nCopies(rows, CONTENT), null);
    }

    private static ThrowingCallable items(int rows) {
        List<ItemContent.Item> items = Collections.nCopies(rows, new ItemContent.Item("name", "value"));
        return () -> new ItemContent(items);
    }
}
