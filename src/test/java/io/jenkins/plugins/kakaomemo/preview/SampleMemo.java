package io.jenkins.plugins.kakaomemo.preview;

import hudson.model.Run;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.TextTemplate;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import io.jenkins.plugins.kakaomemo.send.Previewable;
import java.util.List;

/** What the samples of a step and an action make of their message. */
final class SampleMemo {

    private SampleMemo() {}

    static Previewable.Preview of(String message, Run<?, ?> build) {
        if (message.isBlank()) {
            throw InvalidFieldException.of("message", locale -> "message is blank: enter a text.");
        }
        if (message.equals("card")) {
            return new Previewable.Preview(List.of(), 0, List.of());
        }
        String text = build == null ? message : message + " " + build.getFullDisplayName();
        TextTemplate memo = new TextTemplate(text, Link.to("https://ci.example.com/"), "Open build", List.of());
        return new Previewable.Preview(
                List.of(memo), message.length(), message.startsWith("long") ? List.of("That is long.") : List.of());
    }
}
