package io.jenkins.plugins.kakaomemo.manage;

import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.Util;
import hudson.model.Fingerprint;
import hudson.model.Item;
import hudson.model.ModelObject;
import hudson.model.User;
import hudson.security.AccessControlled;
import io.jenkins.plugins.kakaomemo.account.AccountState;
import io.jenkins.plugins.kakaomemo.account.AccountTokens;
import io.jenkins.plugins.kakaomemo.account.LocatedAccount;
import io.jenkins.plugins.kakaomemo.build.VisibleItems;
import io.jenkins.plugins.kakaomemo.config.KakaoMemoConfiguration;
import io.jenkins.plugins.kakaomemo.connect.ConnectLink;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.send.ControllerOutbox;
import io.jenkins.plugins.kakaomemo.send.MemoRecord;
import java.io.IOException;
import java.time.Instant;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kohsuke.stapler.Stapler;

/**
 * An account in words and without secrets: a row of the account page, and the page of its deliveries.
 *
 * @param located the account, and in whose store it is
 * @param state how it stands
 */
public record AccountRow(LocatedAccount located, AccountState state) implements Comparable<AccountRow>, ModelObject {

    private static final Comparator<AccountRow> ORDER = Comparator.comparing(
                    (AccountRow row) -> !row.state().kind().isWarning())
            .thenComparing(row -> row.located().contextName())
            .thenComparing(AccountRow::getId)
            .thenComparing(AccountRow::getPlace);

    static AccountRow of(LocatedAccount located) {
        return new AccountRow(located, AccountTokens.get().state(located.account(), located.context()));
    }

    /** For the breadcrumb of its deliveries. */
    @Override
    public String getDisplayName() {
        return Messages.AccountRow_DisplayName(getId());
    }

    @Override
    public int compareTo(AccountRow other) {
        return ORDER.compare(this, other);
    }

    public String getId() {
        return located.account().getId();
    }

    public String getDescription() {
        return Util.fixNull(located.account().getDescription());
    }

    /** Whose store it is in, and in which domain if that has a name. */
    public String getPlace() {
        String store = located.context().getDisplayName();
        Domain domain = located.domain();
        return domain == null || domain.isGlobal() ? store : store + " » " + domain.getName();
    }

    /** Where it is connected anew; no other account has the same. */
    public ConnectLink getLink() {
        return ConnectLink.to(located);
    }

    AccessControlled context() {
        return (AccessControlled) located.context();
    }

    /** Whether the viewer may test it and connect it again. */
    public boolean isUpdatable() {
        return context().hasPermission(CredentialsProvider.UPDATE);
    }

    public boolean isWarning() {
        return state.kind().isWarning();
    }

    public String getConnectedSince() {
        return time(state.connectedAt());
    }

    public String getAccessTokenUntil() {
        return time(state.accessTokenExpiresAt());
    }

    public String getRefreshTokenUntil() {
        return time(state.refreshTokenExpiresAt());
    }

    public String getLastMemo() {
        return time(key().flatMap(AccountTokens.get().counts()::last).orElse(null));
    }

    /** How many memos it has sent today. */
    public int getMemosToday() {
        return key().map(AccountTokens.get().counts()::today).orElse(0);
    }

    /** How many it may send in a day. */
    public int getDailyLimit() {
        return KakaoMemoConfiguration.get().getDelivery().quota().dailyLimit();
    }

    /** Both in words. */
    public String getMemosOfLimit() {
        return Messages.AccountRow_Of(getMemosToday(), getDailyLimit());
    }

    /** What its deliveries are kept by; empty if it has no refresh token. */
    public String getKey() {
        return key().orElse("");
    }

    private Optional<String> key() {
        try {
            return Optional.of(AccountTokens.get().keyOf(located.account(), located.context()));
        } catch (InvalidFieldException e) {
            return Optional.empty();
        }
    }

    /** How a Pipeline sends to it. */
    public String getStep() {
        return "kakaoMemo message: 'build done', credentialsId: '" + getId() + "'";
    }

    /** Whether it is the viewer's own, and jobs do not name it. */
    public boolean isPersonal() {
        return located.context() instanceof User;
    }

    /** The jobs that have sent to it and that the viewer may see. */
    public List<Item> getJobs() throws IOException {
        Fingerprint usage = CredentialsProvider.getFingerprintOf(located.account());
        return usage == null
                ? List.of()
                : usage.getJobs().stream()
                        .map(name -> VisibleItems.find(name, Item.class))
                        .flatMap(Optional::stream)
                        .toList();
    }

    /** Its last deliveries, the newest first. */
    public List<DeliveryRow> getDeliveries() {
        return ControllerOutbox.get().history().of(getKey()).stream()
                .map(DeliveryRow::new)
                .toList();
    }

    /** What became of its deliveries, by the name that the page filters by, in the reader's language. */
    public Map<String, String> getOutcomes() {
        Map<String, String> outcomes = new TreeMap<>();
        getDeliveries().forEach(row -> outcomes.put(row.getStatus(), row.getOutcome()));
        return outcomes;
    }

    /** The outcome that the viewer asks for, or empty for all. */
    public String getFilter() {
        return Util.fixNull(Stapler.getCurrentRequest2().getParameter("status"));
    }

    private static String time(Instant time) {
        return time == null ? "–" : MemoRecord.localTime(time, FormatStyle.MEDIUM, FormatStyle.SHORT);
    }
}
