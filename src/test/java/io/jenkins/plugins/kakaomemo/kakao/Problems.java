package io.jenkins.plugins.kakaomemo.kakao;

import java.util.stream.Stream;

/** What a call to Kakao may end with, for tests of other packages. */
public final class Problems {

    private Problems() {}

    /** @param detail what Kakao said */
    public static KakaoException refused(String code, String detail) {
        return new KakaoException.Refused(Explanation.of(code, detail));
    }

    public static KakaoException temporary(String code) {
        return new KakaoException.TransientError(Explanation.of(code, ""), null, null);
    }

    public static KakaoException limitReached(String code) {
        return new KakaoException.LimitReached(Explanation.of(code, ""));
    }

    /** @param codes why each of as many friends was not reached */
    public static KakaoException friendsNotReached(String... codes) {
        return new KakaoException.FriendsNotReached(Stream.of(codes)
                .distinct()
                .map(code -> code + "/" + Stream.of(codes).filter(code::equals).count())
                .toList());
    }
}
