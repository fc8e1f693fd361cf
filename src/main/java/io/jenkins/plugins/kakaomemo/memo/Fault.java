package io.jenkins.plugins.kakaomemo.memo;

import io.jenkins.plugins.kakaomemo.account.AccountException;
import io.jenkins.plugins.kakaomemo.kakao.template.InvalidTemplateException;
import io.jenkins.plugins.kakaomemo.rule.InvalidConditionException;
import org.jvnet.localizer.LocaleProvider;

/**
 * Why a memo cannot be made or addressed as it is described.
 *
 * @param field the field to mend
 * @param words what it takes, and the cure, in the language of whoever reads it
 */
record Fault(String field, String words) {

    static Fault of(InvalidTemplateException e) {
        return new Fault(e.field(), e.getMessage(LocaleProvider.getLocale()));
    }

    static Fault of(InvalidConditionException e) {
        return new Fault("on", e.getMessage(LocaleProvider.getLocale()));
    }

    static Fault of(InvalidMemoException e) {
        return new Fault(e.field(), e.getLocalizedMessage());
    }

    static Fault of(AccountException e) {
        return new Fault(e.field(), e.getLocalizedMessage());
    }
}
