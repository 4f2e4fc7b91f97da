package org.onward.portal.api;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Candidates introduced to one's own employer, and the answers given. */
@Singleton
public final class Introductions {
    private final Calls calls;

    Introductions(Calls calls) {
        this.calls = calls;
    }

    /**
     * Newest first, without cards.
     *
     * @param vacancy of one vacancy only, or null
     */
    public Listed list(Asker asker, @Nullable String vacancy, @Nullable String cursor) {
        String path = "/introductions";
        String query =
                (vacancy == null ? "" : "&vacancy=" + Vacancies.encode(vacancy))
                        + (cursor == null ? "" : "&cursor=" + Vacancies.encode(cursor));
        return Answers.needed(
                calls.call(
                        asker,
                        "GET",
                        query.isEmpty() ? path : path + "?" + query.substring(1),
                        null,
                        null,
                        Listed.class));
    }

    public Introduction read(Asker asker, String id) {
        return Answers.needed(calls.call(asker, "GET", at(id), null, null, Introduction.class));
    }

    /**
     * @param reason with {@code not_this_time}, else null
     */
    public Introduction answer(
            Asker asker, String id, String answer, @Nullable String reason, String key) {
        return Answers.needed(
                calls.call(
                        asker,
                        "POST",
                        at(id) + "/answer",
                        new Answer(answer, reason),
                        key,
                        Introduction.class));
    }

    /**
     * What a link from a mail is about. Looking changes nothing.
     *
     * @throws Refusal {@code link-over}
     */
    public Linked look(Asker asker, String token) {
        return Answers.needed(
                calls.call(
                        asker.nobody(),
                        "POST",
                        "/answer-links/view",
                        new Token(token),
                        null,
                        Linked.class));
    }

    public Linked answerByLink(
            Asker asker, String token, String answer, @Nullable String reason, String key) {
        return Answers.needed(
                calls.call(
                        asker.nobody(),
                        "POST",
                        "/answer-links/answer",
                        new LinkAnswer(token, answer, reason),
                        key,
                        Linked.class));
    }

    private static String at(String id) {
        return "/introductions/" + Vacancies.encode(id);
    }

    @Serdeable
    public record Listed(List<Introduction> introductions, @Nullable String next) {}

    /**
     * @param state waiting, meeting, kept, offered, accepted, declined, ended
     * @param mayAnswer meet, keep, not_this_time, offer, hire, withdraw_offer
     * @param card null in lists, and where it is not shared any more
     * @param contact null unless the candidate agreed to it
     */
    @Serdeable
    public record Introduction(
            String id,
            String vacancyId,
            String vacancyTitle,
            String state,
            LocalDate sentOn,
            LocalDate answerBy,
            LocalDate sharedUntil,
            List<String> mayAnswer,
            @Nullable Card card,
            @Nullable Contact contact) {}

    /** What somebody can do. Nothing here says who it is. */
    @Serdeable
    public record Card(
            List<Levelled> skills,
            List<Levelled> languages,
            @Nullable String education,
            List<Experience> experience,
            @Nullable String area,
            @Nullable LocalDate availableFrom,
            @Nullable Integer hoursMin,
            @Nullable Integer hoursMax) {}

    /**
     * @param level 1–4
     */
    @Serdeable
    public record Levelled(String label, @Nullable Integer level) {}

    @Serdeable
    public record Experience(String occupation, @Nullable Integer months) {}

    @Serdeable
    public record Contact(@Nullable String name, @Nullable String phone, @Nullable String email) {}

    /**
     * @param language of the employer
     */
    @Serdeable
    public record Linked(String employerName, String language, Introduction introduction) {}

    @Serdeable
    record Answer(String answer, @Nullable String reason) {}

    @Serdeable
    record Token(String token) {}

    @Serdeable
    record LinkAnswer(String token, String answer, @Nullable String reason) {}
}
