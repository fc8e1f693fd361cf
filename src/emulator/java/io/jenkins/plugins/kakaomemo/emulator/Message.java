package io.jenkins.plugins.kakaomemo.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a call wants to send, read from its form. */
record Message(Memo.Kind kind, JsonNode content, List<String> unregisteredLinks) {

    /** Reads a message, or refuses with -2 what Kakao refuses. */
    static Message read(Memo.Kind kind, Form form, EmulatorApp app) {
        return switch (kind) {
            case DEFAULT -> defaultTemplate(form, app);
            case CUSTOM -> customTemplate(form);
            case SCRAP -> scrap(form, app);
        };
    }

    private static Message defaultTemplate(Form form, EmulatorApp app) {
        String text = form.get("template_object")
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> Refusal.parameter("template_object can't be null."));
        JsonNode template = Json.read(text).orElseThrow(() -> DefaultTemplate.refused("not JSON"));
        DefaultTemplate.check(template);
        List<String> unregistered =
                links(template).distinct().filter(url -> !app.opensLink(url)).toList();
        return new Message(Memo.Kind.DEFAULT, template, unregistered);
    }

    private static Message customTemplate(Form form) {
        ObjectNode content = Json.object();
        if (!readTemplate(form, content)) {
            throw Refusal.parameter("template_id can't be null.");
        }
        return new Message(Memo.Kind.CUSTOM, content, List.of());
    }

    private static Message scrap(Form form, EmulatorApp app) {
        String url = form.get("request_url").orElseThrow(() -> Refusal.parameter("request_url can't be null."));
        if (!DefaultTemplate.isWebAddress(url) || !app.opensLink(url)) {
            throw Refusal.parameter("request_url is not on a registered domain");
        }
        ObjectNode content = Json.object().put("request_url", url);
        readTemplate(form, content);
        return new Message(Memo.Kind.SCRAP, content, List.of());
    }

    private static boolean readTemplate(Form form, ObjectNode content) {
        Optional<String> id = form.get("template_id");
        if (id.isPresent()) {
            if (!id.get().equals(String.valueOf(EmulatorApp.TEMPLATE_ID))) {
                throw Refusal.parameter("template_id [" + id.get() + "] is not a template of this app");
            }
            content.put("template_id", EmulatorApp.TEMPLATE_ID);
        }
        form.get("template_args")
                .map(text -> Json.read(text)
                        .filter(JsonNode::isObject)
                        .orElseThrow(() -> Refusal.parameter("failed to parse parameter. name=template_args")))
                .ifPresent(arguments -> content.set("template_args", arguments));
        return id.isPresent();
    }

    private static Stream<String> links(JsonNode template) {
        return Stream.of("web_url", "mobile_web_url")
                .flatMap(name -> template.findValuesAsText(name).stream())
                .filter(url -> !url.isEmpty());
    }
}
