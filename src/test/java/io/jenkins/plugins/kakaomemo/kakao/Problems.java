package io.jenkins.plugins.kakaomemo.kakao;

import java.util.LinkedHashMap;
import java.util.Map;
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
        Map<String, String> byUuid = new LinkedHashMap<>();
        Stream.of(codes).forEach(code -> byUuid.put("uuid-" + byUuid.size(), code));
        return new KakaoException.FriendsNotReached(byUuid);
    }
}
