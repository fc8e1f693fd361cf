package io.jenkins.plugins.kakaomemo.reliability;

import io.jenkins.plugins.kakaomemo.outbox.DeliveryStatus;

/**
 * Something that goes wrong, and what is expected of it.
 *
 * @param name in words
 * @param sender what the build sends the memo with
 * @param others to whom else the memo is to go, as a step names them; empty for nobody
 * @param wrong makes it go wrong, before the build
 * @param later lets time pass, after the build and once all is well again
 * @param expected what is asserted
 */
record Row(String name, Sender sender, String others, Step wrong, Step later, Outcome expected) {

    /** What a build sends its memo with. */
    enum Sender {
        STEP,
        /** Fails if the memo is not sent. */
        CERTAIN_STEP,
        /** The post-build action of a Freestyle job. */
        ACTION
    }

    Row by(Sender other) {
        String build = other == Sender.CERTAIN_STEP ? "failure" : expected.build();
        return new Row(name, other, others, wrong, later, expected.ended(build));
    }

    Row alsoTo(String recipient) {
        return new Row(name, sender, recipient, wrong, later, expected);
    }

    Row next(Step otherLater) {
        return new Row(name, sender, others, wrong, otherLater, expected);
    }

    /** The name, for test reports. */
    @Override
    public String toString() {
        return name;
    }

    /** One thing done to the scene. */
    @FunctionalInterface
    interface Step {
        void in(Scene scene) throws Exception;
    }

    /**
     * What is seen of a row.
     *
     * @param build how it ended
     * @param memos how many arrived
     * @param sends requests with the memo
     * @param tokens requests that refreshed the access token
     * @param status what the build remembers
     * @param left what is in the outbox
     * @param line what the console said, or how that begins after "KakaoTalk memo"
     */
    record Outcome(String build, int memos, int sends, int tokens, DeliveryStatus status, String left, String line) {

        /** The same, but for a line that only has to begin so. */
        boolean isMetBy(Outcome seen) {
            String whole = "KakaoTalk memo " + line;
            return seen.line().startsWith(whole) && equals(seen.told(line));
        }

        Outcome ended(String other) {
            return new Outcome(other, memos, sends, tokens, status, left, line);
        }

        Outcome told(String newLine) {
            return new Outcome(build, memos, sends, tokens, status, left, newLine);
        }
    }
}
