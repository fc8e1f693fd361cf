package io.jenkins.plugins.kakaomemo.account;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.common.StandardListBoxModel;
import com.cloudbees.plugins.credentials.domains.DomainRequirement;
import com.cloudbees.plugins.credentials.domains.URIRequirementBuilder;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Item;
import hudson.model.Run;
import hudson.security.ACL;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.KakaoEndpoints;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import org.jvnet.localizer.LocaleProvider;
import org.jvnet.localizer.Localizable;

/**
 * Finds the account that a build sends to: the chosen one, else the only one there is. An account of the job's folder
 * wins over one of the same id further up.
 */
public final class AccountLookup {

    private static final List<DomainRequirement> KAKAO = URIRequirementBuilder.fromUri(
                    KakaoEndpoints.KAKAO.apiBaseUrl().toString())
            .build();

    private AccountLookup() {}

    /**
     * @param run the build; it is noted in the account's usage
     * @param credentialsId the chosen account, or {@code null} for the only one that the build can see
     * @throws InvalidFieldException if there is no such account, if it is in the credentials of the user as whom the build
     *     runs, or if there are none or several to choose from
     */
    public static KakaoAccount find(Run<?, ?> run, String credentialsId) {
        Run<?, ?> findable = Ancestors.findable(run);
        String id = credentialsId == null ? onlyIdFor(findable.getParent()) : credentialsId;
        KakaoAccount account = CredentialsProvider.findCredentialById(id, KakaoAccount.class, findable, KAKAO);
        if (account == null) {
            throw notFound(id, run.getParent().getFullDisplayName());
        }
        if (foundFrom(findable.getParent()).noneMatch(account::isStoredAs)) {
            throw InvalidFieldException.of("credentialsId", Messages._AccountLookup_OfUser(account.getId())::toString);
        }
        AccountUsage.note(findable, account);
        return account;
    }

    /**
     * The same for a form.
     *
     * @param item the job or folder that is configured, or {@code null} for the controller
     */
    public static KakaoAccount find(@CheckForNull Item item, @CheckForNull String credentialsId) {
        String id = credentialsId == null ? onlyIdFor(item) : credentialsId;
        return foundFrom(item)
                .filter(CredentialsMatchers.withId(id)::matches)
                .findFirst()
                .orElseThrow(
                        () -> notFound(id, item == null ? Jenkins.get().getDisplayName() : item.getFullDisplayName()));
    }

    /** What can be found without a build as well, whoever it runs as: when a memo is sent later, or a token refreshed. */
    private static Stream<KakaoAccount> foundFrom(@CheckForNull Item item) {
        return CredentialsProvider.lookupCredentialsInItem(KakaoAccount.class, item, ACL.SYSTEM2, KAKAO).stream();
    }

    public static Optional<KakaoAccount> findOnController(String id) {
        return CredentialsProvider.lookupCredentialsInItemGroup(KakaoAccount.class, Jenkins.get(), ACL.SYSTEM2).stream()
                .filter(CredentialsMatchers.withId(id)::matches)
                .findFirst();
    }

    private static InvalidFieldException notFound(String id, String seeker) {
        return InvalidFieldException.of("credentialsId", Messages._AccountLookup_NotFound(id, seeker)::toString);
    }

    /**
     * The accounts to choose from in a form, after the credentials plugin's recipe for its consumers.
     *
     * @param emptyChoice what the empty field means, in the reader's language
     */
    public static ListBoxModel choices(@CheckForNull Item item, @CheckForNull String current, String emptyChoice) {
        StandardListBoxModel choices = new StandardListBoxModel();
        if (mayChoose(item)) {
            choices.add(emptyChoice, "");
            choices.includeAs(ACL.SYSTEM2, item, KakaoAccount.class, KAKAO);
        }
        return choices.includeCurrentValue(Util.fixNull(current));
    }

    /**
     * Whether a form names an account that builds will find.
     *
     * @param id as {@link #find(Item, String)} takes it
     */
    public static FormValidation check(@CheckForNull Item item, @CheckForNull String id) {
        if (!mayChoose(item)) {
            return FormValidation.ok();
        }
        try {
            find(item, id);
            return FormValidation.ok();
        } catch (InvalidFieldException e) {
            String problem = e.getMessage(LocaleProvider.getLocale());
            return idsFor(item).isEmpty() ? connectFirst(problem) : FormValidation.warning(problem);
        }
    }

    private static FormValidation connectFirst(String problem) {
        String page = Jenkins.get().getRootUrlFromRequest() + "kakao-memo/connect";
        String link = "<a href='%s'>%s</a>".formatted(Util.escape(page), Messages.AccountLookup_Connect());
        return FormValidation.warningWithMarkup(Util.escape(problem) + " " + link);
    }

    /** @param inheritedId the account that an empty field stands for, or {@code null} for the only one there is */
    public static String emptyChoice(@CheckForNull Item item, @CheckForNull String inheritedId) {
        List<String> ids = inheritedId == null ? idsFor(item) : List.of(inheritedId);
        return switch (ids.size()) {
            case 0 -> Messages.AccountLookup_NoneYet();
            case 1 -> Messages.AccountLookup_Default(ids.get(0));
            default -> Messages.AccountLookup_Choose();
        };
    }

    private static boolean mayChoose(@CheckForNull Item item) {
        return item == null
                ? Jenkins.get().hasPermission(Jenkins.ADMINISTER)
                : item.hasPermission(Item.EXTENDED_READ) || item.hasPermission(CredentialsProvider.USE_ITEM);
    }

    private static String onlyIdFor(@CheckForNull Item job) {
        List<String> ids = idsFor(job);
        if (ids.size() == 1) {
            return ids.get(0);
        }
        Localizable problem = ids.isEmpty()
                ? Messages._AccountLookup_None()
                : Messages._AccountLookup_Several(String.join(", ", ids));
        throw InvalidFieldException.of("credentialsId", problem::toString);
    }

    private static List<String> idsFor(@CheckForNull Item item) {
        return foundFrom(item).map(KakaoAccount::getId).distinct().toList();
    }
}
