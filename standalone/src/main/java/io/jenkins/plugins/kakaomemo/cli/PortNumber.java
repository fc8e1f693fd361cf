package io.jenkins.plugins.kakaomemo.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A TCP port; 0, which would mean any free one, is refused. */
public final class PortNumber implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String text) {
        if (!text.matches("[1-9]\\d{0,4}") || Integer.parseInt(text) > 65535) {
            throw new TypeConversionException(Messages.get("port.outOfRange", text));
        }
        return Integer.valueOf(text);
    }
}
