package io.jenkins.plugins.kakaomemo.kakao.template;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import java.util.List;
import java.util.Map;

/** One of the templates whose content is given in full with the message. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "object_type")
public sealed interface DefaultTemplate extends Memo {

    @Override
    default Kind kind() {
        return Kind.DEFAULT;
    }

    @Override
    default Map<String, String> form() {
        return Map.of("template_object", TemplateJson.write(this));
    }

    /**
     * A text with a link.
     *
     * @param text at most 200 UTF-16 units; {@link FittedText} makes any text fit
     * @param link where a tap leads; required, {@link Link#NONE} leads nowhere
     * @param buttonTitle the label of the single button that leads to the link, or {@code null} for Kakao's 자세히 보기;
     *     not looked at when there are buttons
     * @param buttons at most 2
     */
    @JsonTypeName("text")
    record TextTemplate(String text, Link link, String buttonTitle, List<Button> buttons) implements DefaultTemplate {

        /** @throws InvalidFieldException if the text is missing or too long, or the link missing */
        public TextTemplate {
            Limits.text("text", text);
            Limits.required("link", link);
            buttons = Limits.buttons(buttons);
        }
    }

    /**
     * A picture with title, description, rows and buttons.
     *
     * @param content required
     * @param itemContent rows, or {@code null}
     * @param buttons at most 2
     */
    @JsonTypeName("feed")
    record FeedTemplate(Content content, ItemContent itemContent, List<Button> buttons) implements DefaultTemplate {

        /** @throws InvalidFieldException if the content is missing or there are more than 2 buttons */
        public FeedTemplate {
            Limits.required("content", content);
            buttons = Limits.buttons(buttons);
        }
    }

    /**
     * Two or three rows under a header.
     *
     * @param headerTitle at most 200 UTF-16 units
     * @param headerLink where a tap on the header leads
     * @param contents 2 or 3 rows
     * @param buttons at most 2
     */
    @JsonTypeName("list")
    record ListTemplate(String headerTitle, Link headerLink, List<Content> contents, List<Button> buttons)
            implements DefaultTemplate {

        /** @throws InvalidFieldException if the header is missing, or there are not 2 or 3 rows */
        public ListTemplate {
            Limits.text("header_title", headerTitle);
            Limits.required("header_link", headerLink);
            contents = Limits.entries("contents", contents, 2, 3);
            buttons = Limits.buttons(buttons);
        }
    }

    /**
     * The main part of most templates, and one row of a list.
     *
     * @param title shown in bold, or {@code null}
     * @param imageUrl a public picture, at least 200 by 200 pixels and at most 5 MB, or {@code null}
     * @param description shown below the title, or {@code null}
     * @param link where a tap on it leads
     */
    record Content(String title, String imageUrl, String description, Link link) {

        /**
         * @throws InvalidFieldException if the link is missing, or the address of the picture has no http or https
         *     scheme or no host
         */
        public Content {
            Limits.required("content.link", link);
            imageUrl = WebAddress.of("content.image_url", imageUrl);
        }
    }

    /**
     * Rows of a feed, each a name and a value.
     *
     * @param items at most 5 rows
     */
    record ItemContent(List<Item> items) {

        /** @throws InvalidFieldException if there are more than 5 rows */
        public ItemContent {
            items = Limits.entries("item_content.items", items, 0, 5);
        }

        /**
         * @param item the name
         * @param itemOp the value
         */
        public record Item(String item, String itemOp) {

            /** @throws InvalidFieldException if one of the two is missing */
            public Item {
                Limits.required("item_content.items.item", item);
                Limits.required("item_content.items.item_op", itemOp);
            }
        }
    }

    /**
     * A button below a memo.
     *
     * @param title its label; Kakao advises at most 8 characters
     * @param link where it leads
     */
    record Button(String title, Link link) {

        /** @throws InvalidFieldException if one of the two is missing */
        public Button {
            Limits.required("buttons.title", title);
            Limits.required("buttons.link", link);
        }
    }
}
