package io.jenkins.plugins.kakaomemo.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest extends EmulatorTest {

    private static final String TEMPLATE = "{\"object_type\":\"text\",\"text\":\"%s\",\"link\":{}}";

    private final String token = kakao.issueTokens().accessToken();

    @ParameterizedTest
    @ValueSource(strings = {"빌드 성공", "🐻‍❄️👍🏽", "a&b=c", "1+1", "100%", "%41", "a b", "' < > ;", "é", "한"})
    void textArrivesAsItWasSent(String text) throws IOException {
        assertSent(memo(token, TEMPLATE.formatted(text)));
        assertThat(kakao.memos().get(0).text()).isEqualTo(text);
        assertThat(kakao.requests().get(0).form()).isEqualTo(Map.of("template_object", TEMPLATE.formatted(text)));
    }

    @Test
    void newlinesAndEscapesOfJson() throws IOException {
        assertSent(memo(token, TEMPLATE.formatted("첫째\\n\\ub458\\uc9f8")));
        assertThat(kakao.memos().get(0).text()).isEqualTo("첫째\n둘째");
    }

    @Test
    void rawUtf8() throws IOException {
        byte[] body = ("template_object=" + TEMPLATE.formatted("빌드")).getBytes(StandardCharsets.UTF_8);
        assertSent(exchange(bearer(formRequest(MEMO, ""), token).POST(BodyPublishers.ofByteArray(body))));
        assertThat(kakao.memos().get(0).text()).isEqualTo("빌드");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "%4", "%zz", "%-1", "%+1", "%FF", "%C0%80", "%ED%A0%80", "%BA%F4%B5%E5"})
    void damagedEscapesAndOtherEncodingsAreRefused(String text) throws IOException {
        assertKapi(exchange(bearer(formRequest(MEMO, "template_object=" + text), token)), 400, -2);
        assertThat(kakao.requests().get(0).form()).isEmpty();
    }

    @Test
    void unencodedCharactersDamageTheText() throws IOException {
        String body = "template_object=" + TEMPLATE.formatted("1+1");
        assertSent(exchange(bearer(formRequest(MEMO, body), token)));
        assertThat(kakao.memos().get(0).text()).isEqualTo("1 1");
        body = "template_object=" + TEMPLATE.formatted("a&b");
        assertKapi(exchange(bearer(formRequest(MEMO, body), token)), 400, -2);
    }

    @Test
    void contentTypeNeedsNoCharset() throws IOException {
        String body = encode(Map.of("template_object", TEXT));
        assertSent(exchange(bearer(request(MEMO), token)
                .header("Content-Type", "Application/X-WWW-Form-Urlencoded")
                .POST(BodyPublishers.ofString(body))));
    }
}
