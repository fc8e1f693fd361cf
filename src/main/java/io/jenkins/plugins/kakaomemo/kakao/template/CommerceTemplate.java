package io.jenkins.plugins.kakaomemo.kakao.template;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import java.util.List;

/**
 * A product and its price.
 *
 * @param content required; its description is not shown
 * @param commerce required
 * @param buttonTitle the label of the single button, or {@code null}
 * @param buttons at most 2
 */
public record CommerceTemplate(Content content, Commerce commerce, String buttonTitle, List<Button> buttons)
        implements DefaultTemplate {

    /** @throws InvalidFieldException if content or price is missing or there are more than 2 buttons */
    public CommerceTemplate {
        Limits.required("content", content);
        Limits.required("commerce", commerce);
        buttons = Limits.buttons(buttons);
    }

    @Override
    public String objectType() {
        return "commerce";
    }
}
