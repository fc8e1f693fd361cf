package io.jenkins.plugins.kakaomemo.kakao;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.DefaultLocale;

class KakaoExceptionTest {

    @Test
    void speaksTheLanguageOfTheReader() {
        KakaoException e = new KakaoException.LimitReached(Explanation.of("-10", ""));

        assertThat(e.meaning(Locale.KOREA)).isEqualTo("메시지 쿼터를 모두 사용했습니다.");
        assertThat(e.meaning(Locale.UK)).isEqualTo("The message quota is used up.");
    }

    @Test
    @DefaultLocale("ko-KR")
    void speaksEnglishToOtherReadersWhateverTheMachineSpeaks() {
        KakaoException e = new KakaoException.LimitReached(Explanation.of("-10", ""));

        assertThat(e).hasMessage("-10: The message quota is used up.");
        assertThat(e.meaning(Locale.FRENCH)).isEqualTo("The message quota is used up.");
    }

    @Test
    void canBeGivenOtherWords() {
        KakaoException.ConnectionEnded e = new KakaoException.ConnectionEnded(Explanation.of("KOE322", ""));

        assertThat(e.because("KOE322.lost").code()).isEqualTo("KOE322");
        assertThat(e.because("KOE322.lost").meaning(Locale.ENGLISH)).contains("the response was lost");
    }

    @Test
    void keepsItsWordsWhenStored() throws IOException, ClassNotFoundException {
        KakaoException e =
                new KakaoException.TransientError(Explanation.of("-9999", "reason"), Duration.ofSeconds(1), null);
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(stored)) {
            out.writeObject(e);
        }

        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(stored.toByteArray()))) {
            assertThat(in.readObject()).isInstanceOfSatisfying(KakaoException.TransientError.class, read -> {
                assertThat(read.code()).isEqualTo("-9999");
                assertThat(read.meaning(Locale.KOREAN)).isEqualTo(e.meaning(Locale.KOREAN));
                assertThat(read.retryAfter()).hasValue(Duration.ofSeconds(1));
            });
        }
    }
}
