package io.jenkins.plugins.kakaomemo.send;

import io.jenkins.plugins.kakaomemo.build.BuildCard;
import io.jenkins.plugins.kakaomemo.build.BuildFacts;
import io.jenkins.plugins.kakaomemo.build.MemoText;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.content.FeedContent;
import io.jenkins.plugins.kakaomemo.content.MemoButton;
import io.jenkins.plugins.kakaomemo.content.MemoTemplate;
import io.jenkins.plugins.kakaomemo.content.TextContent;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.Button;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.TextTemplate;
import io.jenkins.plugins.kakaomemo.kakao.template.FittedText;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Converts a memo into what is sent to Kakao, in the language of each account. */
final class MemoComposer {

    private final BuildMemo memo;
    private final BuildFacts facts;
    private final MemoTemplate template;
    private final Link link;

    /** @throws InvalidFieldException if there is no such template, or message or link do not go with it */
    MemoComposer(BuildMemo memo, BuildFacts facts) {
        this.template = template(memo);
        if (template.isFilledIn() && memo.message() != null) {
            throw InvalidFieldException.of("message", Messages._MemoComposer_MessageAndTemplate()::toString);
        }
        this.memo = memo;
        this.facts = memo.link() == null
                ? facts
                : facts.leadingTo(MemoFields.link(memo.link()).webUrl());
        String address =
                this.facts.addresses() == null ? null : this.facts.addresses().build();
        this.link = address == null ? Link.NONE : MemoFields.link(address);
    }

    /** A message is text, and a build without one a card, unless the memo or the controller says otherwise. */
    private static MemoTemplate template(BuildMemo memo) {
        if (memo.template() != null) {
            return memo.template();
        }
        MemoTemplate preferred = MemoTemplate.of(KakaoMemoConfiguration.get().getTemplate());
        return memo.message() != null ? new TextContent() : preferred == null ? new FeedContent() : preferred;
    }

    /**
     * What is sent.
     *
     * @param parts one memo, or several in this order if the text was split
     * @param given how many UTF-16 units the text had, 0 if there is none that must fit
     * @param shown how many of them are left, in all parts together
     * @param shortened whether anything is missing
     * @param linked whether it leads anywhere
     */
    record Finished(List<Memo> parts, int given, int shown, boolean shortened, boolean linked) {

        /** What the sender should know of it, in the reader's language. */
        List<String> notes() {
            List<String> notes = new ArrayList<>();
            if (parts.size() > 1) {
                notes.add(Messages.BuildMemo_Split(given, parts.size()));
            }
            if (shortened) {
                notes.add(Messages.BuildMemo_Shortened(given, shown));
            }
            if (!linked) {
                notes.add(Messages.BuildMemo_NoRootUrl());
            }
            return notes;
        }
    }

    /** @throws InvalidFieldException if Kakao would refuse it */
    Finished in(Locale locale) {
        if (template.isFilledIn()) {
            return new Finished(List.of(template.memo(link)), 0, 0, false, true);
        }
        return template instanceof TextContent ? text(locale) : card(locale);
    }

    private Finished card(Locale locale) {
        Memo card = new BuildCard(facts, locale).feed(headline(locale), buttonsOfCard(), imageUrl());
        return new Finished(List.of(card), 0, 0, false, link != Link.NONE);
    }

    private String headline(Locale locale) {
        return memo.message() == null
                ? null
                : MemoFields.message(MemoText.facts(memo.message(), facts, locale))
                        .text();
    }

    private Finished text(Locale locale) {
        BuildCard card = new BuildCard(facts, locale);
        String text = memo.message() == null ? card.text() : MemoText.facts(memo.message(), facts, locale);
        List<FittedText> parts = MemoFields.fit(text, memo.overflow(), card.kept());
        List<Button> buttons = memo.message() == null
                        && memo.buttonTitle() == null
                        && memo.buttons().isEmpty()
                ? card.buttons()
                : MemoButton.toButtons(memo.buttons(), link);
        return new Finished(
                parts.stream()
                        .<Memo>map(part -> new TextTemplate(part.text(), link, button(locale), buttons))
                        .toList(),
                parts.get(0).originalLength(),
                parts.stream().mapToInt(part -> part.text().length()).sum(),
                parts.stream().anyMatch(FittedText::shortened),
                link != Link.NONE);
    }

    private String button(Locale locale) {
        if (link == Link.NONE) {
            return null;
        }
        return memo.buttonTitle() == null ? new BuildCard(facts, locale).linkTitle() : memo.buttonTitle();
    }

    private List<Button> buttonsOfCard() {
        return memo.buttons().isEmpty() && memo.buttonTitle() != null && link != Link.NONE
                ? List.of(new Button(memo.buttonTitle(), link))
                : MemoButton.toButtons(memo.buttons(), link);
    }

    private String imageUrl() {
        return facts.result() == null ? null : KakaoMemoConfiguration.get().imageUrlFor(facts.result());
    }
}
