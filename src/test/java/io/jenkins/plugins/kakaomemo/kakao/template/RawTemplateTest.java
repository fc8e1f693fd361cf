package io.jenkins.plugins.kakaomemo.kakao.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawTemplateTest {

    @Test
    void isSentAsItWasWritten() {
        String written = "{ \"object_type\": \"text\",\n  \"text\": \"성공\", \"link\": {}, \"new_field\": [1] }";
        RawTemplate template = new RawTemplate(written);

        assertThat(template.kind()).isEqualTo(Memo.Kind.DEFAULT);
        assertThat(template.form()).containsOnly(Map.entry("template_object", written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'object_type': 'text'}",
                "{\"object_type\": \"text\"",
                "{\"object_type\": \"text\"} {}",
                "{\"object_type\": \"text\"} and more",
                "[{\"object_type\": \"text\"}]",
                "\"object_type\"",
                "null",
                "build done"
            })
    void mustBeOneJsonObject(String text) {
        assertThatExceptionOfType(InvalidFieldException.class)
                .isThrownBy(() -> new RawTemplate(text))
                .satisfies(e -> assertThat(e.field()).isEqualTo("template_object"))
                .withMessageContaining("not a JSON object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"object_type\": \"\"}", "{\"object_type\": null}", "{\"text\": \"done\"}"})
    void mustNameItsType(String text) {
        assertThatExceptionOfType(InvalidFieldException.class)
                .isThrownBy(() -> new RawTemplate(text))
                .satisfies(e -> assertThat(e.field()).isEqualTo("object_type"));
    }
}
