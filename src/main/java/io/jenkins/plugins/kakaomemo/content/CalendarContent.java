package io.jenkins.plugins.kakaomemo.content;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.Memo;
import io.jenkins.plugins.kakaomemo.kakao.template.Button;
import io.jenkins.plugins.kakaomemo.kakao.template.CalendarTemplate;
import io.jenkins.plugins.kakaomemo.kakao.template.CalendarTemplate.IdType;
import io.jenkins.plugins.kakaomemo.kakao.template.Content;
import io.jenkins.plugins.kakaomemo.kakao.template.Limits;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import java.util.List;
import java.util.stream.Stream;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A public event, or a calendar to subscribe to, of a KakaoTalk channel that is linked to the app. */
public final class CalendarContent extends CardContent {

    private static final long serialVersionUID = 1L;

    private final String idType;
    private final String id;
    private String description;

    @DataBoundConstructor
    public CalendarContent(@CheckForNull String idType, @CheckForNull String id, @CheckForNull String title) {
        super(title);
        this.idType = Util.fixEmptyAndTrim(idType);
        this.id = Util.fixEmptyAndTrim(id);
    }

    /** What the id names: {@code event} or {@code calendar}; required. */
    @CheckForNull
    public String getIdType() {
        return idType;
    }

    /** The event's or calendar's id; required. */
    @CheckForNull
    public String getId() {
        return id;
    }

    /** Shown below the title, or {@code null}. */
    @CheckForNull
    public String getDescription() {
        return description;
    }

    @DataBoundSetter
    public void setDescription(@CheckForNull String description) {
        this.description = Util.fixEmptyAndTrim(description);
    }

    @Override
    public Memo memo(Link link) {
        IdType type = idType();
        Content content = content(description, link);
        List<Button> buttons = buttons(link);
        return Fields.named(Fields::camelCase, () -> new CalendarTemplate(type, id, content, buttons));
    }

    private IdType idType() {
        String wanted = Fields.required("idType", idType);
        return Stream.of(IdType.values())
                .filter(type -> type.toString().equals(wanted))
                .findFirst()
                .orElseThrow(() -> Limits.notAllowed(
                        "idType",
                        wanted,
                        Stream.of(IdType.values()).map(IdType::toString).toList()));
    }

    @Extension(ordinal = 40)
    @Symbol("calendar")
    public static final class DescriptorImpl extends CardDescriptor {

        public DescriptorImpl() {
            for (String field : List.of("title", "description", "imageUrl", "url")) {
                addHelpFileRedirect(field, FeedContent.class, field);
            }
        }

        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.CalendarContent_DisplayName();
        }

        @POST
        public ListBoxModel doFillIdTypeItems() {
            return new ListBoxModel(
                    new ListBoxModel.Option(Messages.CalendarContent_Event(), IdType.EVENT.toString()),
                    new ListBoxModel.Option(Messages.CalendarContent_Calendar(), IdType.CALENDAR.toString()));
        }

        @POST
        public FormValidation doCheckId(@QueryParameter String value) {
            return Fields.checkRequired("id", value);
        }
    }
}
