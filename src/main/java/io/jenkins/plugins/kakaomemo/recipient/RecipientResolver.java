package io.jenkins.plugins.kakaomemo.recipient;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Run;
import hudson.model.User;
import io.jenkins.plugins.kakaomemo.account.AccountLookup;
import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.account.Ancestors;
import io.jenkins.plugins.kakaomemo.account.KakaoAccount;
import io.jenkins.plugins.kakaomemo.account.LocatedAccount;
import io.jenkins.plugins.kakaomemo.build.Author;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Collects the recipients of the memo of one build.
 *
 * <p>Each gets the memo once, as far as Jenkins can know: two accounts are the same if both go back to the same login or
 * to the same Kakao user, two friends if both have the same uuid in the same app. Only Kakao knows whether a friend and a
 * login belong to one person.
 */
public final class RecipientResolver {

    private static final Logger LOGGER = Logger.getLogger(RecipientResolver.class.getName());

    /** How many friends Kakao accepts in one request. */
    public static final int FRIENDS_AT_ONCE = 5;

    private record Friend(String restApiKey, String uuid) {}

    private final Run<?, ?> run;
    private final String credentialsId;
    private final String submitter;
    private final PersonLookup persons;
    private final List<ResolvedRecipient> reached = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private final List<InvalidFieldException> problems = new ArrayList<>();
    private final Set<User> people = new HashSet<>();
    private final Set<Friend> friends = new HashSet<>();

    private RecipientResolver(
            Run<?, ?> run, @CheckForNull String credentialsId, boolean failure, @CheckForNull String submitter) {
        this.run = run;
        this.credentialsId = credentialsId;
        this.submitter = submitter;
        this.persons = new PersonLookup(run, failure, notes::add);
    }

    /**
     * @param run the build; it is noted in the usage of every account that is named
     * @param to the recipients, or {@code null} or empty for the one account
     * @param credentialsId the account where none is named, or {@code null} for the only one that the build can see
     * @param failure whether the memo tells of one, or of a question, so that phones ring that ring for failures only
     * @param submitter who may answer what the build asks, as its step {@code input} names them; {@code null} if it asks
     *     nothing or anybody may answer
     */
    public static RecipientResolver of(
            Run<?, ?> run,
            @CheckForNull List<Recipient> to,
            @CheckForNull String credentialsId,
            boolean failure,
            @CheckForNull String submitter) {
        RecipientResolver resolver = new RecipientResolver(run, credentialsId, failure, submitter);
        List<Recipient> named = Util.fixNull(to);
        for (Recipient recipient : named.isEmpty() ? List.of(new AccountRecipient(null)) : named) {
            resolver.add(recipient);
        }
        if (resolver.reached.isEmpty() && resolver.notes.isEmpty() && resolver.problems.isEmpty()) {
            resolver.notes.add(Messages.RecipientResolver_Nobody());
        }
        return resolver;
    }

    /** The chats to send to, in the order of {@code to}. */
    public List<ResolvedRecipient> reached() {
        return List.copyOf(reached);
    }

    /** Lines for the console, in the reader's language: who is not reached, and what to do. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** The entries of {@code to} that stand for nobody, because they are empty or name who does not exist. */
    public List<InvalidFieldException> problems() {
        return List.copyOf(problems);
    }

    /** Whatever is wrong with one entry is no reason to leave out the others. */
    private void add(@CheckForNull Recipient recipient) {
        try {
            if (recipient == null) {
                throw InvalidFieldException.of("to", Messages._RecipientResolver_EmptyEntry()::toString);
            }
            recipient.addTo(this);
        } catch (InvalidFieldException e) {
            problems.add(e);
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, e, () -> "An entry of \"to\" could not be resolved for " + run);
            problems.add(InvalidFieldException.of("to", Messages._RecipientResolver_Unexpected()::toString));
        }
    }

    Run<?, ?> run() {
        return run;
    }

    /** The ids of users and names of groups who may answer what the build asks. */
    List<String> submitters() {
        return Stream.of(Util.fixNull(submitter).split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** A line for the console, in the reader's language. */
    void note(String line) {
        notes.add(line);
    }

    KakaoAccount account(@CheckForNull String id) {
        return AccountLookup.find(run, id == null ? credentialsId : id);
    }

    void add(KakaoAccount account) {
        add(new ResolvedRecipient(located(account), List.of()));
    }

    private LocatedAccount located(KakaoAccount account) {
        return new LocatedAccount(account, Ancestors.findable(run).getParent());
    }

    /**
     * Adds the user whom an author is.
     *
     * @return whether the author is a user
     */
    boolean add(Author author) {
        Optional<User> user = persons.of(author);
        user.ifPresent(this::add);
        return user.isPresent();
    }

    void add(User user) {
        if (people.add(user)) {
            persons.of(user).ifPresent(this::add);
        }
    }

    void addFriends(KakaoAccount account, List<String> uuids) {
        List<String> others = uuids.stream()
                .filter(uuid -> friends.add(new Friend(account.getRestApiKey().getPlainText(), uuid)))
                .toList();
        for (int from = 0; from < others.size(); from += FRIENDS_AT_ONCE) {
            int end = Math.min(from + FRIENDS_AT_ONCE, others.size());
            reached.add(new ResolvedRecipient(located(account), others.subList(from, end)));
        }
    }

    private void add(ResolvedRecipient recipient) {
        boolean known = reached.stream()
                .filter(each -> each.friendUuids().isEmpty())
                .anyMatch(each -> AccountTokens.get().isSame(each.from(), recipient.from()));
        if (!known) {
            reached.add(recipient);
        }
    }
}
