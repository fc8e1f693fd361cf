package io.jenkins.plugins.kakaomemo.config;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import com.cloudbees.hudson.plugins.folder.AbstractFolderProperty;
import com.cloudbees.hudson.plugins.folder.AbstractFolderPropertyDescriptor;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import java.util.List;
import java.util.Optional;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** What holds for the jobs of a folder, those of the folders in it included; a multibranch project is a folder too. */
public final class KakaoMemoFolderProperty extends AbstractFolderProperty<AbstractFolder<?>> {

    private String credentialsId;
    private List<String> on;
    private String branches;
    private boolean muted;

    @DataBoundConstructor
    public KakaoMemoFolderProperty() {}

    /** The account of every memo that names none, or {@code null}. */
    @CheckForNull
    public String getCredentialsId() {
        return credentialsId;
    }

    @DataBoundSetter
    public void setCredentialsId(@CheckForNull String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    /** The conditions of every notification that has none, or empty. */
    public List<String> getOn() {
        return Util.fixNull(on);
    }

    @DataBoundSetter
    public void setOn(@CheckForNull List<String> on) {
        this.on = ConditionBoxes.read(on);
    }

    /** Which branches send memos, patterns with {@code *} separated by blanks, or {@code null} for all. */
    @CheckForNull
    public String getBranches() {
        return branches;
    }

    @DataBoundSetter
    public void setBranches(@CheckForNull String branches) {
        this.branches = Util.fixEmptyAndTrim(branches);
    }

    public boolean isMuted() {
        return muted;
    }

    @DataBoundSetter
    public void setMuted(boolean muted) {
        this.muted = muted;
    }

    @Extension(optional = true)
    public static final class Scopes implements MemoScopes.MemoScope.Source {

        @Override
        public Optional<MemoScopes.MemoScope> of(Object jobOrFolder) {
            return jobOrFolder instanceof AbstractFolder<?> folder ? of(folder) : Optional.empty();
        }

        /** Public, so that Jenkins leaves this class alone where there are no folders. */
        public Optional<MemoScopes.MemoScope> of(AbstractFolder<?> folder) {
            return Optional.ofNullable(folder.getProperties().get(KakaoMemoFolderProperty.class))
                    .map(property -> property.scope(folder));
        }
    }

    private MemoScopes.MemoScope scope(AbstractFolder<?> folder) {
        return new MemoScopes.MemoScope(
                Messages._MemoScopes_Folder(folder.getFullDisplayName()), credentialsId, getOn(), branches, muted);
    }

    @Extension(optional = true)
    @Symbol("kakaoMemo")
    public static final class DescriptorImpl extends AbstractFolderPropertyDescriptor implements AccountField {

        public DescriptorImpl() {
            for (String field : List.of("on", "muted")) {
                addHelpFileRedirect(field, KakaoMemoConfiguration.class, field);
            }
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.KakaoMemoFolderProperty_DisplayName();
        }

        @Override
        public String inheritedCredentialsId(@CheckForNull Item item) {
            return MemoScopes.around(item).credentialsId();
        }

        public ConditionBoxes conditions(@CheckForNull KakaoMemoFolderProperty instance) {
            return new ConditionBoxes(instance == null ? List.of() : instance.getOn(), true);
        }
    }
}
