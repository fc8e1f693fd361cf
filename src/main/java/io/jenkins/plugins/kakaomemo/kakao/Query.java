package io.jenkins.plugins.kakaomemo.kakao;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** What stands behind the question mark of an address, such as the one to which Kakao sends the browser back. */
public final class Query {

    private Query() {}

    /**
     * The decoded values by name. Of two with one name the first counts; one that cannot be decoded is empty, and a name
     * without {@code =} is left out.
     *
     * @param encoded as it stands in the address, with or without the fragment that follows
     */
    public static Map<String, String> fields(String encoded) {
        return Arrays.stream(encoded.replaceFirst("#.*", "").split("&"))
                .map(field -> field.split("=", 2))
                .filter(field -> field.length == 2)
                .collect(Collectors.toMap(
                        field -> decoded(field[0]), field -> decoded(field[1]), (first, second) -> first));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
