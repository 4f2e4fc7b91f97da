package org.onward.matching.referral;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.EmployerApi;
import org.onward.matching.access.Role;
import org.onward.matching.consent.CardWords;

/** Introductions as their employer sees and answers them. */
@EmployerApi
@Controller(value = EmployerApi.PREFIX, port = EmployerApi.PORT)
final class EmployerIntroductionController {
    private final ShowIntroductions show;
    private final AnswerIntroduction answer;
    private final AnswerByLink links;
    private final CardWords words;

    EmployerIntroductionController(
            ShowIntroductions show,
            AnswerIntroduction answer,
            AnswerByLink links,
            CardWords words) {
        this.show = show;
        this.answer = answer;
        this.links = links;
        this.words = words;
    }

    /**
     * @param answer meet, keep, not_this_time, offer, hire or withdraw_offer
     */
    @Serdeable
    record AnswerForm(@Nullable String answer, @Nullable String reason) {}

    @Serdeable
    record LinkForm(@Nullable String token) {
        /** The token opens something: it stays out of messages. */
        @Override
        public String toString() {
            return "LinkForm[sealed]";
        }
    }

    @Serdeable
    record LinkAnswerForm(
            @Nullable String token, @Nullable String answer, @Nullable String reason) {
        @Override
        public String toString() {
            return "LinkAnswerForm[sealed]";
        }
    }

    @Serdeable
    record LinkBody(String employerName, String language, EmployerIntroductionBody introduction) {}

    @Get("/introductions")
    @Secured({Role.Name.EMPLOYER, Role.Name.TRAINING_PROVIDER})
    EmployerIntroductionBody.Lines list(
            Caller caller,
            @Nullable @QueryValue UUID vacancy,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = "50") int limit) {
        ShowIntroductions.Page page = show.list(caller, vacancy, cursor, limit);
        return new EmployerIntroductionBody.Lines(
                page.introductions().stream()
                        .map(one -> EmployerIntroductionBody.line(one, caller.today()))
                        .toList(),
                page.next());
    }

    @Get("/introductions/{id}")
    @Secured({Role.Name.EMPLOYER, Role.Name.TRAINING_PROVIDER})
    EmployerIntroductionBody one(
            Caller caller,
            UUID id,
            @Nullable @Header(HttpHeaders.ACCEPT_LANGUAGE) String languages) {
        ShowIntroductions.Shown shown = show.show(caller, new IntroductionId(id));
        return EmployerIntroductionBody.of(
                shown.introduction(),
                Answer.to(shown.introduction(), caller.today()),
                shown.card()
                        .map(card -> words.of(card, language(languages, caller.language())))
                        .orElse(null),
                shown.contact().orElse(null));
    }

    /** The same answer again changes nothing, so that it may be sent again. */
    @Post("/introductions/{id}/answer")
    @Secured({Role.Name.EMPLOYER, Role.Name.TRAINING_PROVIDER})
    EmployerIntroductionBody answer(
            Caller caller,
            UUID id,
            @Nullable @Header(HttpHeaders.ACCEPT_LANGUAGE) String languages,
            @Body AnswerForm body) {
        answer.answer(
                caller,
                new IntroductionId(id),
                AnswerIntroduction.answer(body.answer()),
                body.reason());
        return one(caller, id, languages);
    }

    @Post("/answer-links/view")
    @Secured(SecurityRule.IS_ANONYMOUS)
    LinkBody look(
            @Nullable @Header(HttpHeaders.ACCEPT_LANGUAGE) String languages, @Body LinkForm body) {
        return body(links.view(body.token()), languages);
    }

    @Post("/answer-links/answer")
    @Secured(SecurityRule.IS_ANONYMOUS)
    LinkBody answerByLink(
            @Nullable @Header(HttpHeaders.ACCEPT_LANGUAGE) String languages,
            @Body LinkAnswerForm body) {
        return body(
                links.answer(body.token(), AnswerIntroduction.answer(body.answer()), body.reason()),
                languages);
    }

    private LinkBody body(AnswerByLink.Seen seen, @Nullable String languages) {
        return new LinkBody(
                seen.employerName(),
                seen.language(),
                EmployerIntroductionBody.of(
                        OwnIntroduction.of(seen.introduction()),
                        seen.mayAnswer(),
                        seen.card()
                                .map(card -> words.of(card, language(languages, seen.language())))
                                .orElse(null),
                        null));
    }

    /** What the portal asks for, else the reader's own. */
    private static String language(@Nullable String header, String otherwise) {
        if (header == null || header.length() > 200) {
            return otherwise;
        }
        try {
            return Optional.ofNullable(
                            Locale.lookupTag(
                                    Locale.LanguageRange.parse(header), List.of("en", "th", "fil")))
                    .orElse(otherwise);
        } catch (IllegalArgumentException e) {
            return otherwise;
        }
    }
}
