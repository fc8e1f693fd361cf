package io.jenkins.plugins.kakaomemo.kakao.template;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/** Leaves out so much of a text that the rest fits, with an ellipsis wherever something is left out. */
final class Shortening {

    static final String ELLIPSIS = "…";

    private static final Comparator<String> MOST_PRECIOUS_FIRST =
            Comparator.comparing(Shortening::isAddress).reversed().thenComparing(String::length);

    private final String text;
    private final CutPoints cutPoints;
    private final int room;

    /** What is left out, as indexes of UTF-16 units. */
    private BitSet hidden;

    private Shortening(String text, int room) {
        this.text = text;
        this.cutPoints = new CutPoints(text);
        this.room = room;
        this.hidden = new BitSet(text.length());
        hidden.set(0, text.length());
    }

    /**
     * Leaves out the middle of a text, but none of the words to keep. If these alone are too long, the longest of them
     * loses its own middle, and a web address after all others.
     *
     * @param room at most so many UTF-16 units come back
     */
    static String of(String text, int room, List<String> kept) {
        if (text.length() <= room) {
            return text;
        }
        Shortening shortening = new Shortening(text, room);
        kept.stream().sorted(MOST_PRECIOUS_FIRST).forEach(shortening::keep);
        shortening.showFromBothEnds(0, text.length());
        return shortening.result();
    }

    private static boolean isAddress(String text) {
        return text.startsWith("https://") || text.startsWith("http://");
    }

    private void keep(String word) {
        int start = text.indexOf(word);
        if (start >= 0) {
            showFromBothEnds(cutPoints.startUpTo(start), cutPoints.endFrom(start + word.length()));
        }
    }

    private void showFromBothEnds(int start, int end) {
        int head = start;
        int tail = end;
        boolean headGrows = true;
        boolean tailGrows = true;
        while (head < tail && (headGrows || tailGrows)) {
            if (headGrows && (!tailGrows || head - start <= end - tail)) {
                int next = Math.min(cutPoints.endFrom(head + 1), tail);
                headGrows = show(head, next);
                head = headGrows ? next : head;
            } else {
                int next = Math.max(cutPoints.startUpTo(tail - 1), head);
                tailGrows = show(next, tail);
                tail = tailGrows ? next : tail;
            }
        }
    }

    private boolean show(int start, int end) {
        BitSet fewer = (BitSet) hidden.clone();
        fewer.clear(start, end);
        boolean fits = text.length() - fewer.cardinality() + gaps(fewer) * ELLIPSIS.length() <= room;
        hidden = fits ? fewer : hidden;
        return fits;
    }

    private static int gaps(BitSet hidden) {
        int gaps = 0;
        for (int start = hidden.nextSetBit(0); start >= 0; start = hidden.nextSetBit(hidden.nextClearBit(start))) {
            gaps++;
        }
        return gaps;
    }

    private String result() {
        StringBuilder result = new StringBuilder(room);
        int end = 0;
        for (int start = hidden.nextSetBit(0); start >= 0; start = hidden.nextSetBit(end)) {
            result.append(text, end, start).append(ELLIPSIS);
            end = hidden.nextClearBit(start);
        }
        return result.append(text, end, text.length()).toString();
    }
}
