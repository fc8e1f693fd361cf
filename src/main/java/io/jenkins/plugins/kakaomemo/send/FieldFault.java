package io.jenkins.plugins.kakaomemo.send;

import io.jenkins.plugins.kakaomemo.account.AccountException;
import io.jenkins.plugins.kakaomemo.condition.InvalidConditionException;
import io.jenkins.plugins.kakaomemo.kakao.template.InvalidTemplateException;
import org.jvnet.localizer.LocaleProvider;

/**
 * Why a memo cannot be made or addressed as it is described.
 *
 * @param field the field to mend
 * @param words what it takes, and the cure, in the language of whoever reads it
 */
record FieldFault(String field, String words) {

    static FieldFault of(InvalidTemplateException e) {
        return new FieldFault(e.field(), e.getMessage(LocaleProvider.getLocale()));
    }

    static FieldFault of(InvalidConditionException e) {
        return new FieldFault("on", e.getMessage(LocaleProvider.getLocale()));
    }

    static FieldFault of(InvalidMemoException e) {
        return new FieldFault(e.field(), e.getLocalizedMessage());
    }

    static FieldFault of(AccountException e) {
        return new FieldFault(e.field(), e.getLocalizedMessage());
    }
}
