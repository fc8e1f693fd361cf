package io.jenkins.plugins.kakaomemo.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.kakaomemo.delivery.DeliveryReport.Outcome;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliveryReportTest {

    @Test
    void aSentMemoNeedsNoWords() {
        DeliveryReport report = new DeliveryReport(Outcome.SENT, 2, Optional.empty());

        assertThat(report.code()).isEqualTo("0");
        assertThat(report.reason(Locale.ENGLISH)).isEmpty();
        assertThat(report.reason(Locale.KOREAN)).isEmpty();
    }
}
