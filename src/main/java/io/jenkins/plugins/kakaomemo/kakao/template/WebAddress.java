package io.jenkins.plugins.kakaomemo.kakao.template;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes an http or https address, as people write it, one that RFC 3986 allows. */
final class WebAddress {

    /** Scheme and user, host, and all that follows. */
    private static final Pattern PARTS = Pattern.compile(
            "(https?://(?:[^/?#]*@)?)(\\[[\\p{XDigit}:.]+]|[^/?#:\\[\\]]*)(.*)",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** Whatever is neither a reserved nor an unreserved character nor encoded already. */
    private static final Pattern NOT_ALLOWED = Pattern.compile("%(?!\\p{XDigit}{2})|[^\\w.~:/?@!$&'()*+,;=%-]");

    private WebAddress() {}

    /**
     * The address, or {@code null} if none is given; percent-encoded where it must be; a host name in Hangul gets its ASCII form.
     *
     * @throws InvalidFieldException if it has no http or https scheme or no host
     */
    static String of(String field, String given) {
        if (given == null) {
            return null;
        }
        Matcher parts = PARTS.matcher(given.strip());
        if (!parts.matches()) {
            throw Limits.refused(field, "notWeb", given);
        }
        String host = asciiHost(parts.group(2));
        if (host.isEmpty() || !host.startsWith("[") && NOT_ALLOWED.matcher(host).find()) {
            throw Limits.refused(field, "noHost", given);
        }
        return encoded(parts.group(1))
                + host
                + Stream.of(parts.group(3).split("#", 2)) // a second # is no delimiter
                        .map(WebAddress::encoded)
                        .collect(Collectors.joining("#"));
    }

    private static String asciiHost(String host) {
        try {
            return IDN.toASCII(host);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static String encoded(String part) {
        return NOT_ALLOWED.matcher(part).replaceAll(found -> {
            String bytes = HexFormat.ofDelimiter("%")
                    .withUpperCase()
                    .formatHex(found.group().getBytes(StandardCharsets.UTF_8));
            return "%" + bytes;
        });
    }
}
