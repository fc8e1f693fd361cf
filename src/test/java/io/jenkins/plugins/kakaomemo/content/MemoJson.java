package io.jenkins.plugins.kakaomemo.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import java.util.Map;

/** What Kakao is sent, as documents to compare. */
final class MemoJson {

    static final Link LINK = Link.to("https://jenkins.example.com/job/app/42/");

    private static final ObjectMapper JSON = new ObjectMapper();

    private MemoJson() {}

    static JsonNode expected(ContentExamples.Example example) throws JsonProcessingException {
        String link = "{'web_url': '%s', 'mobile_web_url': '%<s'}".formatted(LINK.webUrl());
        return JSON.readTree(
                example.memo().replace("LINK", link).replace('\'', '"').replace('’', '\''));
    }

    static JsonNode of(MemoTemplate content) throws JsonProcessingException {
        return of(content.memo(LINK));
    }

    private static JsonNode of(Memo memo) throws JsonProcessingException {
        Map<String, String> form = memo.form();
        if (form.containsKey("template_object")) {
            return JSON.readTree(form.get("template_object"));
        }
        ObjectNode fields = JSON.createObjectNode();
        form.forEach(fields::put);
        if (form.containsKey("template_args")) {
            fields.set("template_args", JSON.readTree(form.get("template_args")));
        }
        return fields;
    }
}
