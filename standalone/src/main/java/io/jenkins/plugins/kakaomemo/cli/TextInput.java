package io.jenkins.plugins.kakaomemo.cli;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Text from outside, such as standard input.
 *
 * @param stream UTF-8, with or without a byte order mark, or text in the other encoding
 * @param encoding the console's own, such as CP949 on Korean Windows
 * @param terminal whether a person types it
 */
public record TextInput(InputStream stream, Charset encoding, boolean terminal) {

    private static final int MOST_BYTES = 64 * 1024;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Nothing at all. */
    public static final TextInput NONE = new TextInput(InputStream.nullInputStream(), StandardCharsets.UTF_8, false);

    static TextInput standard() {
        if (isStandardInputClosed()) {
            return NONE;
        }
        Console console = System.console();
        Charset encoding = console != null ? console.charset() : Charset.forName(System.getProperty("native.encoding"));
        return new TextInput(System.in, encoding, console != null);
    }

    /** Where it was closed, the first file that Java opens takes its place: one of Java's own. */
    private static boolean isStandardInputClosed() {
        try {
            Path javaHome = Path.of(System.getProperty("java.home")).toRealPath();
            return Path.of("/dev/fd/0").toRealPath().startsWith(javaHome);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The text, without what follows the first 64 KiB.
     *
     * @throws CharacterCodingException if it is in neither encoding
     */
    String read() throws IOException {
        byte[] bytes = stream.readNBytes(MOST_BYTES);
        try {
            String text = decode(bytes, StandardCharsets.UTF_8);
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return decode(bytes, encoding);
        }
    }

    /** The last character of a whole 64 KiB may be cut through, and is then left out. */
    private static String decode(byte[] bytes, Charset encoding) throws CharacterCodingException {
        CharsetDecoder decoder = encoding.newDecoder();
        CharBuffer text = CharBuffer.allocate((int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()));
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, bytes.length < MOST_BYTES);
        if (result.isError()) {
            result.throwException();
        }
        return text.flip().toString();
    }
}
