package io.jenkins.plugins.kakaomemo.account;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.model.Run;
import hudson.remoting.AtmostOneThreadExecutor;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.Executor;

/**
 * Notes which builds use which accounts, as the Credentials plugin asks of those who use credentials. It writes and
 * forces a file each time, one build after the other; so this is done once for each build and account, and no build
 * waits for it.
 */
final class AccountUsage {

    private static final Map<Run<?, ?>, Set<String>> NOTED = Collections.synchronizedMap(new WeakHashMap<>());
    private static final Executor THREAD =
            new AtmostOneThreadExecutor(new NamingThreadFactory(new DaemonThreadFactory(), "KakaoTalk account usage"));

    private AccountUsage() {}

    static void note(Run<?, ?> run, KakaoAccount account) {
        boolean isNew = NOTED.computeIfAbsent(run, build -> Collections.synchronizedSet(new HashSet<>()))
                .add(account.getId());
        if (isNew) {
            THREAD.execute(() -> CredentialsProvider.track(run, account));
        }
    }
}
