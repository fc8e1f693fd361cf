package io.jenkins.plugins.kakaomemo.kakao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class FormFieldsTest {

    @Test
    void decodesNamesAndValues() {
        assertThat(Form.fields("code=a%2Bb+c&%EB%A7%90=%EC%95%88%EB%85%95&equation=x=y&empty="))
                .containsOnly(entry("code", "a+b c"), entry("말", "안녕"), entry("equation", "x=y"), entry("empty", ""));
    }

    @Test
    void theFirstOfANameCounts() {
        assertThat(Form.fields("state=mine&state=forged")).containsExactly(entry("state", "mine"));
    }

    @Test
    void endsWhereTheFragmentBegins() {
        assertThat(Form.fields("code=abc#_=_&state=x")).containsExactly(entry("code", "abc"));
    }

    @Test
    void nonsenseHoldsNoValues() {
        assertThat(Form.fields("")).isEmpty();
        assertThat(Form.fields("code&&state")).isEmpty();
        assertThat(Form.fields("code=%zz&=")).containsOnly(entry("code", ""), entry("", ""));
    }
}
