package io.jenkins.plugins.kakaomemo.emulator;

import com.sun.net.httpserver.Headers;
import java.util.Optional;

/** A request that has been read to its end. */
record Call(String method, String path, Form query, Headers headers, byte[] body, String callerIp) {

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.getFirst(name));
    }

    /** The body as a form, empty if it has another content type or is not a well-formed one. */
    Optional<Form> form() {
        return header("Content-Type")
                .filter(type -> type.split(";")[0].trim().equalsIgnoreCase("application/x-www-form-urlencoded"))
                .flatMap(type -> Form.parse(body));
    }

    /** The fields of the body and, behind them, those of the query; empty if there is a body that is no form. */
    Optional<Form> parameters() {
        return body.length == 0 ? Optional.of(query) : form().map(form -> form.and(query));
    }
}
