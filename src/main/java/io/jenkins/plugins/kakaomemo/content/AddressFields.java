package io.jenkins.plugins.kakaomemo.content;

import hudson.util.FormValidation;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

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
