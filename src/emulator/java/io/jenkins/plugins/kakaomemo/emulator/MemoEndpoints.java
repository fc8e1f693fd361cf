package io.jenkins.plugins.kakaomemo.emulator;

import io.jenkins.plugins.kakaomemo.emulator.EmulatorSettings.Switch;
import io.jenkins.plugins.kakaomemo.emulator.MessageQuotas.Quota;
import java.util.EnumSet;
import java.util.Set;

/**
 * Messages to oneself.
 *
 * @see <a href="https://developers.kakao.com/docs/latest/ko/kakaotalk-message/rest-api">KakaoTalk message: REST API</a>
 */
final class MemoEndpoints {

    private static final String ROOT = "/v2/api/talk/memo/";

    /** Nothing documents that the limit of a pair binds memos to oneself. */
    private static final Set<Quota> QUOTAS = EnumSet.complementOf(EnumSet.of(Quota.PAIR));

    private final KakaoEmulator kakao;
    private final BearerAuthentication bearer;
    private final ScopeCheck scopes;

    MemoEndpoints(KakaoEmulator kakao, BearerAuthentication bearer) {
        this.kakao = kakao;
        this.bearer = bearer;
        this.scopes = new ScopeCheck(kakao);
    }

    void addTo(Routes routes) {
        routes.post(ROOT + "default/send", call -> send(call, Memo.Kind.DEFAULT, "TALK_MEMO_DEFAULT_SEND"));
        routes.post(ROOT + "send", call -> send(call, Memo.Kind.CUSTOM, "TALK_MEMO_SEND"));
        routes.post(ROOT + "scrap/send", call -> send(call, Memo.Kind.SCRAP, "TALK_MEMO_SCRAP_SEND"));
    }

    private Answer send(Call call, Memo.Kind kind, String apiType) {
        Token token = bearer.require(call);
        EmulatorUser user = token.user();
        scopes.require(token, apiType, "talk_message");
        Form form = call.parameters().orElseThrow(() -> Refusal.parameter("the body is not a form in UTF-8"));
        Message message = Message.read(kind, form, kakao.app());
        if (!user.hasKakaoTalk()) {
            throw Refusal.kapi(400, -501, "given account is not connected to any talk user.");
        }
        kakao.quotas().take(user, user, QUOTAS).ifPresent(this::refuse);
        kakao.accepted().accept(user, user, message);
        return Answer.json(Json.object().put("result_code", 0));
    }

    private void refuse(Quota quota) {
        int code = kakao.settings().is(Switch.QUOTA_NAMES_COUNTER) ? quota.code() : Quota.APP.code();
        throw Refusal.kapi(400, code, "API limit has been exceeded.");
    }
}
