package io.jenkins.plugins.kakaomemo.kakao.template;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import java.util.List;

/**
 * A picture with title, description, rows and buttons.
 *
 * @param content required
 * @param itemContent rows, or {@code null}
 * @param buttons at most 2
 */
public record FeedTemplate(Content content, ItemContent itemContent, List<Button> buttons) implements DefaultTemplate {

    /** @throws InvalidFieldException if the content is missing or there are more than 2 buttons */
    public FeedTemplate {
        Limits.required("content", content);
        buttons = Limits.buttons(buttons);
    }

    @Override
    public String objectType() {
        return "feed";
    }
}
