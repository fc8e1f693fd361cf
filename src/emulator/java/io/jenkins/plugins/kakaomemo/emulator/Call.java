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
}
