package io.jenkins.plugins.kakaomemo.outbox;

import io.jenkins.plugins.kakaomemo.kakao.template.DefaultTemplate.TextTemplate;
import io.jenkins.plugins.kakaomemo.kakao.template.Link;
import java.util.List;
import java.util.Optional;

/** Memos that a test tells apart by a short name such as {@code #1}. */
final class Samples {

    private Samples() {}

    static AccountRef account(String key) {
        return new AccountRef(key, "id-of-" + key, "folder/" + key);
    }

    static BuildOrigin origin(String name) {
        return new BuildOrigin("team/앱", 7, 1_772_412_000_000L, "FAILURE", name, "나");
    }

    static TextTemplate memo(String text) {
        return new TextTemplate(text, Link.NONE, null, null);
    }

    /** The name is also what it says. */
    static NewMemo newMemo(String account, String name, DeliveryPolicy policy) {
        return new NewMemo(account(account), List.of(), null, memo(name), origin(name), policy);
    }

    /** Sends one memo, and tells what became of it. */
    static DeliveryResult send(OutboxWorker worker, NewMemo memo, MemoSender sender) throws InterruptedException {
        return worker.send(List.of(new Outgoing(memo, sender, Optional.empty())))
                .get(memo.origin().key());
    }

    /** The names of all that the memo stands for. */
    static List<String> names(PendingMemo memo) {
        return names(memo.origins());
    }

    static List<String> names(List<BuildOrigin> origins) {
        return origins.stream().map(BuildOrigin::key).toList();
    }
}
