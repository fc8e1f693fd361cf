package io.jenkins.plugins.kakaomemo.connect;

import com.cloudbees.plugins.credentials.domains.Domain;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.ModelObject;
import hudson.model.User;
import io.jenkins.plugins.kakaomemo.account.LocatedAccount;
import java.io.Serializable;

/**
 * The address of the page that connects an account; one that is there already is told by it from all others.
 *
 * @param store {@code system}, {@code user} for the user's own, or the full name of a folder
 * @param domain the domain's name, {@code _} for the global one, or {@code null} for the one that holds the account
 * @param id the account to connect again, or {@code null} for a new one
 */
public record ConnectLink(
        String store,
        @CheckForNull String domain,
        @CheckForNull String id) implements Serializable {

    static final String USER = "user";

    public static ConnectLink personal() {
        return new ConnectLink(USER, null, null);
    }

    /** @param context the controller, the folder or the user whose store the account is in */
    public static ConnectLink to(ModelObject context, @CheckForNull Domain domain, @CheckForNull String id) {
        if (context instanceof User) {
            return new ConnectLink(USER, null, id);
        }
        return new ConnectLink(StoreDomain.nameOf(context), domain == null ? null : StoreDomain.nameOf(domain), id);
    }

    /** To connect this one again. */
    public static ConnectLink to(LocatedAccount located) {
        return to(located.context(), located.domain(), located.account().getId());
    }

    /** Relative to the address of Jenkins. */
    public String url() {
        return "kakao-memo/connect?store=" + Util.rawEncode(store) + parameter("domain", domain) + parameter("id", id);
    }

    private static String parameter(String name, String value) {
        return value == null ? "" : "&" + name + "=" + Util.rawEncode(value);
    }
}
