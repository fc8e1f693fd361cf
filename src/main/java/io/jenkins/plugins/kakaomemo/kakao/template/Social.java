package io.jenkins.plugins.kakaomemo.kakao.template;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;

/**
 * Counters below a feed; the first three that are given are shown. Each is 0 or more, or {@code null}.
 *
 * @param likeCount likes
 * @param commentCount comments
 * @param sharedCount shares
 * @param viewCount views
 * @param subscriberCount subscribers
 */
public record Social(
        Integer likeCount, Integer commentCount, Integer sharedCount, Integer viewCount, Integer subscriberCount) {

    /** @throws InvalidFieldException if a counter is negative */
    public Social {
        Limits.between("social.like_count", likeCount, 0, Integer.MAX_VALUE);
        Limits.between("social.comment_count", commentCount, 0, Integer.MAX_VALUE);
        Limits.between("social.shared_count", sharedCount, 0, Integer.MAX_VALUE);
        Limits.between("social.view_count", viewCount, 0, Integer.MAX_VALUE);
        Limits.between("social.subscriber_count", subscriberCount, 0, Integer.MAX_VALUE);
    }
}
