package io.jenkins.plugins.kakaomemo.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.kakaomemo.emulator.EmulatorSettings.Switch;
import io.jenkins.plugins.kakaomemo.emulator.MessageQuotas.Quota;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Messages to up to five friends, each of whom may fail alone.
 *
 * @see <a href="https://developers.kakao.com/docs/latest/ko/kakaotalk-message/rest-api">KakaoTalk message: REST API</a>
 */
final class FriendMessages {

    private static final String ROOT = "/v1/api/talk/friends/message/";
    private static final int MAX_RECEIVERS = 5;

    private final KakaoEmulator kakao;
    private final BearerAuthentication bearer;
    private final ScopeCheck scopes;

    FriendMessages(KakaoEmulator kakao, BearerAuthentication bearer) {
        this.kakao = kakao;
        this.bearer = bearer;
        this.scopes = new ScopeCheck(kakao);
    }

    void addTo(Routes routes) {
        routes.post(ROOT + "default/send", call -> send(call, Memo.Kind.DEFAULT, "TALK_MESSAGE_DEFAULT_SEND"));
        routes.post(ROOT + "send", call -> send(call, Memo.Kind.CUSTOM, "TALK_MESSAGE_SEND"));
        routes.post(ROOT + "scrap/send", call -> send(call, Memo.Kind.SCRAP, "TALK_MESSAGE_SCRAP_SEND"));
    }

    private Answer send(Call call, Memo.Kind kind, String apiType) {
        Token token = bearer.require(call);
        Form form = call.parameters().orElseThrow(() -> Refusal.parameter("the body is not a form in UTF-8"));
        List<EmulatorUser> receivers = receivers(form);
        if (receivers.contains(token.user())) {
            throw Refusal.parameter("Cannot contain a receiver who is identical to the sender in multicast mode.");
        }
        scopes.require(token, apiType, "talk_message", "friends");
        if (!kakao.app().friendsPermission()) {
            throw Refusal.kapi(403, -5, "the app has no permission for this API");
        }
        Message message = Message.read(kind, form, kakao.app());
        return deliver(token.user(), receivers, message);
    }

    private Answer deliver(EmulatorUser sender, List<EmulatorUser> receivers, Message message) {
        List<String> successful = new ArrayList<>();
        Map<Integer, List<String>> failed = new LinkedHashMap<>();
        for (EmulatorUser receiver : receivers) {
            int code = failure(sender, receiver);
            if (code == 0) {
                kakao.accepted().accept(sender, receiver, message);
                successful.add(receiver.uuid());
            } else {
                failed.computeIfAbsent(code, unused -> new ArrayList<>()).add(receiver.uuid());
            }
        }
        if (successful.isEmpty() && !kakao.settings().is(Switch.ALL_FAILED_IS_200)) {
            int code = failed.keySet().iterator().next();
            throw Refusal.kapi(400, code, text(code));
        }
        ObjectNode answer = Json.object();
        answer.set("successful_receiver_uuids", Json.array(successful));
        if (!failed.isEmpty()) {
            ArrayNode failures = answer.putArray("failure_info");
            failed.forEach((code, uuids) ->
                    failures.add(Answer.kapiBody(code, text(code)).set("receiver_uuids", Json.array(uuids))));
        }
        return Answer.json(answer);
    }

    private int failure(EmulatorUser sender, EmulatorUser receiver) {
        if (!sender.friends().contains(receiver)) {
            return -502;
        }
        if (!receiver.hasKakaoTalk()) {
            return -501;
        }
        if (!receiver.receivesMessages()) {
            return -530;
        }
        return kakao.quotas()
                .take(sender, receiver, EnumSet.allOf(Quota.class))
                .map(Quota::code)
                .orElse(0);
    }

    private List<EmulatorUser> receivers(Form form) {
        JsonNode uuids = form.get("receiver_uuids")
                .flatMap(Json::read)
                .filter(JsonNode::isArray)
                .orElseThrow(() -> receiversRefused("is null or not an array"));
        if (uuids.isEmpty() || uuids.size() > MAX_RECEIVERS) {
            throw receiversRefused("must have 1 to " + MAX_RECEIVERS + " elements");
        }
        List<EmulatorUser> receivers = new ArrayList<>();
        for (JsonNode uuid : uuids) {
            receivers.add(kakao.users().stream()
                    .filter(user -> user.uuid().equals(uuid.textValue()))
                    .findFirst()
                    .orElseThrow(() -> receiversRefused("has an invalid format")));
        }
        return receivers;
    }

    private static Refusal receiversRefused(String reason) {
        return Refusal.parameter("[receiver_uuids] " + reason);
    }

    private static String text(int code) {
        return switch (code) {
            case -501 -> "given account is not connected to any talk user.";
            case -502 -> "the receiver is not a friend of the sender.";
            case -530 -> "the receiver does not receive messages.";
            case -532 -> "the sender's daily message limit has been exceeded.";
            case -533 -> "the receiver's daily message limit has been exceeded.";
            case -536 -> "the daily message limit between sender and receiver has been exceeded.";
            default -> "API limit has been exceeded.";
        };
    }
}
