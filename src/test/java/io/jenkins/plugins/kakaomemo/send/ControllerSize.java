package io.jenkins.plugins.kakaomemo.send;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.recipient.People;
import jenkins.model.Jenkins;

/**
 * How large a controller is.
 *
 * @param users who have all connected their own KakaoTalk
 * @param folders on the highest level
 * @param jobs in these folders
 * @param accounts one in each of the first folders
 */
record ControllerSize(int users, int folders, int jobs, int accounts) {

    static final ControllerSize NONE = new ControllerSize(0, 0, 0, 0);

    /** Adds what is missing. */
    void growFrom(ControllerSize before, People people, EmulatedKakao kakao) throws Exception {
        for (int i = before.users; i < users; i++) {
            people.connected("user" + i);
        }
        for (int i = before.folders; i < folders; i++) {
            Jenkins.get().createProject(Folder.class, "folder" + i);
        }
        for (int i = before.accounts; i < accounts; i++) {
            kakao.addAccount(folder(i), EmulatedKakao.account("account" + i, kakao.newRefreshToken()));
        }
        for (int i = before.jobs; i < jobs; i++) {
            folder(i % folders).createProject(FreeStyleProject.class, "job" + i);
        }
    }

    private static Folder folder(int number) {
        return (Folder) Jenkins.get().getItem("folder" + number);
    }
}
