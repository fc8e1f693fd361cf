package io.jenkins.plugins.kakaomemo.benchmark;

import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.Button;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.Content;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.FeedTemplate;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.ItemContent;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.ItemContent.Item;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.TextTemplate;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import java.util.List;

/** What builds say. */
final class Memos {

    static final String ADDRESS = "https://ci.example.com/job/shop/job/checkout/job/main/128/";

    static final String TEXT = "shop » checkout » main #128 실패\n테스트 412개 중 3개 실패, 4분 12초 걸림\n김하늘: 결제 금액의 반올림을 고침";

    /** 10,000 UTF-16 units, the job's name within and its address at the end. */
    static final String LONG_TEXT = (TEXT + "\n" + "CheckoutTest.rounding: 기대한 값은 1,000원, 나온 값은 999원 😢\n".repeat(300))
                    .substring(0, 10_000 - ADDRESS.length())
            + ADDRESS;

    static final List<String> KEPT = List.of("실패", "shop » checkout » main", ADDRESS);

    static final TextTemplate MEMO = new TextTemplate(TEXT, Link.to(ADDRESS), "빌드 보기", List.of());

    static final FeedTemplate CARD = new FeedTemplate(
            new Content(
                    "shop » checkout » main #128 실패",
                    "https://ci.example.com/failed.png",
                    "테스트 412개 중 3개 실패",
                    Link.to(ADDRESS)),
            new ItemContent(List.of(
                    new Item("결과", "실패"),
                    new Item("걸린 시간", "4분 12초"),
                    new Item("바꾼 사람", "김하늘"),
                    new Item("테스트", "412개 중 3개 실패"),
                    new Item("브랜치", "main"))),
            List.of(new Button("빌드 보기", Link.to(ADDRESS)), new Button("콘솔", Link.to(ADDRESS + "console"))));

    private Memos() {}
}
