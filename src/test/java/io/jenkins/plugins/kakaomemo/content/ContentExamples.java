package io.jenkins.plugins.kakaomemo.content;

import java.util.List;

/** One full and one minimal example of every kind of content. */
public final class ContentExamples {

    private ContentExamples() {}

    /**
     * One content in each of its shapes.
     *
     * @param content as Java
     * @param pipeline as the Snippet Generator writes it inside of a step
     * @param jobDsl as Job DSL takes it inside of a closure
     * @param memo what Kakao is sent, with single quotes for double ones: the template, or the form where there is none;
     *     {@code LINK} stands for a link to {@code https://jenkins.example.com/job/app/42/}; {@code null} where nothing is filled in
     */
    public record Example(MemoTemplate content, String pipeline, String jobDsl, String memo) {

        @Override
        public String toString() {
            return pipeline;
        }
    }

    /** Those that have content of their own. */
    public static List<Example> filledIn() {
        return all().stream().filter(example -> example.content().isFilledIn()).toList();
    }

    public static List<Example> all() {
        return List.of(
                text(),
                card(),
                feed(),
                leastFeed(),
                list(),
                leastList(),
                custom(),
                leastCustom(),
                scrap(),
                leastScrap(),
                raw(),
                leastRaw());
    }

    private static Example text() {
        return new Example(new TextContent(), "text()", "text()", null);
    }

    private static Example card() {
        return new Example(new FeedContent(), "feed()", "feed {}", null);
    }

    private static Example feed() {
        FeedContent feed = new FeedContent();
        feed.setTitle("배포 끝 🎉");
        feed.setDescription("It's 1.0");
        feed.setImageUrl("https://a.example/feed.png");
        feed.setUrl("https://a.example/feed");
        feed.setItems(List.of(new FeedItem("Tests", "841"), new FeedItem("Commits", "3")));
        feed.setButtons(List.of(button("Console", "https://a.example/console"), button("Build", null)));
        return new Example(
                feed,
                "feed(buttons: [button(title: 'Console', url: 'https://a.example/console'), button('Build')],"
                        + " description: 'It\\'s 1.0', imageUrl: 'https://a.example/feed.png',"
                        + " items: [item(name: 'Tests', value: '841'), item(name: 'Commits', value: '3')],"
                        + " title: '배포 끝 🎉', url: 'https://a.example/feed')",
                """
                feed {
                    title('배포 끝 🎉')
                    description("It's 1.0")
                    imageUrl('https://a.example/feed.png')
                    url('https://a.example/feed')
                    items {
                        item { name('Tests'); value('841') }
                        item { name('Commits'); value('3') }
                    }
                    buttons {
                        button { title('Console'); url('https://a.example/console') }
                        button { title('Build') }
                    }
                }
                """,
                """
                {'object_type': 'feed',
                 'content': {'title': '배포 끝 🎉', 'description': 'It’s 1.0', 'image_url': 'https://a.example/feed.png',
                   'link': {'web_url': 'https://a.example/feed', 'mobile_web_url': 'https://a.example/feed'}},
                 'item_content': {'items': [{'item': 'Tests', 'item_op': '841'}, {'item': 'Commits', 'item_op': '3'}]},
                 'buttons': [{'title': 'Console', 'link':
                     {'web_url': 'https://a.example/console', 'mobile_web_url': 'https://a.example/console'}},
                   {'title': 'Build', 'link': LINK}]}
                """);
    }

    private static Example leastFeed() {
        FeedContent feed = new FeedContent();
        feed.setTitle("Deployed");
        return new Example(
                feed,
                "feed(title: 'Deployed')",
                "feed { title('Deployed') }",
                "{'object_type': 'feed', 'content': {'title': 'Deployed', 'link': LINK}}");
    }

