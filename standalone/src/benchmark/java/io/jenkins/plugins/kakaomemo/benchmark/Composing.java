package io.jenkins.plugins.kakaomemo.benchmark;

import io.jenkins.plugins.kakaomemo.kakao.template.FittedText;
import io.jenkins.plugins.kakaomemo.kakao.template.Overflow;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes to make a text fit, and to write a card as JSON. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 6, time = 1)
public class Composing {

    // no constants: the compiler would know the answer
    private String text = Memos.TEXT;
    private String longText = Memos.LONG_TEXT;
    private List<String> kept = Memos.KEPT;

    @Benchmark
    public List<FittedText> typicalText() {
        return Overflow.SHORTEN.fit(text, kept);
    }

    @Benchmark
    public List<FittedText> longTextShortened() {
        return Overflow.SHORTEN.fit(longText, kept);
    }

    @Benchmark
    public List<FittedText> longTextSplit() {
        return Overflow.SPLIT.fit(longText, kept);
    }

    @Benchmark
    public Map<String, String> feedAsJson() {
        return Memos.CARD.form();
    }
}
