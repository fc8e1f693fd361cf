package io.jenkins.plugins.kakaomemo.kakao.template;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import java.util.HashMap;
import java.util.Map;

/**
 * A web page that Kakao reads and shows.
 *
 * @param requestUrl an http or https address of a domain registered in the console
 * @param templateId the number of a custom template to show it with, or {@code null} for Kakao's own look
 * @param templateArgs values for that template's arguments
 */
public record Scrap(String requestUrl, Long templateId, Map<String, String> templateArgs) implements Memo {

    /** @throws InvalidFieldException if the address is missing, or has no http or https scheme or no host */
    public Scrap {
        Limits.required("request_url", requestUrl);
        requestUrl = WebAddress.of("request_url", requestUrl);
        if (templateId != null) {
            Limits.templateId(templateId);
        }
        templateArgs = Limits.templateArgs(templateArgs);
    }

    @Override
    public Kind kind() {
        return Kind.SCRAP;
    }

    @Override
    public Map<String, String> form() {
        Map<String, String> form = new HashMap<>(Map.of("request_url", requestUrl));
        if (templateId != null) {
            form.putAll(CustomTemplate.form(templateId, templateArgs));
        }
        return form;
    }
}
