package io.jenkins.plugins.kakaomemo.content;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.template.Limits;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What users wrote into fields, read in the same way by a build and by the form, and complained about by its name. */
public final class Fields {

    private static final Pattern UNDERSCORE = Pattern.compile("_(.)");

    private Fields() {}

    /** @throws InvalidFieldException if there is no value */
    static String required(String field, String value) {
        if (value == null) {
            throw Limits.missing(field);
        }
        return value;
    }

    /** @throws InvalidFieldException if it is no http or https address */
    static Link link(String field, String address, Link otherwise) {
        return address == null ? otherwise : named(kakaosName -> field, () -> Link.to(address));
    }

    /**
     * Makes a part of a template.
     *
     * @param names from Kakao's name of a field to the user's
     * @throws InvalidFieldException as making it does, but naming the field as the user knows it
     */
    public static <T> T named(UnaryOperator<String> names, Supplier<T> part) {
        try {
            return part.get();
        } catch (InvalidFieldException e) {
            throw e.named(names.apply(e.field()));
        }
    }

    /** The name that most fields have: {@code imageUrl} for {@code content.image_url}. */
    static String camelCase(String kakaosName) {
        String last = kakaosName.substring(kakaosName.lastIndexOf('.') + 1);
        return UNDERSCORE.matcher(last).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }

    /**
     * A list of a {@code Describable} in the form in which XStream saves it plainly. Nothing is saved for an empty
     * list; {@code null} in it, as a condition in a Pipeline may leave it, is left out.
     */
    @CheckForNull
    public static <T> List<T> saved(@CheckForNull List<T> given) {
        List<T> saved = new ArrayList<>(Util.fixNull(given));
        saved.removeIf(Objects::isNull);
        return saved.isEmpty() ? null : saved;
    }

    /** What the form says below a field whose value is used in this way. */
    public static FormValidation check(Runnable use) {
        String problem = problem(use);
        return problem == null ? FormValidation.ok() : FormValidation.error(problem);
    }

    /** Why a value cannot be used in this way, in the reader's language, or {@code null}. */
    @CheckForNull
    public static String problem(Runnable use) {
        try {
            use.run();
            return null;
        } catch (InvalidFieldException e) {
            return e.getMessage(LocaleProvider.getLocale());
        }
    }

    static FormValidation checkRequired(String field, String value) {
        return check(() -> required(field, Util.fixEmptyAndTrim(value)));
    }

    /** In a Freestyle job, a variable may hold the beginning of an address, which only a build knows. */
    public static FormValidation checkAddress(String field, String value) {
        boolean variable = Util.fixNull(value).strip().startsWith("$");
        return variable ? FormValidation.ok() : check(() -> link(field, Util.fixEmptyAndTrim(value), Link.NONE));
    }

    /** For the descriptor of a form that has the fields {@code imageUrl} and {@code url}. */
    public interface AddressFields {

        @POST
        default FormValidation doCheckImageUrl(@QueryParameter String value) {
            return Fields.checkAddress("imageUrl", value);
        }

        @POST
        default FormValidation doCheckUrl(@QueryParameter String value) {
            return Fields.checkAddress("url", value);
        }
    }
}
