package io.jenkins.plugins.kakaomemo.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.kakao.template.FittedText;
import io.jenkins.plugins.kakaomemo.send.Previewable;
import java.io.IOException;
import java.util.Locale;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** The answers to the script of the form, as JSON. */
record PreviewAnswer(ObjectNode json) implements HttpResponse {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** {@code {memos: [{kind, content}], length?, notes: []}} */
    static PreviewAnswer drawn(Previewable.Preview preview) {
        ObjectNode answer = MAPPER.createObjectNode();
        answer.putArray("memos")
                .addAll(preview.memos().stream().map(PreviewAnswer::memo).toList());
        if (preview.given() > 0) {
            answer.put("length", Messages.MemoPreview_Length(preview.given(), FittedText.MOST_UNITS));
        }
        preview.notes().forEach(answer.putArray("notes")::add);
        return new PreviewAnswer(answer);
    }

    /** {@code {error: {field, words}}} */
    static PreviewAnswer refused(InvalidFieldException problem) {
        ObjectNode answer = MAPPER.createObjectNode();
        answer.putObject("error")
                .put("field", problem.field())
                .put("words", problem.getMessage(LocaleProvider.getLocale()));
        return new PreviewAnswer(answer);
    }

    /** {@code {sent, words}} */
    static PreviewAnswer sent(boolean sent, String words) {
        return new PreviewAnswer(MAPPER.createObjectNode().put("sent", sent).put("words", words));
    }

    /** {@code {sent, words, connectUrl}} with the page to connect on first, relative to the address of Jenkins */
    static PreviewAnswer notConnected(String words, String connectUrl) {
        return new PreviewAnswer(sent(false, words).json().put("connectUrl", connectUrl));
    }

    /** With the same names as in a request to Kakao. */
    private static JsonNode memo(Memo memo) {
        ObjectNode form = MAPPER.createObjectNode();
        memo.form().forEach((name, value) -> form.set(name, isJson(name) ? parsed(value) : form.textNode(value)));
        ObjectNode drawn = MAPPER.createObjectNode();
        drawn.put("kind", memo.kind().name().toLowerCase(Locale.ROOT));
        drawn.set("content", memo.kind() == Memo.Kind.DEFAULT ? form.get("template_object") : form);
        return drawn;
    }

    private static boolean isJson(String name) {
        return name.equals("template_object") || name.equals("template_args");
    }

    private static JsonNode parsed(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a memo writes valid JSON", e);
        }
    }

    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node) throws IOException {
        response.setContentType("application/json;charset=UTF-8");
        response.getWriter().write(json.toString());
    }
}
