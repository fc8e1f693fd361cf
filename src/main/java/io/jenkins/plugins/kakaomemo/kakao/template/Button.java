package io.jenkins.plugins.kakaomemo.kakao.template;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;

/**
 * A button below a memo.
 *
 * @param title its label; Kakao advises at most 8 characters
 * @param link where it leads
 */
public record Button(String title, Link link) {

    /** @throws InvalidFieldException if one of the two is missing */
    public Button {
        Limits.required("buttons.title", title);
        Limits.required("buttons.link", link);
    }
}
