package io.jenkins.plugins.kakaomemo.send;

import hudson.Util;
import io.jenkins.plugins.kakaomemo.outbox.BuildOrigin;
import io.jenkins.plugins.kakaomemo.outbox.Channel;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryResult;
import io.jenkins.plugins.kakaomemo.outbox.DeliveryStatus;
import io.jenkins.plugins.kakaomemo.outbox.PendingMemo;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import org.jvnet.localizer.LocaleProvider;

/**
 * What a build remembers of one of its memos, and shows on its page: the fields of its {@link DeliveryResult}, saved in
 * {@code build.xml}. A class, since XStream cannot write records.
 */
public final class MemoRecord {

    private final String key;
    private final String to;
    private final String memo;
    private final DeliveryStatus status;
    private final String code;
    private final String reason;
    private final List<String> arguments;
    private final int attempts;
    private final long at;
    private final Long nextTry;
    private final String from;
    private final String silentCode;
    private final String silentReason;
    private final List<String> silentArguments;

    MemoRecord(BuildOrigin origin, PendingMemo memo, DeliveryResult result, Instant at) {
        this.key = origin.key();
        this.to = origin.to();
        this.memo = memo.id();
        this.status = result.status();
        this.code = result.code();
        this.reason = result.key();
        this.arguments = saved(result.arguments());
        this.attempts = result.attempts();
        Channel channel = result.channel();
        this.from = Util.fixEmpty(channel.from());
        this.silentCode = Util.fixEmpty(channel.code());
        this.silentReason = Util.fixEmpty(channel.key());
        this.silentArguments = saved(channel.arguments());
        this.at = at.toEpochMilli();
        this.nextTry = result.isWaiting() ? result.nextTry().toEpochMilli() : null;
    }

    /** What is empty takes no room in the file. */
    private static List<String> saved(List<String> arguments) {
        return arguments.isEmpty() ? null : new ArrayList<>(arguments);
    }

    /** Which memo of the build, see {@link BuildOrigin#key()}. */
    public String key() {
        return key;
    }

    public DeliveryResult result() {
        Instant next = nextTry == null ? null : Instant.ofEpochMilli(nextTry);
        Channel channel = new Channel(
                Util.fixNull(from),
                Util.fixNull(silentCode),
                Util.fixNull(silentReason),
                Util.fixNull(silentArguments));
        return new DeliveryResult(status, code, reason, Util.fixNull(arguments), attempts, next, channel);
    }

    /** Whom it is for, as the console names them. */
    public String getTo() {
        return to;
    }

    /** Its id in the outbox; the same for all that share a digest. */
    public String getMemo() {
        return memo;
    }

    public String getStatus() {
        return textOf(status);
    }

    /** A status in one or two words, in the reader's language. */
    public static String textOf(DeliveryStatus status) {
        return switch (status) {
            case SENT -> Messages.MemoRecord_Sent();
            case WAITING -> Messages.MemoRecord_Waiting();
            case UNKNOWN -> Messages.MemoRecord_Unknown();
            case GIVEN_UP -> Messages.MemoRecord_GivenUp();
        };
    }

    public String getReason() {
        return result().isSent() ? "" : "[" + code + "] " + result().words(LocaleProvider.getLocale());
    }

    /** Which chat it went into and, if a phone was to ring and did not, why. */
    public String getChannel() {
        Channel channel = result().channel();
        String chat = textOf(channel);
        return channel.isSilent()
                ? chat + " [" + channel.code() + "] " + channel.words(LocaleProvider.getLocale())
                : chat;
    }

    /** A channel in a few words, in the reader's language. */
    public static String textOf(Channel channel) {
        return channel.from().isEmpty() ? Messages.MemoRecord_OwnChat() : Messages.MemoRecord_From(channel.from());
    }

    public String getAt() {
        return time(at);
    }

    public String getNextTry() {
        return nextTry == null ? "" : time(nextTry);
    }

    /** Whether it can be sent again, because it may have arrived and is still in the outbox. */
    public boolean isRepeatable() {
        return status == DeliveryStatus.UNKNOWN && ControllerOutbox.get().isUnknown(memo);
    }

    private static String time(long millis) {
        return MemoRecord.localTime(Instant.ofEpochMilli(millis), FormatStyle.MEDIUM, FormatStyle.SHORT);
    }

    /** A time in the reader's language, by the clock of the controller. */
    public static String localTime(Instant time, FormatStyle date, FormatStyle timeOfDay) {
        return DateTimeFormatter.ofLocalizedDateTime(date, timeOfDay)
                .withLocale(LocaleProvider.getLocale())
                .withZone(ZoneId.systemDefault())
                .format(time);
    }
}
