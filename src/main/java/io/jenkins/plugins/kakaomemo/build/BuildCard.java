package io.jenkins.plugins.kakaomemo.build;

import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.Button;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.Content;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.FeedTemplate;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.ItemContent;
import io.jenkins.plugins.kakaomemo.kakao.template.FittedText;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The card about a build, in the language of its reader, as a feed or as a text. */
public final class BuildCard {

    private static final int ROWS = 5;

    /** A longer address would leave too little of the text; the memo's link still leads there. */
    private static final int ADDRESS = 100;

    private final BuildFacts facts;
    private final FactWords words;

    /** @param locale of the reader, Korean or English */
    public BuildCard(BuildFacts facts, Locale locale) {
        this.facts = facts;
        this.words = new FactWords(facts, locale);
    }

    /**
     * The card as a feed.
     *
     * @param headline the user's own words in place of the most important fact, or {@code null}
     * @param buttons the user's own, or none for {@link #buttons()}
     * @param imageUrl a public picture, or {@code null}
     */
    public FeedTemplate feed(String headline, List<Button> buttons, String imageUrl) {
        Highlight highlight = highlight();
        boolean own = headline != null && !headline.isBlank();
        String description = own ? FittedText.of(headline).text() : highlight.sentence();
        Map<String, String> rows = rows(own ? null : highlight.row());
        Content content = new Content(title(), imageUrl, description, link());
        return new FeedTemplate(content, items(rows), buttons.isEmpty() ? buttons() : buttons);
    }

    /** The card as a text of several lines, which may be longer than Kakao accepts. */
    public String text() {
        Highlight highlight = highlight();
        return Stream.of(
                        Stream.of(title()),
                        Stream.ofNullable(highlight.sentence()),
                        rows(highlight.row()).entrySet().stream().map(row -> row.getKey() + ": " + row.getValue()),
                        address())
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    /** The parts of the text that must survive shortening: the result, the job and the address if there is one. */
    public List<String> kept() {
        return Stream.concat(Stream.of(words.result(), words.build()), address())
                .toList();
    }

    private String title() {
        return words.result() + " · " + words.build();
    }

    /** The most important fact, as a sentence, and the row that may be left out for it. */
    private record Highlight(String sentence, String row) {}

    private Highlight highlight() {
        if (facts.question() != null) {
            return new Highlight(words.question(), null);
        }
        if (testsFailed()) {
            return new Highlight(words.tests(), "tests");
        }
        if (words.reason() != null) {
            return new Highlight(words.reason(), "reason");
        }
        if (words.configurations() != null) {
            return new Highlight(words.configurations(), "configurations");
        }
        if (words.stage() != null) {
            return new Highlight(words.words("stage", words.stage()), "stage");
        }
        return facts.commits() == null ? new Highlight(null, null) : new Highlight(words.commits(), "commits");
    }

    /** Names and values of the rows, the most important first. */
    private Map<String, String> rows(String leftOut) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("tests", words.testCounts());
        values.put("reason", words.shortReason());
        values.put("stage", words.stage());
        values.put("configurations", words.failedConfigurations());
        values.put("commits", words.commitCount());
        values.put(
                facts.branch() != null && facts.branch().changeRequest() ? "changeRequest" : "branch", words.branch());
        values.put("origin", words.origin());
        values.put("duration", words.duration());
        values.remove(leftOut);
        Map<String, String> rows = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (value != null && rows.size() < ROWS) {
                rows.put(name.equals("origin") ? words.originName() : words.words("row." + name), value);
            }
        });
        return rows;
    }

    private static ItemContent items(Map<String, String> rows) {
        if (rows.isEmpty()) {
            return null;
        }
        List<ItemContent.Item> items = new ArrayList<>();
        rows.forEach((name, value) -> items.add(new ItemContent.Item(name, value)));
        return new ItemContent(items);
    }

    private Link link() {
        return facts.addresses() == null ? Link.NONE : Link.to(facts.addresses().build());
    }

    private Stream<String> address() {
        return Stream.ofNullable(facts.addresses())
                .map(BuildFacts.Addresses::build)
                .filter(address -> address.length() <= ADDRESS);
    }

    /**
     * The buttons that open the build and its console or, if tests failed, its tests; none if Jenkins has no address.
     */
    public List<Button> buttons() {
        BuildFacts.Addresses pages = facts.addresses();
        if (pages == null) {
            return List.of();
        }
        Stream<Button> second = testsFailed() && pages.tests() != null
                ? button("tests", pages.tests())
                : button("console", pages.console());
        return Stream.concat(button(mainButton(), pages.build()), second).toList();
    }

    private String mainButton() {
        return facts.question() == null ? "build" : "input";
    }

    /** What the button says that opens the memo's link. */
    public String linkTitle() {
        return words.words("button." + mainButton());
    }

    private Stream<Button> button(String name, String address) {
        return Stream.ofNullable(address).map(page -> new Button(words.words("button." + name), Link.to(page)));
    }

    private boolean testsFailed() {
        return facts.tests() != null && facts.tests().failed() > 0;
    }
}
