package io.jenkins.plugins.kakaomemo.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import picocli.CommandLine.Option;

/** How a command says what came of it: in words, as JSON, or by its exit status alone. */
final class OutputOptions {

    @Option(names = "--json")
    private boolean json;

    @Option(names = "--quiet")
    private boolean quiet;

    /** Prints a result in words, unless it is to be JSON. */
    void words(Surroundings surroundings, String words) {
        if (!json && !quiet) {
            surroundings.out().println(words);
        }
    }

    /** Prints a result as JSON if it is to be so; in ASCII, so that no console's encoding can spoil it. */
    void json(Surroundings surroundings, Object result) {
        if (json) {
            surroundings.out().println(write(result));
        }
    }

    /** Prints what is good to know and no error. */
    void note(Surroundings surroundings, String words) {
        if (!quiet) {
            surroundings.printError(words);
        }
    }

    private static String write(Object result) {
        try {
            return JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .build()
                    .writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of text, numbers and times can always be written", e);
        }
    }
}
