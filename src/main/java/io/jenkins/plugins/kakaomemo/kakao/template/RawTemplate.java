package io.jenkins.plugins.kakaomemo.kakao.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import java.util.Map;

/**
 * A default template as Kakao's documentation writes it, for fields that the other records do not have.
 *
 * @param templateObject a JSON object with an {@code object_type}
 */
public record RawTemplate(String templateObject) implements Memo {

    /** @throws InvalidFieldException if it is no JSON object or has no {@code object_type} */
    public RawTemplate {
        Limits.required("template_object", templateObject);
        JsonNode json;
        try {
            json = TemplateJson.read(templateObject);
        } catch (JsonProcessingException e) {
            throw Limits.refused("template_object", "notJson");
        }
        if (!json.isObject()) {
            throw Limits.refused("template_object", "notJson");
        }
        Limits.required("object_type", json.path("object_type").asText(""));
    }

    @Override
    public Kind kind() {
        return Kind.DEFAULT;
    }

    @Override
    public Map<String, String> form() {
        return Map.of("template_object", templateObject);
    }
}
