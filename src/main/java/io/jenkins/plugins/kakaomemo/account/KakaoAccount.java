package io.jenkins.plugins.kakaomemo.account;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStoreAction.DomainWrapper;
import com.cloudbees.plugins.credentials.impl.BaseStandardCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.security.AccessControlled;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import hudson.util.Secret;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.KakaoApp;
import java.util.Locale;
import java.util.Objects;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** A KakaoTalk account to send to: a Kakao app, and a user's consent to it in the form of a refresh token. */
public final class KakaoAccount extends BaseStandardCredentials {

    private static final long serialVersionUID = 1L;

    private final Secret restApiKey;
    private final Secret clientSecret;
    private final Secret refreshToken;
    private String language;
    private Long userId;
    private String userIdOf;

    @DataBoundConstructor
    public KakaoAccount(
            @CheckForNull CredentialsScope scope,
            @CheckForNull String id,
            @CheckForNull String description,
            Secret restApiKey,
            @CheckForNull Secret clientSecret,
            Secret refreshToken) {
        super(scope, id, description);
        this.restApiKey = restApiKey;
        this.clientSecret = trimmed(clientSecret).isEmpty() ? null : clientSecret;
        this.refreshToken = refreshToken;
    }

    /** The REST API key of the Kakao app. */
    public Secret getRestApiKey() {
        return restApiKey;
    }

    /** The client secret of the Kakao app, or {@code null} where the app has it switched off. */
    @CheckForNull
    public Secret getClientSecret() {
        return clientSecret;
    }

    /**
     * The refresh token as configured; Kakao may have replaced it since, {@link AccountTokens} knows the current one.
     */
    public Secret getRefreshToken() {
        return refreshToken;
    }

    /**
     * The language of memos in Jenkins' own words, {@code ko} or {@code en}; {@code null} for that of the controller.
     */
    @CheckForNull
    public String getLanguage() {
        return language;
    }

    @DataBoundSetter
    public void setLanguage(@CheckForNull String language) {
        this.language = Util.fixEmptyAndTrim(language);
    }

    /** {@link #getLanguage} or, without one, Korean for a controller that runs in Korean and English for any other. */
    public Locale locale() {
        String code = language == null ? Locale.getDefault().getLanguage() : language;
        return code.equals(Locale.KOREAN.getLanguage()) ? Locale.KOREAN : Locale.ENGLISH;
    }

    /** The number of its Kakao user within the app, or {@code null} if Kakao has not been asked yet. */
    @CheckForNull
    public Long getUserId() {
        return userId;
    }

    /**
     * The same of that Kakao user.
     *
     * @param id the number of the user, or {@code null} if it is not known
     * @param app the fingerprint of the REST API key of the app within which it is
     */
    KakaoAccount ofUser(@CheckForNull Long id, @CheckForNull String app) {
        KakaoAccount same = withRefreshToken(Secret.toString(refreshToken));
        same.userId = id;
        same.userIdOf = app;
        return same;
    }

    /** The number of its Kakao user within this app; {@code null} also if it was connected with another one. */
    @CheckForNull
    Long userIdWithin(String app) {
        return app.equals(userIdOf) ? userId : null;
    }

    /** @throws InvalidFieldException if there is no REST API key */
    public KakaoApp app() {
        String key = trimmed(restApiKey);
        if (key.isEmpty()) {
            throw InvalidFieldException.of("restApiKey", Messages._KakaoAccount_NoRestApiKey(getId())::toString);
        }
        return new KakaoApp(key, trimmed(clientSecret));
    }

    /** @throws InvalidFieldException if there is no refresh token */
    String configuredToken() {
        String token = trimmed(refreshToken);
        if (token.isEmpty()) {
            throw InvalidFieldException.of("refreshToken", Messages._KakaoAccount_NoRefreshToken(getId())::toString);
        }
        return token;
    }

    /** Whether this credential of a store is the same, with the same token. */
    boolean isStoredAs(Credentials stored) {
        return stored instanceof KakaoAccount other
                && other.getId().equals(getId())
                && Objects.equals(refreshToken, other.refreshToken);
    }

    public KakaoAccount withRefreshToken(String token) {
        KakaoAccount same = new KakaoAccount(
                getScope(), getId(), getDescription(), restApiKey, clientSecret, Secret.fromString(token));
        same.setLanguage(language);
        same.userId = userId;
        same.userIdOf = userIdOf;
        return same;
    }

    /** @param secret {@code null} where configuration as code, or a file, does not name it */
    static String trimmed(@CheckForNull Secret secret) {
        return Util.fixNull(Secret.toString(secret)).trim();
    }

    @Extension
    @Symbol("kakaoAccount")
    public static final class DescriptorImpl extends BaseStandardCredentialsDescriptor {

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.KakaoAccount_DisplayName();
        }

        @Override
        public String getIconClassName() {
            return "symbol-paper-plane-outline";
        }

        /** A token that a person types wins, even if it is that of an earlier login. */
        @Override
        public Credentials newInstance(@CheckForNull StaplerRequest2 request, @NonNull JSONObject form)
                throws FormException {
            KakaoAccount entered = (KakaoAccount) super.newInstance(request, form);
            String token = form.optString("refreshToken");
            DomainWrapper place = request == null ? null : request.findAncestorObject(DomainWrapper.class);
            if (place != null && !token.isBlank() && Secret.decrypt(token) == null) {
                AccountTokens.get().entered(entered, place.getStore(), place.getDomain());
            }
            return entered;
        }

        public String stateOf(KakaoAccount account) {
            AccountState state = AccountTokens.get().state(account, Jenkins.get());
            return (state.kind().displayName() + " " + state.words()).trim();
        }

        @POST
        public ListBoxModel doFillLanguageItems() {
            return new ListBoxModel(
                    new ListBoxModel.Option(Messages.KakaoAccount_LanguageOfJenkins(), ""),
                    new ListBoxModel.Option("한국어", "ko"),
                    new ListBoxModel.Option("English", "en"));
        }

        @POST
        public FormValidation doCheckRestApiKey(@QueryParameter Secret value) {
            return trimmed(value).isEmpty()
                    ? FormValidation.error(Messages.KakaoAccount_EnterRestApiKey())
                    : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckRefreshToken(@QueryParameter Secret value) {
            return trimmed(value).isEmpty()
                    ? FormValidation.error(Messages.KakaoAccount_EnterRefreshToken())
                    : FormValidation.ok();
        }

        /** Sends a memo with the values of the form, in the same way as a build sends. */
        @POST
        public FormValidation doTest(
                @AncestorInPath AccessControlled store,
                @QueryParameter Secret restApiKey,
                @QueryParameter Secret clientSecret,
                @QueryParameter Secret refreshToken)
                throws InterruptedException {
            (store == null ? Jenkins.get() : store)
                    .checkAnyPermission(CredentialsProvider.CREATE, CredentialsProvider.UPDATE);
            KakaoAccount entered = new KakaoAccount(null, "", "", restApiKey, clientSecret, refreshToken);
            return AccountCheck.of(entered, Jenkins.get()).toFormValidation();
        }
    }
}
