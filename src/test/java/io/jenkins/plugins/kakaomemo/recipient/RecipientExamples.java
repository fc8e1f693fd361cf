package io.jenkins.plugins.kakaomemo.recipient;

import java.util.List;

/** One example of every recipient, and how a Pipeline writes it. */
public record RecipientExamples(String pipeline, Recipient recipient) {

    /** In no order that matters; the accounts and the people need not exist. */
    public static List<RecipientExamples> all() {
        return List.of(
                new RecipientExamples("account('team')", new AccountRecipient("team")),
                new RecipientExamples("requester()", new RequesterRecipient()),
                new RecipientExamples("culprits()", new CulpritsRecipient()),
                new RecipientExamples("developers()", new DevelopersRecipient()),
                new RecipientExamples("submitters()", new SubmittersRecipient()),
                new RecipientExamples("user('gildong')", new UserRecipient("gildong")),
                new RecipientExamples(
                        "friends(['uuid-1234567891', 'uuid-1234567892'])",
                        new FriendsRecipient(List.of("uuid-1234567891", "uuid-1234567892"))),
                new RecipientExamples(
                        "friends(credentialsId: 'team', uuids: ['uuid-1234567891'])",
                        friendsOf("team", "uuid-1234567891")));
    }

    /** The recipients alone. */
    public static List<Recipient> recipients() {
        return all().stream().map(RecipientExamples::recipient).toList();
    }

    private static FriendsRecipient friendsOf(String account, String... uuids) {
        FriendsRecipient friends = new FriendsRecipient(List.of(uuids));
        friends.setCredentialsId(account);
        return friends;
    }
}
