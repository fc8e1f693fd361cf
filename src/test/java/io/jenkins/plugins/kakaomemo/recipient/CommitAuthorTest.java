package io.jenkins.plugins.kakaomemo.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.Util;
import hudson.model.Action;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Result;
import hudson.model.Run;
import hudson.model.User;
import hudson.plugins.git.GitSCM;
import hudson.tasks.Mailer;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import io.jenkins.plugins.kakaomemo.build.BuildFacts;
import io.jenkins.plugins.kakaomemo.build.ChangeRequest;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import jenkins.model.TransientActionFactory;
import jenkins.plugins.git.GitSampleRepoRule;
import jenkins.plugins.git.junit.jupiter.WithGitSampleRepo;
import jenkins.scm.api.SCMHead;
import jenkins.scm.api.metadata.ContributorMetadataAction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.jvnet.hudson.test.FailureBuilder;
import org.jvnet.hudson.test.TestExtension;

/** Which user a commit of a Git repository, or a change request, means. */
@WithGitSampleRepo
class CommitAuthorTest extends SharedJenkins {

    private People people;

    @BeforeEach
    void prepare() throws Exception {
        people = new People(jenkins, kakao);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GitHub <noreply@github.com>",
                "GitLab <noreply@gitlab.com>",
                "Bitbucket <noreply-bitbucket@bitbucket.org>",
                "Gitea <no-reply@git.example.com>"
            })
    void theAuthorOfAMergeMadeInTheWebPageOfAForge(String forge, GitSampleRepoRule repository) throws Exception {
        people.connected("kim");
        FreeStyleProject job = failingJob(repository);
        commit(repository, "kim <kim@example.com>", forge);

        Run<?, ?> run = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        assertThat(BuildFacts.of(run).commits().authors()).containsExactly("kim");
        assertThat(names(of(run, new CulpritsRecipient()))).containsExactly("kim");
        assertThat(names(of(run, new DevelopersRecipient()))).containsExactly("kim");
    }

    @Test
    void thePersonWithTheAddressOfTheCommitWhateverTheName(GitSampleRepoRule repository) throws Exception {
        address("u4711", "Cheolsu.Kim@example.com");
        people.connected("u4711");
        User.getById("u4711", false).setFullName("김철수");
        FreeStyleProject job = failingJob(repository);
        commit(repository, "Kim Cheolsu <cheolsu.kim@EXAMPLE.com>");

        Run<?, ?> run = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        assertThat(BuildFacts.of(run).commits().authors()).containsExactly("김철수");
        assertThat(names(of(run, new CulpritsRecipient()))).containsExactly("김철수");
    }

    @Test
    void nobodyWhoIsOnlyCalledTheSame(GitSampleRepoRule repository) throws Exception {
        address("kim", "kim@another.example");
        people.connected("kim");
        FreeStyleProject job = failingJob(repository);
        commit(repository, "Kim Younghee <kim@example.com>");

        Run<?, ?> run = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        assertThat(BuildFacts.of(run).commits().authors()).containsExactly("Kim Younghee");
        assertThat(of(run, new CulpritsRecipient(), new DevelopersRecipient()).reached())
                .isEmpty();
    }

    @Test
    void theNameCountsIfTheAddressIsHiddenOrShared(GitSampleRepoRule repository) throws Exception {
        address("kim", "kim@example.com");
        people.connected("kim");
        address("lee", "team@example.com");
        people.connected("lee");
        address("park", "team@example.com");
        people.connected("park");
        FreeStyleProject job = failingJob(repository);
        commit(repository, "kim <4711+kim@users.noreply.github.com>");
        commit(repository, "lee <team@example.com>");

        Run<?, ?> run = jenkins.buildAndAssertStatus(Result.FAILURE, job);

        assertThat(names(of(run, new DevelopersRecipient()))).containsExactlyInAnyOrder("kim", "lee");
    }

    @Test
    void whoeverHasTheAddressNow(GitSampleRepoRule repository) throws Exception {
        address("u1", "kim@example.com");
        people.connected("u1");
        people.connected("u2");
        FreeStyleProject job = failingJob(repository);
        commit(repository, "Kim <kim@example.com>");
        Run<?, ?> run = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        assertThat(names(of(run, new CulpritsRecipient()))).containsExactly("u1");

        address("u1", "other@example.com");
        address("u2", "kim@example.com");
        assertThat(names(of(run, new CulpritsRecipient()))).containsExactly("u2");

        address("u1", "kim@example.com");
        User.getById("u2", false).delete();
        assertThat(names(of(run, new CulpritsRecipient()))).containsExactly("u1");
    }

    @Test
    void theDirectoryIsNotAskedWhateverItsSize(GitSampleRepoRule repository) throws Exception {
        Directory directory = new Directory();
        jenkins.jenkins.setSecurityRealm(directory);
        for (int user : IntStream.range(0, 300).toArray()) {
            address("u" + user, "u" + user + "@example.com");
        }
        FreeStyleProject job = failingJob(repository);
        commit(repository, "Kim <u7@example.com>");
        commit(repository, "Somebody Else <else@example.com>");
        Run<?, ?> run = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        directory.takeLookUps();

        assertThat(BuildFacts.of(run).commits().authors()).containsExactlyInAnyOrder("Kim", "Somebody Else");
        assertThat(directory.takeLookUps()).isZero();
    }

    @Test
    void everyoneSinceTheLastSuccess(GitSampleRepoRule repository) throws Exception {
        people.connected("kim");
        people.connected("lee");
        people.connected("park");
        FreeStyleProject job = failingJob(repository);
        commit(repository, "kim <kim@example.com>");
        jenkins.buildAndAssertStatus(Result.FAILURE, job);
        commit(repository, "lee <lee@example.com>");
        Run<?, ?> second = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        assertThat(names(of(second, new CulpritsRecipient()))).containsExactlyInAnyOrder("kim", "lee");

        job.getBuildersList().clear();
        jenkins.buildAndAssertSuccess(job);
        job.getBuildersList().add(new FailureBuilder());
        commit(repository, "park <park@example.com>");
        Run<?, ?> last = jenkins.buildAndAssertStatus(Result.FAILURE, job);
        assertThat(names(of(last, new CulpritsRecipient()))).containsExactly("park");
    }

    @Test
    void theContributorWhereThereIsNoChange() throws Exception {
        address("u4711", "kim@example.com");
        people.connected("u4711");
        people.connected("lee");

        Run<?, ?> byAddress = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("PR-kim"));
        assertThat(names(of(byAddress, new CulpritsRecipient()))).containsExactly("u4711");
        FreeStyleProject byName = jenkins.createFreeStyleProject("PR-lee");
        jenkins.buildAndAssertSuccess(byName);
        assertThat(names(of(jenkins.buildAndAssertSuccess(byName), new CulpritsRecipient())))
                .containsExactly("lee");
        FreeStyleProject branch = jenkins.createFreeStyleProject("branch-lee");
        assertThat(names(of(jenkins.buildAndAssertSuccess(branch), new CulpritsRecipient())))
                .containsExactly("lee");
        assertThat(of(jenkins.buildAndAssertSuccess(branch), new CulpritsRecipient())
                        .reached())
                .as("a later build of a branch that has not changed")
                .isEmpty();
        Run<?, ?> stranger = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("PR-nobody"));
        assertThat(of(stranger, new CulpritsRecipient()).reached()).isEmpty();
        assertThat(User.getById("nobody", false)).isNull();
        Run<?, ?> nameless = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject("PR-"));
        assertThat(of(nameless, new CulpritsRecipient()).notes())
                .singleElement()
                .asString()
                .startsWith("No recipient");
    }

    @TestExtension
    public static final class Heads extends SCMHead.HeadByItem {
        @Override
        public SCMHead getHead(Item item) {
            return item.getName().startsWith("PR-") ? new ChangeRequest(item.getName()) : null;
        }
    }

    @TestExtension
    public static final class Contributors extends TransientActionFactory<FreeStyleProject> {
        @Override
        public Class<FreeStyleProject> type() {
            return FreeStyleProject.class;
        }

        @Override
        public Collection<? extends Action> createFor(FreeStyleProject job) {
            String login = job.getName().substring(job.getName().indexOf('-') + 1);
            return login.equals(job.getName())
                    ? List.of()
                    : List.of(new ContributorMetadataAction(
                            Util.fixEmpty(login), "The " + login, login + "@example.com"));
        }
    }

    /** Its first build has succeeded, so that later ones have changes; they fail. */
    private static FreeStyleProject failingJob(GitSampleRepoRule repository) throws Exception {
        repository.init();
        FreeStyleProject job = jenkins.createFreeStyleProject("job");
        job.setScm(new GitSCM(repository.toString()));
        jenkins.buildAndAssertSuccess(job);
        job.getBuildersList().add(new FailureBuilder());
        return job;
    }

    private static void commit(GitSampleRepoRule repository, String author) throws Exception {
        commit(repository, author, author);
    }

    private static void commit(GitSampleRepoRule repository, String author, String committer) throws Exception {
        repository.git(
                "-c",
                "user.name=" + committer.replaceFirst(" <.*", ""),
                "-c",
                "user.email=" + committer.replaceFirst(".*<(.*)>", "$1"),
                "commit",
                "--allow-empty",
                "--author=" + author,
                "--message=change");
    }

    private static void address(String id, String address) throws Exception {
        User.getById(id, true).addProperty(new Mailer.UserProperty(address));
    }

    private static RecipientResolver of(Run<?, ?> run, Recipient... to) {
        return RecipientResolver.of(run, List.of(to), null, false, null);
    }

    private static List<String> names(RecipientResolver recipients) {
        return recipients.reached().stream().map(ResolvedRecipient::name).toList();
    }
}
