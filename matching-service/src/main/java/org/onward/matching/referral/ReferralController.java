package org.onward.matching.referral;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.match.Balance;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.vacancy.VacancyId;

/** Proposals and introductions of one person, for their counsellor. */
@Controller("/api/v1/returnees/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Role.Name.COUNSELLOR)
final class ReferralController {
    private final SeeChoices choices;
    private final ProposeVacancies propose;
    private final AnswerProposal answerProposal;
    private final ListIntroductions list;
    private final IntroduceCandidate introduce;
    private final AnswerIntroduction answer;
    private final SettleIntroduction settle;

    ReferralController(
            SeeChoices choices,
            ProposeVacancies propose,
            AnswerProposal answerProposal,
            ListIntroductions list,
            IntroduceCandidate introduce,
            AnswerIntroduction answer,
            SettleIntroduction settle) {
        this.choices = choices;
        this.propose = propose;
        this.answerProposal = answerProposal;
        this.list = list;
        this.introduce = introduce;
        this.answer = answer;
        this.settle = settle;
    }

    /**
     * @param balance of the list that they were chosen from, −2 to 2; null is 0, as published
     */
    @Serdeable
    record ProposeForm(@Nullable List<@Nullable UUID> vacancies, @Nullable Integer balance) {}

    @Serdeable
    record Created(List<UUID> proposals) {}

    /**
     * @param tenths of the score of the pair, 0–1000
     */
    @Serdeable
    record ShownBody(int vacancyVersion, int tenths, String ranking, LocalDate on) {}

    /**
     * @param state shown, interested, not_now or no
     * @param open the vacancy can still be had
     * @param unchecked as in the match, and so unsafeBehind
     */
    @Serdeable
    record ProposalBody(
            UUID id,
            UUID vacancy,
            String title,
            String employerName,
            boolean open,
            List<String> unchecked,
            boolean unsafeBehind,
            UUID round,
            String state,
            @Nullable String reason,
            @Nullable LocalDate askAgainOn,
            ShownBody shown,
            @Nullable UUID introduction) {
        static ProposalBody of(SeeChoices.Choice choice) {
            Proposal one = choice.proposal();
            Introduction introduction = choice.introduction();
            return new ProposalBody(
                    one.id().value(),
                    one.vacancy().value(),
                    choice.vacancy().post().title(),
                    choice.employerName(),
                    choice.open(),
                    choice.caution().unchecked().stream()
                            .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                            .toList(),
                    choice.caution().unsafeBehind(),
                    one.round(),
                    one.stateName(),
                    one.reason(),
                    one.state() instanceof Proposal.ProposalState.NotNow notNow
                            ? notNow.askAgainOn()
                            : null,
                    new ShownBody(
                            one.shown().version(),
                            one.shown().tenths(),
                            one.ranking(),
                            one.shownOn()),
                    introduction == null ? null : introduction.id().value());
        }
    }

    /**
     * @param resting an introduction is accepted, and the short list waits
     */
    @Serdeable
    record ProposalsBody(List<ProposalBody> proposals, boolean resting) {}

    /**
     * @param answer interested, not_now or no
     */
    @Serdeable
    record ProposalAnswer(
            @Nullable String answer, @Nullable String reason, @Nullable LocalDate askAgainOn) {}

    @Serdeable
    record IntroduceForm(@Nullable UUID vacancy, @Nullable LocalDate answerBy) {}

    @Serdeable
    record CreatedIntroduction(UUID id) {}

    /**
     * @param state sent, meeting, kept, offered, accepted, declined, no_answer or withdrawn
     * @param mayAnswer what the employer can answer now
     * @param lateAgainst why a late yes cannot count any more: under_way, safety, not_offered or
     *     consent_ended; null where it can
     * @param unnoticed the latest answer or end has not been looked at
     */
    @Serdeable
    record IntroductionBody(
            UUID id,
            UUID vacancy,
            String title,
            UUID employer,
            String employerName,
            UUID consent,
            String state,
            @Nullable String declinedBy,
            @Nullable String reason,
            LocalDate sentOn,
            LocalDate answerBy,
            @Nullable LocalDate answeredOn,
            boolean lateYes,
            @Nullable String lateAgainst,
            boolean unnoticed,
            boolean byMail,
            List<String> mayAnswer) {}

    @Serdeable
    record IntroductionsBody(List<IntroductionBody> introductions) {}

    /**
     * @param by employer (who rang) or person
     * @param answer of the employer: meet, keep, not_this_time, offer, hire, withdraw_offer; of the
     *     person: accept, decline, withdraw, meet_after_all, close
     */
    @Serdeable
    record IntroductionAnswer(
            @Nullable String by, @Nullable String answer, @Nullable String reason) {}

    @Get("/proposals")
    ProposalsBody proposals(Caller caller, UUID id) {
        SeeChoices.Choices seen = choices.see(caller, new ReturneeId(id));
        return new ProposalsBody(
                seen.choices().stream().map(ProposalBody::of).toList(), seen.resting());
    }

    /** One to four, side by side. Sent again, nothing is doubled. */
    @Post("/proposals")
    @Status(HttpStatus.CREATED)
    Created propose(Caller caller, UUID id, @Body ProposeForm body) {
        List<VacancyId> vacancies = new ArrayList<>();
        for (UUID vacancy :
                Objects.requireNonNullElse(body.vacancies(), List.<@Nullable UUID>of())) {
            if (vacancy == null) {
                throw Problem.invalid("vacancies", "error.required", "Which they are.");
            }
            vacancies.add(new VacancyId(vacancy));
        }
        return new Created(
                propose
                        .propose(
                                caller,
                                new ReturneeId(id),
                                vacancies,
                                new Balance(Objects.requireNonNullElse(body.balance(), 0)))
                        .stream()
                        .map(ProposalId::value)
                        .toList());
    }

    @Post("/proposals/{proposal}/answer")
    @Status(HttpStatus.NO_CONTENT)
    void answerProposal(Caller caller, UUID id, UUID proposal, @Body ProposalAnswer body) {
        answerProposal.answer(
                caller,
                new ReturneeId(id),
                new ProposalId(proposal),
                body.answer(),
                body.reason(),
                body.askAgainOn());
    }

    @Get("/introductions")
    IntroductionsBody introductions(Caller caller, UUID id) {
        return new IntroductionsBody(
                list.list(caller, new ReturneeId(id)).stream()
                        .map(one -> body(caller, one))
                        .toList());
    }

    private static IntroductionBody body(Caller caller, ListIntroductions.Listed listed) {
        Introduction one = listed.introduction();
        return new IntroductionBody(
                one.id().value(),
                one.vacancy().value(),
                one.title(),
                one.employer().value(),
                listed.employerName(),
                one.consent().value(),
                one.stateName(),
                one.state() instanceof IntroductionState.Declined declined
                        ? declined.by().name().toLowerCase(Locale.ROOT)
                        : null,
                one.reason(),
                one.sentOn(),
                one.answerBy(),
                one.answeredOn(),
                LateYes.waits(one),
                listed.lateAgainst() == null
                        ? null
                        : listed.lateAgainst().name().toLowerCase(Locale.ROOT),
                one.unnoticed(),
                listed.byMail(),
                Answer.to(one, caller.today()).stream().map(Answer::code).toList());
    }

    /** Needs a consent for the vacancy's employer that holds. */
    @Post("/introductions")
    @Status(HttpStatus.CREATED)
    CreatedIntroduction introduce(
            Caller caller,
            UUID id,
            @Nullable @Header("Idempotency-Key") String key,
            @Body IntroduceForm body) {
        if (body.vacancy() == null) {
            throw Problem.invalid("vacancy", "error.required", "For which vacancy?");
        }
        return new CreatedIntroduction(
                introduce
                        .introduce(
                                caller,
                                new ReturneeId(id),
                                new VacancyId(body.vacancy()),
                                body.answerBy(),
                                key)
                        .value());
    }

    @Post("/introductions/{introduction}/answer")
    @Status(HttpStatus.NO_CONTENT)
    void answer(Caller caller, UUID id, UUID introduction, @Body IntroductionAnswer body) {
        ReturneeId person = new ReturneeId(id);
        IntroductionId which = new IntroductionId(introduction);
        switch (String.valueOf(body.by())) {
            case "employer" ->
                    answer.byTelephone(
                            caller,
                            person,
                            which,
                            AnswerIntroduction.answer(body.answer()),
                            body.reason());
            case "person" ->
                    settle.settle(caller, person, which, word(body.answer()), body.reason());
            default -> throw Problem.invalid("by", "error.choice", "employer or person.");
        }
    }

    static SettleIntroduction.Word word(@Nullable String code) {
        for (SettleIntroduction.Word word : SettleIntroduction.Word.values()) {
            if (word.name().toLowerCase(Locale.ROOT).equals(code)) {
                return word;
            }
        }
        throw Problem.invalid("answer", "error.choice", "Choose one of the answers.");
    }

    /** The latest answer or end was looked at. */
    @Post("/introductions/{introduction}/notice")
    @Status(HttpStatus.NO_CONTENT)
    void notice(Caller caller, UUID id, UUID introduction) {
        settle.notice(caller, new ReturneeId(id), new IntroductionId(introduction));
    }
}
