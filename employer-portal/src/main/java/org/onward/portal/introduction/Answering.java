package org.onward.portal.introduction;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onward.portal.api.Refusal;
import org.onward.portal.web.Faults;
import org.onward.portal.web.Form;
import org.onward.portal.web.Page;

/** What answering has in common, signed in and by link. */
final class Answering {
    private static final Set<String> ANSWERS =
            Set.of("meet", "keep", "not_this_time", "offer", "hire", "withdraw_offer");
    private static final String WITH_REASON = "not_this_time";

    private Answering() {}

    static boolean isAnswer(String text) {
        return ANSWERS.contains(text);
    }

    static @Nullable String reason(Form form) {
        String reason = form.text("reason");
        return reason.isEmpty() || !form.text("answer").equals(WITH_REASON) ? null : reason;
    }

    /** The page's key and the answer: another answer from the same page is another act. */
    static String key(Form form) {
        return form.text("key") + "-" + form.text("answer");
    }

    static boolean lacksReason(String answer, @Nullable String reason) {
        return answer.equals(WITH_REASON) && reason == null;
    }

    static Faults reasonNeeded(Page page) {
        return new Faults(
                "", List.of(new Faults.Fault("reason", "", page.t("introduction.reason.needed"))));
    }

    static Faults faults(Refusal refusal) {
        return Faults.of(refusal.errors(), Map.of("answer", "reason"), Map.of());
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
