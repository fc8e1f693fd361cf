package io.jenkins.plugins.kakaomemo.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The rules of {@code template_object}.
 *
 * @see <a href="https://developers.kakao.com/docs/latest/ko/message-template/default">Default template</a>
 */
final class DefaultTemplate {

    private static final int TEXT_LIMIT = 200;

    private DefaultTemplate() {}

    static Refusal refused(String reason) {
        return Refusal.parameter("failed to parse parameter. name=template_object, reason=" + reason);
    }

    /** Refuses a template that breaks a rule. */
    static void check(JsonNode template) {
        switch (template.path("object_type").asText()) {
            case "text" -> {
                limitedText(template, "text");
                link(template, "link");
            }
            case "feed" -> {
                content(require(template, "content"));
                itemContent(template.path("item_content"));
                social(template.path("social"));
            }
            case "list" -> {
                limitedText(template, "header_title");
                link(template, "header_link");
                JsonNode contents = array(require(template, "contents"), "contents", 3);
                if (contents.size() < 2) {
                    throw refused("contents has less than 2 elements");
                }
                contents.forEach(DefaultTemplate::content);
            }
            case "location" -> {
                requiredString(template, "address");
                strings(template, "address_title");
                content(require(template, "content"));
                social(template.path("social"));
            }
            case "commerce" -> {
                content(require(template, "content"));
                commerce(require(template, "commerce"));
            }
            case "calendar" -> {
                if (!Set.of("event", "calendar").contains(requiredString(template, "id_type"))) {
                    throw refused("id_type is neither event nor calendar");
                }
                requiredString(template, "id");
                content(require(template, "content"));
            }
            default -> throw refused("unknown object_type");
        }
        buttons(template);
    }

    private static void buttons(JsonNode template) {
        if (template.hasNonNull("button_title")) {
            words(template, "button_title");
        }
        String type = template.path("object_type").asText();
        int limit = type.equals("location") || type.equals("calendar") ? 1 : 2;
        if (template.has("buttons")) {
            for (JsonNode button : array(template.path("buttons"), "buttons", limit)) {
                words(button, "title");
                link(button, "link");
            }
        }
    }

    private static void content(JsonNode content) {
        link(content, "link");
        strings(content, "title", "description", "image_url");
        integers(content, "image_width", "image_height");
    }

    private static void itemContent(JsonNode itemContent) {
        strings(
                itemContent,
                "profile_text",
                "profile_image_url",
                "title_image_text",
                "title_image_category",
                "title_image_url",
                "sum",
                "sum_op");
        if (itemContent.has("items")) {
            for (JsonNode item : array(itemContent.path("items"), "items", 5)) {
                requiredString(item, "item");
                requiredString(item, "item_op");
            }
        }
    }

    private static void social(JsonNode social) {
        integers(social, "like_count", "comment_count", "shared_count", "view_count", "subscriber_count");
    }

    private static void commerce(JsonNode commerce) {
        require(commerce, "regular_price");
        integers(commerce, "regular_price", "discount_price", "discount_rate", "fixed_discount_price");
        integers(commerce, "currency_unit_position");
        strings(commerce, "product_name", "currency_unit");
        int rate = commerce.path("discount_rate").asInt();
        if (rate < 0 || rate > 100) {
            throw refused("discount_rate is not a percentage");
        }
    }

    private static void link(JsonNode holder, String name) {
        JsonNode link = require(holder, name);
        if (!link.isObject()) {
            throw refused(name + " is not an object");
        }
        strings(link, "web_url", "mobile_web_url", "android_execution_params", "ios_execution_params");
        for (String address : List.of("web_url", "mobile_web_url")) {
            String url = link.path(address).asText();
            if (!url.isEmpty() && !isWebAddress(url)) {
                throw refused(address + " is neither http nor https");
            }
        }
    }

    static boolean isWebAddress(String url) {
        return url.matches("(?i)https?://.+");
    }

    private static void limitedText(JsonNode holder, String name) {
        String text = words(holder, name);
        if (text.length() > TEXT_LIMIT) {
            throw refused(name + " is longer than " + TEXT_LIMIT);
        }
    }

    private static JsonNode array(JsonNode array, String name, int limit) {
        if (!array.isArray()) {
            throw refused(name + " is not an array");
        }
        if (array.size() > limit) {
            throw refused(name + " has more than " + limit + " elements");
        }
        return array;
    }

    private static JsonNode require(JsonNode holder, String name) {
        if (!holder.hasNonNull(name)) {
            throw refused(name + " is missing");
        }
        return holder.get(name);
    }

    private static String requiredString(JsonNode holder, String name) {
        require(holder, name);
        strings(holder, name);
        return holder.get(name).asText();
    }

    /** A string that is not blank. */
    private static String words(JsonNode holder, String name) {
        String text = requiredString(holder, name);
        if (text.isBlank()) {
            throw refused(name + " is blank");
        }
        return text;
    }

    private static void strings(JsonNode holder, String... names) {
        optional(holder, JsonNode::isTextual, "a string", names);
    }

    private static void integers(JsonNode holder, String... names) {
        optional(holder, JsonNode::isIntegralNumber, "an integer", names);
    }

    private static void optional(JsonNode holder, Predicate<JsonNode> type, String expected, String... names) {
        for (String name : names) {
            if (holder.hasNonNull(name) && !type.test(holder.get(name))) {
                throw refused(name + " is not " + expected);
            }
        }
    }
}
