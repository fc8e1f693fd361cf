package io.jenkins.plugins.kakaomemo.kakao.template;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import java.util.Map;
import java.util.TreeMap;

/**
 * A template made in Kakao's message template tool.
 *
 * @param templateId its number, positive
 * @param templateArgs values for its arguments, by name without <code>${}</code>
 * @see <a href="https://developers.kakao.com/docs/latest/ko/message-template/common">Message templates</a>
 */
public record CustomTemplate(long templateId, Map<String, String> templateArgs) implements Memo {

    /** @throws InvalidFieldException if the number is not positive */
    public CustomTemplate {
        Limits.templateId(templateId);
        templateArgs = Limits.templateArgs(templateArgs);
    }

    @Override
    public Kind kind() {
        return Kind.CUSTOM;
    }

    @Override
    public Map<String, String> form() {
        return form(templateId, templateArgs);
    }

    static Map<String, String> form(long templateId, Map<String, String> templateArgs) {
        String id = String.valueOf(templateId);
        return templateArgs.isEmpty()
                ? Map.of("template_id", id)
                : Map.of("template_id", id, "template_args", TemplateJson.write(new TreeMap<>(templateArgs)));
    }
}
