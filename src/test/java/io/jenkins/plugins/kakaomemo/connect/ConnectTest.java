package io.jenkins.plugins.kakaomemo.connect;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** How accounts are connected, in a single Jenkins: starting one takes longer than most of the tests. */
@WithJenkins
class ConnectTest {

    @BeforeAll
    static void start(JenkinsRule rule) {
        SharedJenkins.jenkins = rule;
    }

    @AfterAll
    static void stop() throws Exception {
        SharedJenkins.jenkins.after();
    }

    @Nested
    class Account extends ConnectAccountCases {}

    @Nested
    class ByHand extends ConnectByHandCases {}

    @Nested
    class Personal extends ConnectPersonalCases {}

    @Nested
    class State extends ConnectStateCases {}
}
