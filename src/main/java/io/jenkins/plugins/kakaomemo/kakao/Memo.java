package io.jenkins.plugins.kakaomemo.kakao;

import java.util.Map;

/** A message in one of the three forms that Kakao's message API accepts. */
public interface Memo {

    /** Which of the three endpoints it goes to. */
    Kind kind();

    /** The form fields of that endpoint, by name, not yet encoded. */
    Map<String, String> form();

    /** The three endpoints, the same for messages to oneself and to friends. */
    enum Kind {
        /** A default template, its content given in {@code template_object}. */
        DEFAULT("default/"),
        /** A template made in the message template tool, chosen by {@code template_id}. */
        CUSTOM(""),
        /** A web page that Kakao reads itself, {@code request_url}. */
        SCRAP("scrap/");

        private final String path;

        Kind(String path) {
            this.path = path;
        }

        String path() {
            return path;
        }
    }
}
