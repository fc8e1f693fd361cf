package io.jenkins.plugins.kakaomemo.kakao.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.kakao.Memo;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScrapTest {

    private static final String PAGE = "https://jenkins.example.com/job/app/42/?a=b&c=d";

    @Test
    void namesThePage() {
        Scrap scrap = new Scrap(PAGE, null, null);

        assertThat(scrap.kind()).isEqualTo(Memo.Kind.SCRAP);
        assertThat(scrap.form()).containsOnly(Map.entry("request_url", PAGE));
    }

    @Test
    void namesTheTemplateThatShowsThePage() {
        assertThat(new Scrap(PAGE, 12345L, Map.of("job", "app")).form())
                .containsOnly(
                        Map.entry("request_url", PAGE),
                        Map.entry("template_id", "12345"),
                        Map.entry("template_args", "{\"job\":\"app\"}"));
    }
}
