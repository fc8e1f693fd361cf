package io.jenkins.plugins.kakaomemo.preview;

import hudson.model.Descriptor;
import hudson.util.HttpResponses;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.send.Previewable;
import jenkins.model.Jenkins;
import net.sf.json.JSONException;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.StaplerRequest2;

/**
 * The fields of a memo in a form that has not been submitted.
 *
 * @param type the name of the class that the form configures
 * @param json what the form would submit for it
 */
record MemoForm(String type, String json) {

    /** @throws InvalidFieldException if a value cannot be read */
    Previewable read(StaplerRequest2 request) {
        Descriptor<?> descriptor = descriptor();
        JSONObject fields = fields();
        try {
            return (Previewable) descriptor.newInstance(request, fields);
        } catch (Descriptor.FormException e) {
            throw InvalidFieldException.of(e.getFormField(), locale -> e.getMessage());
        } catch (LinkageError e) {
            // what a descriptor makes of a value that it cannot convert
            throw InvalidFieldException.of(null, Messages._MemoPreview_Unreadable()::toString);
        }
    }

    /** No class but those meant for it is made from what a browser sends. */
    private Descriptor<?> descriptor() {
        Descriptor<?> descriptor = Jenkins.get().getDescriptor(type);
        if (descriptor == null || !Previewable.class.isAssignableFrom(descriptor.clazz)) {
            throw HttpResponses.errorWithoutStack(400, "type is not the class of a memo");
        }
        return descriptor;
    }

    private JSONObject fields() {
        try {
            return JSONObject.fromObject(json);
        } catch (JSONException e) {
            throw HttpResponses.errorWithoutStack(400, "json is not what a form submits");
        }
    }
}
