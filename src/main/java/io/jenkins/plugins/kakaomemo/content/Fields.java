package io.jenkins.plugins.kakaomemo.content;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Descriptor.FormException;
import hudson.util.FormValidation;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.template.Limits;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** What users wrote into fields, read in the same way by a build and by the form, and complained about by its name. */
public final class Fields {

    private static final Pattern UNDERSCORE = Pattern.compile("_(.)");

    /** A variable or macro of a Freestyle job, such as <code>${ENV,var="HOST"}</code>. */
    private static final Pattern VARIABLE = Pattern.compile("\\$(\\w+|\\{[^}]*})");

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

    /** Makes something of a submitted form. */
    @FunctionalInterface
    public interface Binding<T> {
        T bind() throws FormException;
    }

    /** Refuses what a setter refuses, in its words and not by the error page of Jenkins. */
    public static <T> T bound(Binding<T> binding) throws FormException {
        try {
            return binding.bind();
        } catch (RuntimeException | LinkageError e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof InvalidFieldException refusal) {
                    throw new FormException(refusal.getMessage(LocaleProvider.getLocale()), refusal.field());
                }
            }
            throw e;
        }
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

    /** As {@link #checkExpanded}, but a variable at the beginning may hold scheme and host. */
    public static FormValidation checkAddress(String field, String value) {
        String address = Util.fixNull(value).strip();
        return address.startsWith("$")
                ? FormValidation.ok()
                : checkExpanded(address, given -> link(field, Util.fixEmpty(given), Link.NONE));
    }

    /** What the form says of a text with variables, whose values only a build knows: each counts as a digit. */
    static FormValidation checkExpanded(String value, Consumer<String> use) {
        String text = Util.fixNull(value);
        String expanded = VARIABLE.matcher(text).replaceAll("0");
        return problem(() -> use.accept(expanded)) == null ? FormValidation.ok() : check(() -> use.accept(text));
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