    private static Example list() {
        ListEntry app = new ListEntry("app");
        app.setDescription("2 of 841 failed");
        app.setImageUrl("https://a.example/app.png");
        app.setUrl("https://a.example/app");
        ListContent list = new ListContent("Nightly", List.of(app, new ListEntry("web"), new ListEntry("db")));
        list.setHeaderUrl("https://a.example/nightly");
        list.setButtons(List.of(button("Open", "https://a.example/open")));
        return new Example(
                list,
                "list(buttons: [button(title: 'Open', url: 'https://a.example/open')],"
                        + " entries: [entry(description: '2 of 841 failed', imageUrl: 'https://a.example/app.png',"
                        + " title: 'app', url: 'https://a.example/app'), entry('web'), entry('db')],"
                        + " headerTitle: 'Nightly', headerUrl: 'https://a.example/nightly')",
                """
                list {
                    headerTitle('Nightly')
                    headerUrl('https://a.example/nightly')
                    entries {
                        entry {
                            title('app')
                            description('2 of 841 failed')
                            imageUrl('https://a.example/app.png')
                            url('https://a.example/app')
                        }
                        entry { title('web') }
                        entry { title('db') }
                    }
                    buttons { button { title('Open'); url('https://a.example/open') } }
                }
                """,
                """
                {'object_type': 'list', 'header_title': 'Nightly', 'header_link':
                   {'web_url': 'https://a.example/nightly', 'mobile_web_url': 'https://a.example/nightly'},
                 'contents': [
                   {'title': 'app', 'description': '2 of 841 failed', 'image_url': 'https://a.example/app.png',
                    'link': {'web_url': 'https://a.example/app', 'mobile_web_url': 'https://a.example/app'}},
                   {'title': 'web', 'link': LINK},
                   {'title': 'db', 'link': LINK}],
                 'buttons': [{'title': 'Open', 'link':
                   {'web_url': 'https://a.example/open', 'mobile_web_url': 'https://a.example/open'}}]}
                """);
    }

    private static Example leastList() {
        return new Example(
                new ListContent("Nightly", List.of(new ListEntry("web"), new ListEntry("db"))),
                "list(entries: [entry('web'), entry('db')], headerTitle: 'Nightly')",
                "list { headerTitle('Nightly'); entries { entry { title('web') }; entry { title('db') } } }",
                """
                {'object_type': 'list', 'header_title': 'Nightly', 'header_link': LINK,
                 'contents': [{'title': 'web', 'link': LINK}, {'title': 'db', 'link': LINK}]}
                """);
    }

    private static Example custom() {
        CustomContent custom = new CustomContent(123456);
        custom.setTemplateArgs(List.of(new TemplateArg("VERSION", "1.0"), new TemplateArg("release notes", "")));
        return new Example(
                custom,
                "custom(templateArgs: [VERSION: '1.0', 'release notes': ''], templateId: 123456)",
                """
                custom {
                    templateId(123456)
                    templateArgs {
                        templateArg { name('VERSION'); value('1.0') }
                        templateArg { name('release notes'); value('') }
                    }
                }
                """,
                "{'template_id': '123456', 'template_args': {'VERSION': '1.0', 'release notes': ''}}");
    }

    private static Example leastCustom() {
        return new Example(
                new CustomContent(123456),
                "custom(123456)",
                "custom { templateId(123456) }",
                "{'template_id': '123456'}");
    }

    private static Example scrap() {
        ScrapContent scrap = new ScrapContent("https://a.example/notes");
        scrap.setTemplateId(123456);
        scrap.setTemplateArgs(List.of(new TemplateArg("VERSION", "1.0")));
        return new Example(
                scrap,
                "scrap(scrapUrl: 'https://a.example/notes', templateArgs: [VERSION: '1.0'], templateId: 123456)",
                """
                scrap {
                    scrapUrl('https://a.example/notes')
                    templateId(123456)
                    templateArgs { templateArg { name('VERSION'); value('1.0') } }
                }
                """,
                """
                {'request_url': 'https://a.example/notes', 'template_id': '123456',
                 'template_args': {'VERSION': '1.0'}}
                """);
    }

    private static Example leastScrap() {
        return new Example(
                new ScrapContent("https://a.example/notes"),
                "scrap('https://a.example/notes')",
                "scrap { scrapUrl('https://a.example/notes') }",
                "{'request_url': 'https://a.example/notes'}");
    }

    private static Example raw() {
        String json = "{\n  \"object_type\": \"new\",\n  \"rows\": [1, 2]\n}";
        return new Example(
                new RawContent(json),
                "raw('''" + json + "''')",
                "raw { json('''" + json + "''') }",
                "{'object_type': 'new', 'rows': [1, 2]}");
    }

    private static Example leastRaw() {
        String json = "{\"object_type\":\"text\"}";
        return new Example(
                new RawContent(json), "raw('" + json + "')", "raw { json('" + json + "') }", "{'object_type': 'text'}");
    }

    static MemoButton button(String title, String url) {
        MemoButton button = new MemoButton(title);
        button.setUrl(url);
        return button;
    }
}
