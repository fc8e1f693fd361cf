package io.jenkins.plugins.kakaomemo.kakao.template;

import java.util.BitSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Where a text may be cut without breaking a grapheme cluster, as indexes of UTF-16 units. Not every boundary will do:
 * a combining mark at the start of a line would join whatever is put before it.
 */
final class CutPoints {

    private static final Pattern CLUSTER = Pattern.compile("\\X");
    private static final Pattern TWO_CLUSTERS = Pattern.compile("\\X\\X");

    private final String text;
    private final BitSet boundaries;

    CutPoints(String text) {
        this.text = text;
        this.boundaries = new BitSet(text.length() + 1);
        boundaries.set(0);
        CLUSTER.matcher(text).results().forEach(cluster -> boundaries.set(cluster.end()));
    }

    /** Whether what starts here stays by itself after an ellipsis or a number. */
    boolean isStart(int index) {
        return index == 0
                || boundaries.get(index)
                        && areApart(Shortening.ELLIPSIS, text.substring(index, boundaries.nextSetBit(index + 1)));
    }

    /** Whether what ends here stays by itself before an ellipsis. */
    private boolean isEnd(int index) {
        return index == text.length()
                || boundaries.get(index)
                        && areApart(text.substring(boundaries.previousSetBit(index - 1), index), Shortening.ELLIPSIS);
    }

    private static boolean areApart(String one, String other) {
        return TWO_CLUSTERS.matcher(one + other).matches();
    }

    /** The last start that is not after this index. */
    int startUpTo(int index) {
        int start = boundaries.previousSetBit(index);
        while (!isStart(start)) {
            start = boundaries.previousSetBit(start - 1);
        }
        return start;
    }

    /** The first start that is not before this index, or the end of the text. */
    int startFrom(int index) {
        return IntStream.range(index, text.length())
                .filter(this::isStart)
                .findFirst()
                .orElse(text.length());
    }

    /** The first end that is not before this index. */
    int endFrom(int index) {
        int end = boundaries.nextSetBit(index);
        while (!isEnd(end)) {
            end = boundaries.nextSetBit(end + 1);
        }
        return end;
    }
}
