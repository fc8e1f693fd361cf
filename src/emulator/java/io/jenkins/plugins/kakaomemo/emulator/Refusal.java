package io.jenkins.plugins.kakaomemo.emulator;

/** Ends a call with an error answer. */
final class Refusal extends RuntimeException {

    private final transient Answer answer;

    Refusal(Answer answer) {
        super("status " + answer.status(), null, false, false);
        this.answer = answer;
    }

    static Refusal kapi(int status, int code, String msg) {
        return new Refusal(Answer.kapi(status, code, msg));
    }

    /** -2: a parameter is missing or wrong. */
    static Refusal parameter(String msg) {
        return kapi(400, -2, msg);
    }

    static Refusal kauth(int status, String error, String description, String code) {
        return new Refusal(Answer.kauth(status, error, description, code));
    }

    Answer answer() {
        return answer;
    }
}
