package io.jenkins.plugins.kakaomemo.kakao.template;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import java.util.List;

/**
 * A text with a link.
 *
 * @param text at most 200 UTF-16 units; {@link FittedText} makes any text fit
 * @param link where a tap leads; required, {@link Link#NONE} leads nowhere
 * @param buttonTitle the label of the single button that leads to the link, or {@code null} for Kakao's 자세히 보기;
 *     not looked at when there are buttons
 * @param buttons at most 2
 */
public record TextTemplate(String text, Link link, String buttonTitle, List<Button> buttons)
        implements DefaultTemplate {

    /** @throws InvalidFieldException if the text is missing or too long, or the link missing */
    public TextTemplate {
        Limits.text("text", text);
        Limits.required("link", link);
        buttons = Limits.buttons(buttons);
    }

    @Override
    public String objectType() {
        return "text";
    }
}
