package io.jenkins.plugins.kakaomemo.manage;

import java.util.List;

/**
 * The last deliveries of an account.
 *
 * @param account whose
 * @param deliveries the newest first
 */
public record DeliveriesPage(AccountRow account, List<DeliveryRow> deliveries) {

    public String getAccountId() {
        return account.getId();
    }

    public List<DeliveryRow> getRows() {
        return deliveries;
    }
}
