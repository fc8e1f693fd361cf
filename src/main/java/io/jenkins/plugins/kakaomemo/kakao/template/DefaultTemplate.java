package io.jenkins.plugins.kakaomemo.kakao.template;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import java.util.Map;

/** One of the templates whose content is given in full with the message. */
public sealed interface DefaultTemplate extends Memo permits FeedTemplate, ListTemplate, TextTemplate {

    /** Kakao's name of the template, such as {@code feed}. */
    @JsonProperty("object_type")
    String objectType();

    @Override
    default Kind kind() {
        return Kind.DEFAULT;
    }

    @Override
    default Map<String, String> form() {
        return Map.of("template_object", TemplateJson.write(this));
    }
}
