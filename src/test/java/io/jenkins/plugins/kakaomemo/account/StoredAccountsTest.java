package io.jenkins.plugins.kakaomemo.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import hudson.model.ItemGroup;
import hudson.model.ModelObject;
import io.jenkins.plugins.kakaomemo.SharedJenkins;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.TestExtension;
import org.springframework.security.core.Authentication;

/** Which accounts the pages know, and that they do not look into each folder for them. */
class StoredAccountsTest extends SharedJenkins {

    private static final AtomicInteger FOLDERS_ASKED = new AtomicInteger();

    private Folder team;

    private static volatile boolean broken;

    /** Provides nothing, and counts the folders for which it is asked; once it is broken, it has no stores any more. */
    @TestExtension
    public static final class CountingProvider extends CredentialsProvider {
        @Override
        public <C extends Credentials> List<C> getCredentialsInItemGroup(
                Class<C> type, ItemGroup group, Authentication authentication, List<DomainRequirement> requirements) {
            if (group instanceof Folder) {
                FOLDERS_ASKED.incrementAndGet();
            }
            return List.of();
        }

        @Override
        public CredentialsStore getStore(ModelObject object) {
            if (object instanceof Folder) {
                FOLDERS_ASKED.incrementAndGet();
            }
            if (broken) {
                throw new NoSuchMethodError("a fault of this test");
            }
            return null;
        }
    }

    @BeforeEach
    void prepare() throws Exception {
        kakao.addAccount("of-the-controller");
        team = jenkins.createProject(Folder.class, "team");
        addAccount(team, "of-the-team");
    }

    private void addAccount(Folder folder, String id) throws Exception {
        kakao.addAccount(folder, EmulatedKakao.account(id, kakao.newRefreshToken()));
    }

    @Test
    void noPageAndNoMemoLooksIntoAllFolders() throws Exception {
        jenkins.createProject(Folder.class, "other");
        assertThat(accountPage().asNormalizedText()).contains("of-the-controller", "of-the-team");
        FOLDERS_ASKED.set(0);

        for (String page : new String[] {"", "manage", "kakao-memo/", "manage/configure"}) {
            browser().goTo(page);
        }
        assertThat(build(sendingJob(jenkins.jenkins, "job", "of-the-controller")))
                .contains("memo sent");

        assertThat(FOLDERS_ASKED).hasValue(0);
    }

    @Test
    void whatBecomesOfFoldersIsKnownAtOnce() throws Exception {
        assertThat(known()).containsExactlyInAnyOrder("/of-the-controller", "team/of-the-team");

        addAccount(team.createProject(Folder.class, "inner"), "of-the-inner");
        addAccount(jenkins.createProject(Folder.class, "other"), "of-the-other");
        assertThat(known()).hasSize(4).contains("team/inner/of-the-inner", "other/of-the-other");

        jenkins.jenkins.copy(jenkins.jenkins.getItem("other"), "copy");
        jenkins.jenkins.getItem("other").delete();
        team.renameTo("crew");
        assertThat(known())
                .containsExactlyInAnyOrder(
                        "/of-the-controller", "crew/of-the-team", "crew/inner/of-the-inner", "copy/of-the-other");

        CredentialsStore store =
                CredentialsProvider.lookupStores(team).iterator().next();
        store.removeCredentials(
                Domain.global(), store.getCredentials(Domain.global()).get(0));
        jenkins.jenkins.getItem("copy").delete();
        assertThat(known()).containsExactlyInAnyOrder("/of-the-controller", "crew/inner/of-the-inner");
    }

    @Test
    void aStoreThatCannotBeSearchedHidesNoAccountOfAnother() throws Exception {
        broken = true;
        try {
            assertThat(known()).containsExactlyInAnyOrder("/of-the-controller", "team/of-the-team");
        } finally {
            broken = false;
        }
    }

    @Test
    void configurationReadAnewFromDiskIsKnownWithinAnHour() throws Exception {
        assertThat(known()).contains("team/of-the-team");
        jenkins.jenkins.reload();

        kakao.emulator().clock().advance(Duration.ofMinutes(61));

        assertThat(StoredAccounts.get().gathered())
                .extracting(LocatedAccount::context)
                .containsExactlyInAnyOrder(jenkins.jenkins, jenkins.jenkins.getItem("team"));
    }

    @Test
    void aClockThatIsSetBackDoesNotPutThatOff() throws Exception {
        Clock ahead = Clock.offset(kakao.emulator().clock(), Duration.ofDays(3));
        kakao.setClock(ahead);
        assertThat(known()).contains("team/of-the-team");
        jenkins.jenkins.reload();

        kakao.setClock(kakao.emulator().clock());

        assertThat(StoredAccounts.get().gathered())
                .extracting(LocatedAccount::context)
                .contains(jenkins.jenkins.getItem("team"));
    }

    private static List<String> known() throws Exception {
        return StoredAccounts.get().gathered().stream()
                .map(located -> located.contextName() + "/" + located.account().getId())
                .toList();
    }
}
