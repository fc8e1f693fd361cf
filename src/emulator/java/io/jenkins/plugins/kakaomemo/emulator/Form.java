package io.jenkins.plugins.kakaomemo.emulator;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of an {@code application/x-www-form-urlencoded} text, in UTF-8 and nothing else. */
record Form(Map<String, List<String>> fields) {

    /** Reads a form, empty if an escape is damaged or the bytes are not UTF-8. */
    static Optional<Form> parse(byte[] encoded) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        try {
            for (String pair : new String(encoded, StandardCharsets.ISO_8859_1).split("&")) {
                if (!pair.isEmpty()) {
                    String[] nameAndValue = pair.split("=", 2);
                    String value = nameAndValue.length == 2 ? decode(nameAndValue[1]) : "";
                    fields.computeIfAbsent(decode(nameAndValue[0]), name -> new ArrayList<>())
                            .add(value);
                }
            }
            return Optional.of(new Form(fields));
        } catch (CharacterCodingException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    static Form parseQuery(String rawQuery) {
        byte[] encoded = rawQuery == null ? new byte[0] : rawQuery.getBytes(StandardCharsets.UTF_8);
        return parse(encoded).orElse(new Form(Map.of()));
    }

    Form and(Form more) {
        Map<String, List<String>> all = new LinkedHashMap<>(fields);
        more.fields.forEach(all::putIfAbsent);
        return new Form(all);
    }

    /** The first value of a field, which may be the empty string. */
    Optional<String> get(String name) {
        return all(name).stream().findFirst();
    }

    List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /** Every field with its first value. */
    Map<String, String> asMap() {
        Map<String, String> map = new LinkedHashMap<>();
        fields.forEach((name, values) -> map.put(name, values.get(0)));
        return map;
    }

    private static String decode(String encoded) throws CharacterCodingException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                bytes.write(hexByte(encoded, i + 1));
                i += 2;
            } else {
                bytes.write(c == '+' ? ' ' : c);
            }
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes.toByteArray()))
                .toString();
    }

    private static int hexByte(String encoded, int start) {
        if (start + 2 > encoded.length() || encoded.charAt(start) == '+' || encoded.charAt(start) == '-') {
            throw new NumberFormatException();
        }
        return Integer.parseInt(encoded.substring(start, start + 2), 16);
    }
}
