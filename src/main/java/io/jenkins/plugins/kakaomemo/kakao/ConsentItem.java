package io.jenkins.plugins.kakaomemo.kakao;

/**
 * One thing a user may agree to, as {@code /v2/user/scopes} lists it.
 *
 * @param id the scope, such as {@code talk_message}
 * @param displayName its name in Kakao's words
 * @param using whether the app uses it
 * @param agreed whether the user has agreed to it
 */
public record ConsentItem(String id, String displayName, boolean using, boolean agreed) {

    /** The scope without which no memo can be sent. */
    public static final String TALK_MESSAGE = "talk_message";

    /** The scope without which friends can neither be listed nor written to. */
    public static final String FRIENDS = "friends";
}
