package io.jenkins.plugins.kakaomemo.kakao.template;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Cuts a text into parts: after the end of a line if there is one in the second half of a part, or else after a blank,
 * or else between two grapheme clusters.
 */
final class Splitting {

    private static final int MOST_PARTS = 5;

    private final String text;
    private final int room;
    private final CutPoints cutPoints;
    private final BitSet withinKept;

    private Splitting(String text, int room, List<String> kept) {
        this.text = text;
        this.room = room;
        this.cutPoints = new CutPoints(text);
        this.withinKept = new BitSet(text.length());
        kept.stream().filter(word -> word.length() <= room).forEach(this::keep);
    }

    private void keep(String word) {
        for (int start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + word.length())) {
            withinKept.set(start + 1, start + word.length());
        }
    }

    /**
     * The parts in order, nothing added and nothing left out.
     *
     * @param room how many UTF-16 units a part has at most, apart from a grapheme cluster that is longer and from the
     *     last part, which takes all that is left
     * @param kept words that are not cut, as far as they fit into a part
     */
    static List<String> of(String text, int room, List<String> kept) {
        return new Splitting(text, room, kept).parts();
    }

    private List<String> parts() {
        List<String> parts = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            int end = parts.size() + 1 < MOST_PARTS ? end(start) : text.length();
            parts.add(text.substring(start, end));
            start = end;
        }
        return parts;
    }

    private int end(int start) {
        int furthest = start + room;
        if (furthest >= text.length()) {
            return text.length();
        }
        int half = start + room / 2;
        return lastCut(half, furthest, index -> text.charAt(index - 1) == '\n' && !withinKept.get(index))
                .or(() -> lastCut(half, furthest, index -> isAfterBlank(index) && !withinKept.get(index)))
                .or(() -> lastCut(start, furthest, index -> !withinKept.get(index)))
                .or(() -> lastCut(start, furthest, index -> true))
                .orElseGet(() -> cutPoints.startFrom(furthest));
    }

    private boolean isAfterBlank(int index) {
        return Character.isWhitespace(text.charAt(index - 1));
    }

    private Optional<Integer> lastCut(int after, int furthest, IntPredicate suits) {
        return IntStream.iterate(furthest, cut -> cut > after, cut -> cut - 1)
                .filter(cut -> suits.test(cut) && cutPoints.isStart(cut))
                .boxed()
                .findFirst();
    }
}
