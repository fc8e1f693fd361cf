package io.jenkins.plugins.kakaomemo.kakao.template;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import java.util.List;

/**
 * Two or three rows under a header.
 *
 * @param headerTitle at most 200 UTF-16 units
 * @param headerLink where a tap on the header leads
 * @param contents 2 or 3 rows
 * @param buttons at most 2
 */
public record ListTemplate(String headerTitle, Link headerLink, List<Content> contents, List<Button> buttons)
        implements DefaultTemplate {

    /** @throws InvalidFieldException if the header is missing, or there are not 2 or 3 rows */
    public ListTemplate {
        Limits.text("header_title", headerTitle);
        Limits.required("header_link", headerLink);
        contents = Limits.entries("contents", contents, 2, 3);
        buttons = Limits.buttons(buttons);
    }

    @Override
    public String objectType() {
        return "list";
    }
}
