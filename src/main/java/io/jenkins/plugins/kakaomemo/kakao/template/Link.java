package io.jenkins.plugins.kakaomemo.kakao.template;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;

/**
 * Where a tap leads. Kakao opens only addresses of the domains registered in the console under [앱] > [제품 링크 관리];
 * it accepts a memo with others, but the tap leads elsewhere.
 *
 * @param webUrl an http or https address for KakaoTalk on a computer, or {@code null}
 * @param mobileWebUrl the same for KakaoTalk on a phone, or {@code null}
 */
public record Link(String webUrl, String mobileWebUrl) {

    /** A link that leads nowhere, for memos that must have one. */
    public static final Link NONE = new Link(null, null);

    /**
     * Percent-encodes what an address cannot contain.
     *
     * @throws InvalidFieldException if an address has no http or https scheme or no host
     */
    public Link {
        webUrl = WebAddress.of("link.web_url", webUrl);
        mobileWebUrl = WebAddress.of("link.mobile_web_url", mobileWebUrl);
    }

    /** A link to the same page on every device. */
    public static Link to(String address) {
        return new Link(address, address);
    }
}
