package io.jenkins.plugins.kakaomemo.reliability;

import static io.jenkins.plugins.kakaomemo.reliability.Rows.SENT;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.row;
import static io.jenkins.plugins.kakaomemo.reliability.Rows.sent;

import io.jenkins.plugins.kakaomemo.reliability.Row.Step;
import java.util.List;
import org.springframework.security.authentication.AccountExpiredException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;

/** What may be wrong with one of two recipients. */
final class RecipientRows {

    private static final String PERSON = "leaver";

    private RecipientRows() {}

    static List<Row> all() {
        return List.of(
                refused("is disabled", new DisabledException("")),
                refused("is locked", new LockedException("")),
                refused("has expired", new AccountExpiredException("")),
                refused("has an expired password", new CredentialsExpiredException("")),
                refused("cannot be looked up", new AuthenticationServiceException("")),
                person(
                        "The security realm fails in a way that nobody expects",
                        scene -> scene.refusedByRealm(PERSON, new IllegalStateException("")),
                        " because of an unexpected error."),
                person(
                        "A person may not read the job",
                        scene -> scene.mayReadNothing(PERSON),
                        ": this user may not read the job."),
                missing("A person does not exist", "user('nope')", "to"),
                missing("An account does not exist", "account('nope')", "credentialsId"));
    }

    private static Row refused(String how, RuntimeException why) {
        return person(
                "A person " + how + ", says the security realm",
                scene -> scene.refusedByRealm(PERSON, why),
                ": the security realm of Jenkins rejects this user");
    }

    private static Row person(String name, Step wrong, String why) {
        return row(name, wrong, sent(1, 1), SENT + "account\". // " + PERSON + " gets no KakaoTalk memo" + why)
                .alsoTo("user('" + PERSON + "')");
    }

    private static Row missing(String name, String recipient, String field) {
        return row(name, scene -> {}, sent(1, 1), SENT + "account\". // KakaoTalk memo not sent [" + field + "]: ")
                .alsoTo(recipient);
    }
}
