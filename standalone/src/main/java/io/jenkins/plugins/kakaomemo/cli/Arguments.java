package io.jenkins.plugins.kakaomemo.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** The arguments as they were typed: in the locale C, Java replaces all that is not ASCII. */
final class Arguments {

    /** The arguments of this process on Linux, each with a zero byte at its end. */
    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    private static final String UNREADABLE = "\uFFFD";

    private Arguments() {}

    /** The encoding in which Java reads arguments. */
    static String encoding() {
        return System.getProperty("sun.jnu.encoding", "UTF-8");
    }

    /**
     * @param received as Java read them
     * @throws IOException if Java could not read them, and they are not to be had in UTF-8 either
     */
    static String[] typed(String[] received) throws IOException {
        if (encoding().equals("UTF-8") || Stream.of(received).noneMatch(each -> each.contains(UNREADABLE))) {
            return received;
        }
        String[] all = Files.readString(COMMAND_LINE).split("\0", -1);
        return Arrays.copyOfRange(all, all.length - 1 - received.length, all.length - 1);
    }
}
