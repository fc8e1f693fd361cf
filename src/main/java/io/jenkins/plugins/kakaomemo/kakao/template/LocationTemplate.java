package io.jenkins.plugins.kakaomemo.kakao.template;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import java.util.List;

/**
 * A place, with a button of Kakao's that shows it on the map.
 *
 * @param address what the map is searched for
 * @param addressTitle the name shown on the map, or {@code null}
 * @param content required
 * @param social counters, or {@code null}
 * @param buttonTitle the label of the own button, or {@code null}
 * @param buttons at most 1, as the second is always 위치 보기
 */
public record LocationTemplate(
        String address, String addressTitle, Content content, Social social, String buttonTitle, List<Button> buttons)
        implements DefaultTemplate {

    /** @throws InvalidFieldException if address or content is missing or there is more than 1 button */
    public LocationTemplate {
        Limits.required("address", address);
        Limits.required("content", content);
        buttons = Limits.buttons(buttons, 1);
    }

    @Override
    public String objectType() {
        return "location";
    }
}
