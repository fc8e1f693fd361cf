package io.jenkins.plugins.kakaomemo.send;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hudson.model.AbstractBuild;
import hudson.model.TaskListener;
import io.jenkins.plugins.kakaomemo.build.MemoText;
import io.jenkins.plugins.kakaomemo.content.MemoButton;
import io.jenkins.plugins.kakaomemo.content.MemoTemplate;
import io.jenkins.plugins.kakaomemo.content.RawContent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;

/** Expands every text of a Freestyle job's memo by itself; a Pipeline has done that before it calls the step. */
record ExpandedMemo(AbstractBuild<?, ?> build, TaskListener listener, UnaryOperator<String> mask) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    BuildMemo of(BuildMemo memo) throws InterruptedException {
        List<MemoButton> buttons = new ArrayList<>();
        for (MemoButton button : memo.buttons()) {
            buttons.add(rebuilt(MemoButton.class, button));
        }
        return new BuildMemo(
                text(memo.message()),
                memo.credentialsId(),
                memo.to(),
                text(memo.link()),
                text(memo.buttonTitle()),
                buttons,
                memo.on(),
                template(memo.template()),
                memo.overflow());
    }

    private String text(String text) throws InterruptedException {
        return text == null ? null : mask.apply(MemoText.expand(text, build, build.getWorkspace(), listener));
    }

    private MemoTemplate template(MemoTemplate template) throws InterruptedException {
        if (template instanceof RawContent raw) {
            return new RawContent(json(raw.getJson()));
        }
        return template == null || !template.isFilledIn() ? template : rebuilt(template.getClass(), template);
    }

    /** Text by text, so that a quote in a value stays inside of its string; as a whole if it is no JSON yet. */
    private String json(String json) throws InterruptedException {
        try {
            return json == null ? null : JSON.writeValueAsString(expanded(JSON.readValue(json, Object.class)));
        } catch (JsonProcessingException e) {
            return text(json);
        }
    }

    private <T> T rebuilt(Class<T> type, Object describable) throws InterruptedException {
        DescribableModel<T> model = DescribableModel.of(type);
        return model.instantiate(
                arguments(model.uninstantiate2(type.cast(describable)).getArguments()), listener);
    }

    private Map<String, Object> arguments(Map<?, ?> written) throws InterruptedException {
        Map<String, Object> arguments = new LinkedHashMap<>();
        for (Map.Entry<?, ?> argument : written.entrySet()) {
            arguments.put((String) argument.getKey(), expanded(argument.getValue()));
        }
        return arguments;
    }

    private Object expanded(Object written) throws InterruptedException {
        if (written instanceof String text) {
            return text(text);
        }
        if (written instanceof UninstantiatedDescribable part) {
            return part.withArguments(arguments(part.getArguments()));
        }
        if (written instanceof Map<?, ?> map) {
            return arguments(map);
        }
        if (!(written instanceof List<?> list)) {
            return written;
        }
        List<Object> all = new ArrayList<>();
        for (Object each : list) {
            all.add(expanded(each));
        }
        return all;
    }
}
