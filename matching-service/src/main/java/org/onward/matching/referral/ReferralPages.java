package org.onward.matching.referral;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.consent.ConsentId;
import org.onward.matching.consent.ListConsents;
import org.onward.matching.consent.RevokeConsent;
import org.onward.matching.problem.Problem;
import org.onward.matching.problem.ProblemLanguage;
import org.onward.matching.returnee.PersonHeads;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.web.Form;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/** What a person chose, whom they were introduced to, and what is shared of them. */
@StaffPages
final class ReferralPages {
    private final Pages pages;
    private final PersonHeads heads;
    private final SeeChoices choices;
    private final ListIntroductions introductions;
    private final ListConsents consents;
    private final AnswerProposal answerProposal;
    private final AnswerIntroduction answer;
    private final SettleIntroduction settle;
    private final RevokeConsent revoke;
    private final ProblemLanguage sentences;

    ReferralPages(
            Pages pages,
            PersonHeads heads,
            SeeChoices choices,
            ListIntroductions introductions,
            ListConsents consents,
            AnswerProposal answerProposal,
            AnswerIntroduction answer,
            SettleIntroduction settle,
            RevokeConsent revoke,
            ProblemLanguage sentences) {
        this.pages = pages;
        this.heads = heads;
        this.choices = choices;
        this.introductions = introductions;
        this.consents = consents;
        this.answerProposal = answerProposal;
        this.answer = answer;
        this.settle = settle;
        this.revoke = revoke;
        this.sentences = sentences;
    }

    /**
     * @param introduced the vacancy for which somebody was introduced a moment ago
     * @param ended the consent that was taken back a moment ago: what had been seen is said
     */
    @Get("/people/{id}/introductions")
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> page(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            @Nullable @QueryValue UUID introduced,
            @Nullable @QueryValue UUID ended,
            @QueryValue(defaultValue = "") String saved) {
        return show(request, caller, new ReturneeId(id), introduced, ended, !saved.isEmpty(), "");
    }

    private MutableHttpResponse<String> show(
            HttpRequest<?> request,
            Caller caller,
            ReturneeId person,
            @Nullable UUID introduced,
            @Nullable UUID ended,
            boolean saved,
            String refused) {
        SeeChoices.Choices seen = choices.see(caller, person);
        List<ReferralView.Line> lines =
                introductions.list(caller, person).stream()
                        .map(
                                one ->
                                        new ReferralView.Line(
                                                one,
                                                Answer.to(one.introduction(), caller.today()),
                                                personMaySay(one)))
                        .toList();
        List<ReferralView.Shared> shared =
                consents.list(caller, person).stream()
                        .map(
                                one ->
                                        new ReferralView.Shared(
                                                one, one.consent().holdsOn(caller.today())))
                        .toList();
        return pages.show(
                request,
                "referral/introductions",
                new ReferralView(
                        heads.of(caller, person),
                        seen.choices(),
                        seen.resting(),
                        lines,
                        shared,
                        lines.stream()
                                .filter(
                                        one ->
                                                one.listed()
                                                        .introduction()
                                                        .vacancy()
                                                        .value()
                                                        .equals(introduced))
                                .findFirst()
                                .orElse(null),
                        shared.stream()
                                .filter(
                                        one ->
                                                !one.holds()
                                                        && one.listed()
                                                                .consent()
                                                                .id()
                                                                .value()
                                                                .equals(ended))
                                .findFirst()
                                .orElse(null),
                        saved,
                        refused));
    }

    /**
     * One act on one thing of the page.
     *
     * @param fields what (proposal, employer, person, notice, consent), of (its id), act and reason
     */
    @Post("/people/{id}/introductions")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> act(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            @Nullable @Body Map<String, Object> fields) {
        ReturneeId person = new ReturneeId(id);
        Form form = Form.of(fields);
        try {
            act(caller, person, form);
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.CONFLICT
                    && problem.kind() != Problem.Kind.CHANGED_MEANWHILE) {
                throw problem;
            }
            return show(
                            request,
                            caller,
                            person,
                            null,
                            null,
                            false,
                            sentences.toStaff(caller.language(), problem.detail()))
                    .status(HttpStatus.CONFLICT);
        }
        String said =
                form.text("what").equals("consent") ? "ended=" + uuid(form.text("of")) : "saved=1";
        return HttpResponse.seeOther(URI.create("/people/" + id + "/introductions?" + said));
    }

    private void act(Caller caller, ReturneeId person, Form form) {
        UUID of = uuid(form.text("of"));
        String act = form.text("act");
        String reason = form.text("reason").isEmpty() ? null : form.text("reason");
        switch (form.text("what")) {
            case "proposal" ->
                    answerProposal.answer(caller, person, new ProposalId(of), act, null, null);
            case "employer" ->
                    answer.byTelephone(
                            caller,
                            person,
                            new IntroductionId(of),
                            AnswerIntroduction.answer(act),
                            act.equals("not_this_time") ? reason : null);
            case "person" ->
                    settle.settle(
                            caller,
                            person,
                            new IntroductionId(of),
                            ReferralController.word(act),
                            act.equals("decline") ? reason : null);
            case "notice" -> settle.notice(caller, person, new IntroductionId(of));
            case "consent" -> revoke.revoke(caller, person, new ConsentId(of));
            default -> throw Problem.invalid("what", "error.choice", "Open the page again.");
        }
    }

    private static List<SettleIntroduction.Word> personMaySay(ListIntroductions.Listed listed) {
        return switch (listed.introduction().state()) {
            case IntroductionState.Sent s -> List.of(SettleIntroduction.Word.WITHDRAW);
            case IntroductionState.Kept k -> List.of(SettleIntroduction.Word.WITHDRAW);
            case IntroductionState.Meeting m -> List.of(SettleIntroduction.Word.WITHDRAW);
            case IntroductionState.Offered o ->
                    List.of(SettleIntroduction.Word.ACCEPT, SettleIntroduction.Word.DECLINE);
            case IntroductionState.NoAnswer late -> {
                if (late.lateYes() == null) {
                    yield List.of();
                }
                yield listed.lateAgainst() == null
                        ? List.of(
                                SettleIntroduction.Word.MEET_AFTER_ALL,
                                SettleIntroduction.Word.DECLINE)
                        : List.of(SettleIntroduction.Word.CLOSE);
            }
            // What led to work is settled where the work is recorded.
            case IntroductionState.Accepted accepted ->
                    accepted.placedAt() == null
                            ? List.of(SettleIntroduction.Word.DECLINE)
                            : List.of();
            case IntroductionState.Declined d -> List.of();
            case IntroductionState.Withdrawn w -> List.of();
        };
    }

    static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound();
        }
    }
}
