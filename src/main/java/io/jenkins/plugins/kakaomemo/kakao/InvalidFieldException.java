package io.jenkins.plugins.kakaomemo.kakao;

import java.io.Serializable;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A field of a form, a step or a setting has a value that cannot be used. The only exception for a user's mistake: it
 * names the field, what is wrong with its value and what to enter instead.
 */
public final class InvalidFieldException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    @FunctionalInterface
    private interface Sentence extends Serializable {
        String about(String field, Locale locale);
    }

    private final String field;
    private final Sentence sentence;

    private InvalidFieldException(String field, Sentence sentence) {
        super(sentence.about(field, Locale.ENGLISH));
        this.field = field;
        this.sentence = sentence;
    }

    /**
     * @param field as the user knows it, such as {@code credentialsId} or {@code buttons}
     * @param sentence what is wrong and what to do
     */
    public static InvalidFieldException of(String field, LocalizedText sentence) {
        return new InvalidFieldException(field, (name, locale) -> sentence.in(locale));
    }

    /**
     * The same with a sentence of a bundle.
     *
     * @param details from {@code {1}} on; {@code {0}} is the field
     */
    public static InvalidFieldException of(String field, TextBundle bundle, String key, Serializable... details) {
        return new InvalidFieldException(
                field,
                (name, locale) -> bundle.words(
                        locale,
                        key,
                        Stream.concat(Stream.of(name), Stream.of(details)).toArray()));
    }

    /** The field with the wrong value. */
    public String field() {
        return field;
    }

    /** The same about a field that the user knows by another name. */
    public InvalidFieldException named(String otherField) {
        return new InvalidFieldException(otherField, sentence);
    }

    /** What is wrong and what to do, in English or Korean. */
    public String getMessage(Locale locale) {
        return sentence.about(field, locale);
    }
}
