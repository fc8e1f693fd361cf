package io.jenkins.plugins.kakaomemo.cli;

import io.jenkins.plugins.kakaomemo.kakao.InvalidFieldException;
import io.jenkins.plugins.kakaomemo.kakao.KakaoException;
import java.io.IOException;
import java.util.Locale;

/** How a command ended, for scripts and for the person. */
public final class ExitStatus {

    public static final int DONE = 0;

    /** The command was not understood, or Kakao could never show the message; the same as picocli's own. */
    public static final int USAGE = 2;

    public static final int LOGIN_NEEDED = 3;

    /** Kakao will not do it until something is fixed. */
    public static final int REFUSED = 4;

    /** It may work later, or it is unknown whether it has worked. */
    public static final int TRY_LATER = 5;

    /** The token file cannot be read or written until a person fixes it. */
    public static final int FIX_FILE = 6;

    private ExitStatus() {}

    static int of(Exception problem) {
        if (problem instanceof InvalidFieldException) {
            return USAGE;
        }
        if (problem instanceof LoginFailed) {
            return LOGIN_NEEDED;
        }
        if (problem instanceof TokenFileException file) {
            return file.exitStatus();
        }
        if (problem instanceof KakaoException.ConnectionEnded
                || problem instanceof KakaoException.ConsentMissing
                || problem instanceof KakaoException.TokenExpired) {
            return LOGIN_NEEDED;
        }
        if (problem instanceof KakaoException.Refused) {
            return REFUSED;
        }
        return TRY_LATER;
    }

    /** Kakao's code, or what is to be corrected where Kakao was not asked. */
    static String code(Exception problem) {
        if (problem instanceof KakaoException kakao) {
            return kakao.code();
        }
        if (problem instanceof InvalidFieldException field) {
            return field.field();
        }
        return problem instanceof TokenFileException ? "tokenFile" : "unexpected";
    }

    /** The problem and what to do, in one line, after Kakao's code. */
    static String words(Exception problem) {
        return problem instanceof KakaoException kakao ? "[" + kakao.code() + "] " + reason(problem) : reason(problem);
    }

    /** Of an unexpected exception only the class is named: its message may hold secrets. */
    static String reason(Exception problem) {
        Locale locale = Locale.getDefault();
        if (problem instanceof KakaoException kakao) {
            String words = kakao.explanation().words(locale);
            return of(problem) == LOGIN_NEEDED ? words + " " + Messages.get("login.do") : words;
        }
        if (problem instanceof InvalidFieldException template) {
            return template.getMessage(locale);
        }
        if (problem instanceof TokenFileException || problem instanceof LoginFailed) {
            return problem.getMessage();
        }
        String kind = problem.getClass().getSimpleName();
        return problem instanceof IOException
                ? Messages.get("io", kind, String.valueOf(problem.getMessage()))
                : Messages.get("bug", kind);
    }
}
