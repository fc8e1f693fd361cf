package io.jenkins.plugins.kakaomemo.manage;

/**
 * The builds behind a digest.
 *
 * @param digest the delivery that told of them
 */
public record DigestPage(DeliveryRow digest) {

    public DeliveryRow getDigest() {
        return digest;
    }
}
