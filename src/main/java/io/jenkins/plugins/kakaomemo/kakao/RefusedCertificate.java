package io.jenkins.plugins.kakaomemo.kakao;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;

/** A server showed this certificate, and Java does not take it. */
final class RefusedCertificate extends CertificateException {

    private static final long serialVersionUID = 1L;

    private final X509Certificate certificate;

    RefusedCertificate(X509Certificate certificate, CertificateException refusal) {
        super(refusal.getMessage(), refusal);
        this.certificate = certificate;
    }

    /**
     * What is wrong with the certificate: its time, who issued it, or whose it is.
     *
     * @param host who was to be reached
     */
    Explanation explanation(String host) {
        Instant now = Instant.now();
        if (now.isAfter(certificate.getNotAfter().toInstant())) {
            return explanation("tls.expired", host, day(certificate.getNotAfter()));
        }
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            return explanation("tls.early", host, day(certificate.getNotBefore()));
        }
        return explanation(isOfAnotherHost() ? "tls.host" : "tls.untrusted", host, "");
    }

    private Explanation explanation(String key, String host, String day) {
        String subject = certificate.getSubjectX500Principal().getName();
        String issuer = certificate.getIssuerX500Principal().getName();
        Secrets none = Secrets.of();
        return new Explanation("tls", key, host, none.hiddenIn(subject), none.hiddenIn(issuer), day);
    }

    /** Java refuses an untrusted path with exceptions of its own, and a name that does not match with the plain one. */
    private boolean isOfAnotherHost() {
        return getCause().getClass() == CertificateException.class && getCause().getCause() == null;
    }

    private static String day(Date date) {
        return LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC).toString();
    }
}
