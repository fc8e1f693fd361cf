package io.jenkins.plugins.kakaomemo;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.Extension;
import hudson.Launcher;
import hudson.matrix.MatrixAggregatable;
import hudson.matrix.MatrixAggregator;
import hudson.matrix.MatrixBuild;
import hudson.model.BuildListener;
import hudson.model.Result;
import java.io.IOException;

/** Lets the parent of a matrix build send the memos of its post-build actions, once for all configurations. */
@Extension(optional = true)
public final class MatrixMemos implements MatrixAggregatable {

    @Override
    public MatrixAggregator createAggregator(MatrixBuild build, Launcher launcher, BuildListener listener) {
        return new ParentMemos(build, launcher, listener);
    }

    private static final class ParentMemos extends MatrixAggregator {

        ParentMemos(MatrixBuild build, Launcher launcher, BuildListener listener) {
            super(build, launcher, listener);
        }

        @Override
        public boolean endBuild() throws InterruptedException, IOException {
            for (KakaoMemoNotifier notifier :
                    build.getProject().getPublishersList().getAll(KakaoMemoNotifier.class)) {
                if (!notifier.isPerConfiguration()) {
                    send(notifier);
                }
            }
            return true;
        }

        /** The parent prints the stack trace of whatever is thrown here. */
        private void send(KakaoMemoNotifier notifier) throws InterruptedException, IOException {
            try {
                notifier.perform(build, new EnvVars(), listener);
            } catch (AbortException e) {
                listener.error(e.getMessage());
                build.setResult(Result.FAILURE);
            }
        }
    }
}
