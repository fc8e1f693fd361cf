package io.jenkins.plugins.kakaomemo;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.jenkins.plugins.kakaomemo.content.CustomContent;
import io.jenkins.plugins.kakaomemo.content.FeedContent;
import io.jenkins.plugins.kakaomemo.content.FeedItem;
import io.jenkins.plugins.kakaomemo.content.ListContent;
import io.jenkins.plugins.kakaomemo.content.ListEntry;
import io.jenkins.plugins.kakaomemo.content.MemoButton;
import io.jenkins.plugins.kakaomemo.content.RawContent;
import io.jenkins.plugins.kakaomemo.content.ScrapContent;
import io.jenkins.plugins.kakaomemo.content.TemplateArg;
import io.jenkins.plugins.kakaomemo.content.TextContent;
import io.jenkins.plugins.kakaomemo.content.UsualContent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Templates and their parts: name in the XML, object, and the elements as which it is saved. */
final class SavedTemplates {

    private SavedTemplates() {}

    static Stream<Arguments> all() {
        CustomContent custom = new CustomContent(12345);
        custom.setTemplateArgs(List.of(new TemplateArg("VERSION", "1.4")));
        return Stream.of(
                arguments("content.UsualContent", new UsualContent(), ""),
                arguments("content.TextContent", new TextContent(), ""),
                arguments("content.FeedContent", new FeedContent(), ""),
                arguments("content.FeedContent", feed(), FEED),
                arguments("content.ListContent", list(), LIST),
                arguments("content.CustomContent", custom, """
                          <templateArgs>
                            <content.TemplateArg>
                              <name>VERSION</name>
                              <value>1.4</value>
                            </content.TemplateArg>
                          </templateArgs>
                          <templateId>12345</templateId>
                        """),
                arguments("content.ScrapContent", new ScrapContent("https://a.example"), """
                          <scrapUrl>https://a.example</scrapUrl>
                        """),
                arguments("content.RawContent", new RawContent("{}"), "  <json>{}</json>\n"),
                arguments("content.MemoButton", button(), """
                          <title>Report</title>
                          <url>https://a.example/report</url>
                        """),
                arguments("content.FeedItem", new FeedItem("Tests", "841"), """
                          <name>Tests</name>
                          <value>841</value>
                        """),
                arguments("content.ListEntry", new ListEntry("app"), "  <title>app</title>\n"),
                arguments("content.TemplateArg", new TemplateArg("VERSION", "1.4"), """
                          <name>VERSION</name>
                          <value>1.4</value>
                        """));
    }

    static MemoButton button() {
        MemoButton button = new MemoButton("Report");
        button.setUrl("https://a.example/report");
        return button;
    }

    private static FeedContent feed() {
        FeedContent feed = new FeedContent();
        feed.setTitle("Deployed");
        feed.setItems(List.of(new FeedItem("Tests", "841")));
        feed.setButtons(List.of(button()));
        return feed;
    }

    private static final String FEED = """
              <title>Deployed</title>
              <items>
                <content.FeedItem>
                  <name>Tests</name>
                  <value>841</value>
                </content.FeedItem>
              </items>
              <buttons>
                <content.MemoButton>
                  <title>Report</title>
                  <url>https://a.example/report</url>
                </content.MemoButton>
              </buttons>
            """;

    private static ListContent list() {
        return new ListContent("Nightly", List.of(new ListEntry("app"), new ListEntry("site")));
    }

    private static final String LIST = """
              <headerTitle>Nightly</headerTitle>
              <entries>
                <content.ListEntry>
                  <title>app</title>
                </content.ListEntry>
                <content.ListEntry>
                  <title>site</title>
                </content.ListEntry>
              </entries>
            """;
}
