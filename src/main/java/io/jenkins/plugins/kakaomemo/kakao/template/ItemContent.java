package io.jenkins.plugins.kakaomemo.kakao.template;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import java.util.List;

/**
 * Rows of a feed, each a name and a value, with a header and a sum.
 *
 * @param profileText header, about 16 characters are shown
 * @param profileImageUrl picture of the header
 * @param titleImageText text beside the picture, about 24 characters on 2 lines are shown
 * @param titleImageUrl a square picture
 * @param titleImageCategory small text below, about 14 characters are shown
 * @param items at most 5 rows
 * @param sum name of the last row, about 6 characters are shown
 * @param sumOp value of the last row, about 11 characters are shown
 */
public record ItemContent(
        String profileText,
        String profileImageUrl,
        String titleImageText,
        String titleImageUrl,
        String titleImageCategory,
        List<Item> items,
        String sum,
        String sumOp) {

    /** @throws InvalidFieldException if there are more than 5 rows or a picture has no http or https address */
    public ItemContent {
        Limits.webAddress("item_content.profile_image_url", profileImageUrl);
        Limits.webAddress("item_content.title_image_url", titleImageUrl);
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
