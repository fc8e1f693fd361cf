package io.jenkins.plugins.kakaomemo.kakao.template;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;

/**
 * The main part of most templates, and one row of a list.
 *
 * @param title shown in bold, or {@code null}
 * @param imageUrl a public picture, at least 200 by 200 pixels and at most 5 MB, or {@code null}
 * @param description shown below the title, or {@code null}
 * @param link where a tap on it leads
 */
public record Content(String title, String imageUrl, String description, Link link) {

    /** @throws InvalidFieldException if the link is missing or the picture has no http or https address */
    public Content {
        Limits.required("content.link", link);
        Limits.webAddress("content.image_url", imageUrl);
    }
}
