package io.jenkins.plugins.kakaomemo.kakao.template;

import com.fasterxml.jackson.annotation.JsonValue;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import java.util.List;
import java.util.Locale;

/**
 * A public event, or a calendar to subscribe to, of a KakaoTalk channel that is linked to the app.
 *
 * @param idType what the id names
 * @param id the event's or calendar's id
 * @param content required
 * @param buttons at most 1
 */
public record CalendarTemplate(IdType idType, String id, Content content, List<Button> buttons)
        implements DefaultTemplate {

    /** @throws InvalidFieldException if a part is missing or there is more than 1 button */
    public CalendarTemplate {
        Limits.required("id_type", idType);
        Limits.required("id", id);
        Limits.required("content", content);
        buttons = Limits.buttons(buttons, 1);
    }

    @Override
    public String objectType() {
        return "calendar";
    }

    /** What a calendar memo shows. */
    public enum IdType {
        EVENT,
        CALENDAR;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
