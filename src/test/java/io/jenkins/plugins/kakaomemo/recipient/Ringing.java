package io.jenkins.plugins.kakaomemo.recipient;

import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.kakaomemo.account.EmulatedKakao;
import io.jenkins.plugins.kakaomemo.account.FriendLists;
import io.jenkins.plugins.kakaomemo.account.PersonalConnection;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.config.PersonalAccounts;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorUser;
import io.jenkins.plugins.kakaomemo.kakao.RefreshToken;
import java.io.IOException;
import java.util.List;
import org.jvnet.hudson.test.JenkinsRule;

/** A bot whose account lets phones ring, and people who have connected their own KakaoTalk with its app. */
public final class Ringing {

    public static final String RING = "/v1/api/talk/friends/message/default/send";
    public static final String LIST = "/v1/api/talk/friends";
    public static final String BOT = "build-bot";

    private final EmulatedKakao kakao;
    private final EmulatorUser bot;
    private long nextId = 3000000001L;

    /** The bot has agreed to the list of friends. */
    public Ringing(JenkinsRule jenkins, EmulatedKakao kakao) throws IOException {
        this(jenkins, kakao, List.of("talk_message", "friends"));
    }

    public Ringing(JenkinsRule jenkins, EmulatedKakao kakao, List<String> scopesOfBot) throws IOException {
        this.kakao = kakao;
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        bot = kakao.emulator().addUser(3000000000L, "빌드봇");
        kakao.addAccount(
                jenkins.jenkins,
                EmulatedKakao.account(
                        BOT, kakao.emulator().issueTokens(bot, scopesOfBot).refreshToken()));
        KakaoMemoConfiguration.get().setPersonalCredentialsId(BOT);
    }

    public EmulatorUser bot() {
        return bot;
    }

    /** Somebody who has connected and is a friend of the bot. */
    public EmulatorUser friend(String id) throws Exception {
        EmulatorUser person = stranger(id);
        bot.befriend(person);
        return person;
    }

    /** Somebody who has connected and is no friend of the bot. */
    public EmulatorUser stranger(String id) throws Exception {
        EmulatorUser person = kakao.emulator().addUser(nextId++, id);
        connect(id, person, person.id());
        return person;
    }

    /** Lets somebody have connected as that Kakao user; a {@code null} for one whose id was not kept. */
    public void connect(String id, EmulatorUser person, Long userId) throws Exception {
        User user = User.getById(id, true);
        user.save();
        String token = kakao.emulator()
                .issueTokens(person, List.of("talk_message", "friends"))
                .refreshToken();
        try (ACLContext ignored = ACL.as2(user.impersonate2())) {
            PersonalConnection.keep(user, new RefreshToken(token, null), PersonalAccounts.app(), userId);
        }
    }

    /** Reads the list of friends, as happens when somebody connects. */
    public void warmUp() throws InterruptedException {
        FriendLists.get().readAgain(PersonalAccounts.ringing());
    }
}
