package io.jenkins.plugins.kakaomemo.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest extends EmulatorTest {

    @Test
    void chatPage() throws IOException {
        HttpResponse<String> page = get("/");
        assertThat(kakao.chatPage()).isEqualTo(page.uri());
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.body())
                .contains("lang=\"ko\"", "class=\"chat\"", "role=\"log\"", "aria-live=\"polite\"", "나와의 채팅")
                .doesNotContain("<style", "style=", "onclick", "https://");
    }

    @Test
    void theTwoChatsOfAUserSideBySide() throws IOException {
        assertThat(get("/emulator/phones?user=" + kakao.user().id()).body())
                .contains("lang=\"ko\"", "class=\"phones\"", "id=\"friends\"", "id=\"log\"", "소리가 나지 않습니다")
                .doesNotContain("<style", "style=", "onclick", "https://");
    }

    @ParameterizedTest
    @CsvSource({
        "chat.css, text/css;charset=UTF-8",
        "chat.js, text/javascript;charset=UTF-8",
        "bubbles.css, text/css;charset=UTF-8",
        "bubbles.js, text/javascript;charset=UTF-8",
        "consent.css, text/css;charset=UTF-8",
        "icon.svg, image/svg+xml",
        "picture.svg, image/svg+xml"
    })
    void filesOfThePages(String file, String contentType) throws IOException {
        HttpResponse<String> answer = get("/emulator/" + file);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(contentType);
        assertThat(answer.body()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat.js", "bubbles.js"})
    void scriptsInsertTextOnly(String file) throws IOException {
        assertThat(get("/emulator/" + file).body())
                .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(");
    }

    @Test
    void nothingElseIsServed() throws IOException {
        assertThat(get("/emulator/consent.html").statusCode()).isEqualTo(404);
        assertThat(get("/emulator/..%2Fchat.html").statusCode()).isEqualTo(404);
    }
}
