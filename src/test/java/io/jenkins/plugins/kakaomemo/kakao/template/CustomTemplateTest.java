package io.jenkins.plugins.kakaomemo.kakao.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.kakao.Memo;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomTemplateTest {

    @Test
    void namesItsNumberAndArguments() {
        CustomTemplate template = new CustomTemplate(12345, Map.of("result", "성공", "job", "\"app\" & co"));

        assertThat(template.kind()).isEqualTo(Memo.Kind.CUSTOM);
        assertThat(template.form())
                .containsOnly(
                        Map.entry("template_id", "12345"),
                        Map.entry("template_args", "{\"job\":\"\\\"app\\\" & co\",\"result\":\"성공\"}"));
    }

    @Test
    void leavesOutArgumentsThatItHasNot() {
        assertThat(new CustomTemplate(12345, null).form()).containsOnly(Map.entry("template_id", "12345"));
        assertThat(new CustomTemplate(12345, Map.of()).form()).containsOnly(Map.entry("template_id", "12345"));
    }

    @Test
    void keepsItsArgumentsWhenTheirMapChanges() {
        Map<String, String> arguments = new HashMap<>(Map.of("job", "app"));
        CustomTemplate template = new CustomTemplate(12345, arguments);

        arguments.put("job", "other");

        assertThat(template.templateArgs()).containsOnly(Map.entry("job", "app"));
    }
}
