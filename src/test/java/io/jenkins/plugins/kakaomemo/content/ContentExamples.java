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
     *     {@code LINK} stands for a link to {@code https://jenkins.example.com/job/app/42/}
     */
    public record Example(MemoContent content, String pipeline, String jobDsl, String memo) {

        @Override
        public String toString() {
            return pipeline;
        }
    }

    public static List<Example> all() {
        return List.of(
                feed(),
                leastFeed(),
                list(),
                leastList(),
                commerce(),
                leastCommerce(),
                location(),
                leastLocation(),
                calendar(),
                leastCalendar(),
                custom(),
                leastCustom(),
                scrap(),
                leastScrap(),
                raw(),
                leastRaw());
    }

    private static Example feed() {
        FeedContent feed = new FeedContent("배포 끝 🎉");
        feed.setDescription("It's 1.0");
        feed.setImageUrl("https://a.example/feed.png");
        feed.setUrl("https://a.example/feed");
        feed.setItems(List.of(new FeedItem("Tests", "841"), new FeedItem("Commits", "3")));
        feed.setProfileText("app");
        feed.setProfileImageUrl("https://a.example/profile.png");
        feed.setTitleImageText("Release");
        feed.setTitleImageUrl("https://a.example/title.png");
        feed.setTitleImageCategory("stable");
        feed.setSum("Sum");
        feed.setSumValue("844");
        feed.setSocial(counts());
        feed.setButtons(List.of(button("Console", "https://a.example/console"), button("Build", null)));
        return new Example(
                feed,
                "feed(buttons: [button(title: 'Console', url: 'https://a.example/console'), button('Build')],"
                        + " description: 'It\\'s 1.0', imageUrl: 'https://a.example/feed.png',"
                        + " items: [item(name: 'Tests', value: '841'), item(name: 'Commits', value: '3')],"
                        + " profileImageUrl: 'https://a.example/profile.png', profileText: 'app',"
                        + " social: social(commentCount: 2, likeCount: 1, sharedCount: 3, subscriberCount: 5,"
                        + " viewCount: 4), sum: 'Sum', sumValue: '844', title: '배포 끝 🎉',"
                        + " titleImageCategory: 'stable', titleImageText: 'Release',"
                        + " titleImageUrl: 'https://a.example/title.png', url: 'https://a.example/feed')",
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
                    profileText('app')
                    profileImageUrl('https://a.example/profile.png')
                    titleImageText('Release')
                    titleImageUrl('https://a.example/title.png')
                    titleImageCategory('stable')
                    sum('Sum')
                    sumValue('844')
                    social { likeCount(1); commentCount(2); sharedCount(3); viewCount(4); subscriberCount(5) }
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
                 'item_content': {'profile_text': 'app', 'profile_image_url': 'https://a.example/profile.png',
                   'title_image_text': 'Release', 'title_image_url': 'https://a.example/title.png',
                   'title_image_category': 'stable', 'sum': 'Sum', 'sum_op': '844',
                   'items': [{'item': 'Tests', 'item_op': '841'}, {'item': 'Commits', 'item_op': '3'}]},
                 'social': {'like_count': 1, 'comment_count': 2, 'shared_count': 3, 'view_count': 4,
                   'subscriber_count': 5},
                 'buttons': [{'title': 'Console', 'link':
                     {'web_url': 'https://a.example/console', 'mobile_web_url': 'https://a.example/console'}},
                   {'title': 'Build', 'link': LINK}]}
                """);
    }

    private static SocialCounts counts() {
        SocialCounts counts = new SocialCounts();
        counts.setLikeCount(1);
        counts.setCommentCount(2);
        counts.setSharedCount(3);
        counts.setViewCount(4);
        counts.setSubscriberCount(5);
        return counts;
    }

    private static Example leastFeed() {
        return new Example(
                new FeedContent("Deployed"),
                "feed('Deployed')",
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

    private static Example commerce() {
        CommerceContent commerce = new CommerceContent("Build minutes", 20);
        commerce.setImageUrl("https://a.example/minutes.png");
        commerce.setUrl("https://a.example/minutes");
        commerce.setDiscountPrice(15);
        commerce.setDiscountRate(25);
        commerce.setProductName("1,000 minutes");
        commerce.setCurrencyUnit("$");
        commerce.setCurrencyUnitPosition(1);
        commerce.setButtons(List.of(button("Buy", "https://a.example/buy")));
        return new Example(
                commerce,
                "commerce(buttons: [button(title: 'Buy', url: 'https://a.example/buy')], currencyUnit: '$',"
                        + " currencyUnitPosition: 1, discountPrice: 15, discountRate: 25,"
                        + " imageUrl: 'https://a.example/minutes.png', productName: '1,000 minutes',"
                        + " regularPrice: 20, title: 'Build minutes', url: 'https://a.example/minutes')",
                """
                commerce {
                    title('Build minutes')
                    imageUrl('https://a.example/minutes.png')
                    url('https://a.example/minutes')
                    regularPrice(20)
                    discountPrice(15)
                    discountRate(25)
                    productName('1,000 minutes')
                    currencyUnit('$')
                    currencyUnitPosition(1)
                    buttons { button { title('Buy'); url('https://a.example/buy') } }
                }
                """,
                """
                {'object_type': 'commerce',
                 'content': {'title': 'Build minutes', 'image_url': 'https://a.example/minutes.png',
                   'link': {'web_url': 'https://a.example/minutes', 'mobile_web_url': 'https://a.example/minutes'}},
                 'commerce': {'regular_price': 20, 'discount_price': 15, 'discount_rate': 25,
                   'product_name': '1,000 minutes', 'currency_unit': '$', 'currency_unit_position': 1},
                 'buttons': [{'title': 'Buy', 'link':
                   {'web_url': 'https://a.example/buy', 'mobile_web_url': 'https://a.example/buy'}}]}
                """);
    }

    private static Example leastCommerce() {
        return new Example(
                new CommerceContent("Build minutes", 0),
                "commerce(regularPrice: 0, title: 'Build minutes')",
                "commerce { title('Build minutes'); regularPrice(0) }",
                """
                {'object_type': 'commerce', 'content': {'title': 'Build minutes', 'link': LINK},
                 'commerce': {'regular_price': 0}}
                """);
    }

    private static Example location() {
        LocationContent location = new LocationContent("경기 성남시 분당구 판교역로 166", "Deployed in Pangyo");
        location.setAddressTitle("Pangyo");
        location.setDescription("zone b");
        location.setImageUrl("https://a.example/zone.png");
        location.setUrl("https://a.example/zone");
        location.setButtons(List.of(button("Zone", "https://a.example/b")));
        return new Example(
                location,
                "location(address: '경기 성남시 분당구 판교역로 166', addressTitle: 'Pangyo',"
                        + " buttons: [button(title: 'Zone', url: 'https://a.example/b')], description: 'zone b',"
                        + " imageUrl: 'https://a.example/zone.png', title: 'Deployed in Pangyo',"
                        + " url: 'https://a.example/zone')",
                """
                location {
                    address('경기 성남시 분당구 판교역로 166')
                    addressTitle('Pangyo')
                    title('Deployed in Pangyo')
                    description('zone b')
                    imageUrl('https://a.example/zone.png')
                    url('https://a.example/zone')
                    buttons { button { title('Zone'); url('https://a.example/b') } }
                }
                """,
                """
                {'object_type': 'location', 'address': '경기 성남시 분당구 판교역로 166', 'address_title': 'Pangyo',
                 'content': {'title': 'Deployed in Pangyo', 'description': 'zone b',
                   'image_url': 'https://a.example/zone.png',
                   'link': {'web_url': 'https://a.example/zone', 'mobile_web_url': 'https://a.example/zone'}},
                 'buttons': [{'title': 'Zone', 'link':
                   {'web_url': 'https://a.example/b', 'mobile_web_url': 'https://a.example/b'}}]}
                """);
    }

    private static Example leastLocation() {
        return new Example(
                new LocationContent("판교역로 166", "Deployed"),
                "location(address: '판교역로 166', title: 'Deployed')",
                "location { address('판교역로 166'); title('Deployed') }",
                """
                {'object_type': 'location', 'address': '판교역로 166', 'content': {'title': 'Deployed', 'link': LINK}}
                """);
    }

    private static Example calendar() {
        CalendarContent calendar = new CalendarContent("event", "621a", "Release 1.0");
        calendar.setDescription("Friday");
        calendar.setImageUrl("https://a.example/release.png");
        calendar.setUrl("https://a.example/release");
        calendar.setButtons(List.of(button("Notes", "https://a.example/notes")));
        return new Example(
                calendar,
                "calendar(buttons: [button(title: 'Notes', url: 'https://a.example/notes')], description: 'Friday',"
                        + " id: '621a', idType: 'event', imageUrl: 'https://a.example/release.png',"
                        + " title: 'Release 1.0', url: 'https://a.example/release')",
                """
                calendar {
                    idType('event')
                    id('621a')
                    title('Release 1.0')
                    description('Friday')
                    imageUrl('https://a.example/release.png')
                    url('https://a.example/release')
                    buttons { button { title('Notes'); url('https://a.example/notes') } }
                }
                """,
                """
                {'object_type': 'calendar', 'id_type': 'event', 'id': '621a',
                 'content': {'title': 'Release 1.0', 'description': 'Friday',
                   'image_url': 'https://a.example/release.png',
                   'link': {'web_url': 'https://a.example/release', 'mobile_web_url': 'https://a.example/release'}},
                 'buttons': [{'title': 'Notes', 'link':
                   {'web_url': 'https://a.example/notes', 'mobile_web_url': 'https://a.example/notes'}}]}
                """);
    }

    private static Example leastCalendar() {
        return new Example(
                new CalendarContent("calendar", "621b", "Releases"),
                "calendar(id: '621b', idType: 'calendar', title: 'Releases')",
                "calendar { idType('calendar'); id('621b'); title('Releases') }",
                """
                {'object_type': 'calendar', 'id_type': 'calendar', 'id': '621b',
                 'content': {'title': 'Releases', 'link': LINK}}
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
