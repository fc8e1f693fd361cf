package io.jenkins.plugins.kakaomemo.recipient;

import hudson.model.Describable;
import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import java.io.Serializable;

/** One entry of {@code to}: an account, people who have part in a build, or friends. */
public abstract class Recipient implements Describable<Recipient>, Serializable {

    private static final long serialVersionUID = 1L;

    /**
     * Adds the people or accounts that this entry stands for in a build.
     *
     * @throws InvalidFieldException if a person or an account is named that does not exist
     */
    abstract void addTo(RecipientResolver list);
}
