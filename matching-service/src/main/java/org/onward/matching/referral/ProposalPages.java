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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.match.Balance;
import org.onward.matching.match.Scorer;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.Faults;
import org.onward.matching.returnee.FormDays;
import org.onward.matching.returnee.PersonHead;
import org.onward.matching.returnee.PersonHeads;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.returnee.TypedDay;
import org.onward.matching.vacancy.VacancyId;
import org.onward.matching.web.Form;
import org.onward.matching.web.Page;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/** Vacancies put in front of a person side by side, and what they say to each. */
@StaffPages("/people/{id}/proposals")
final class ProposalPages {
    /** Of the fields of one option, whose number is N. */
    private static final Map<String, String> LABELS =
            Map.of(
                    "answer-N", "proposal.answer",
                    "reason-N", "proposal.reason",
                    "again-N", "proposal.again");

    private static final String AGAINST = "compare.against_need";

    private final Pages pages;
    private final PersonHeads heads;
    private final SeeChoices choices;
    private final ProposeVacancies propose;
    private final AnswerProposal answer;
    private final ShownWords words;
    private final Scorer scorer;

    ProposalPages(
            Pages pages,
            PersonHeads heads,
            SeeChoices choices,
            ProposeVacancies propose,
            AnswerProposal answer,
            ShownWords words,
            Scorer scorer) {
        this.pages = pages;
        this.heads = heads;
        this.choices = choices;
        this.propose = propose;
        this.answer = answer;
        this.words = words;
        this.scorer = scorer;
    }

    /**
     * @param round which showing; the latest where none is named
     * @param of a proposal, for the showing it belongs to
     */
    @Get
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> page(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            @Nullable @QueryValue UUID round,
            @Nullable @QueryValue UUID of,
            @QueryValue(defaultValue = "") String saved) {
        return show(
                request,
                caller,
                new ReturneeId(id),
                round,
                of,
                Faults.none(pages.page(request)),
                Form.of(null),
                !saved.isEmpty());
    }

    /**
     * Proposes what was ticked in the list or stood side by side.
     *
     * @param fields vacancy, one to four times, and the balance of the list's weights
     */
    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> propose(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            @Nullable @Body Map<String, Object> fields) {
        ReturneeId person = new ReturneeId(id);
        Form form = Form.of(fields);
        List<VacancyId> chosen =
                new LinkedHashSet<>(form.all("vacancy"))
                        .stream().map(ReferralPages::uuid).map(VacancyId::new).toList();
        Balance balance = Balance.sent(form.text("balance"));
        PersonHead head = heads.of(caller, person);
        Page page = pages.page(request);
        if (chosen.isEmpty() || chosen.size() > ProposeVacancies.MOST) {
            String why = page.t(chosen.isEmpty() ? "proposal.none_chosen" : "proposal.too_many");
            return notProposed(request, head, chosen, balance, List.of(why))
                    .status(HttpStatus.BAD_REQUEST);
        }
        try {
            propose.propose(caller, person, chosen, balance);
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.CONFLICT) {
                throw problem;
            }
            LocalDate left = head.exitedOn();
            List<String> because =
                    left != null
                            ? List.of(page.t("leave.nothing_offered", page.day(left)))
                            : propose.against(caller, person, chosen).stream()
                                    .map(one -> one.title() + ": " + page.t(one.obstacle().key()))
                                    .toList();
            return notProposed(request, head, chosen, balance, because).status(HttpStatus.CONFLICT);
        }
        return HttpResponse.seeOther(URI.create(address(person)));
    }

    private MutableHttpResponse<String> notProposed(
            HttpRequest<?> request,
            PersonHead head,
            List<VacancyId> chosen,
            Balance balance,
            List<String> because) {
        String ticked =
                Stream.concat(
                                balance.equals(Balance.EVEN)
                                        ? Stream.of()
                                        : Stream.of("balance=" + balance.steps()),
                                chosen.stream().map(one -> "vacancy=" + one.value()))
                        .collect(Collectors.joining("&"));
        return pages.show(
                request,
                "referral/proposals",
                new ProposalView(
                        head,
                        because,
                        head.address() + "/matches" + (ticked.isEmpty() ? "" : "?" + ticked),
                        "",
                        null,
                        List.of(),
                        Faults.none(pages.page(request)),
                        "",
                        false));
    }

    /**
     * Keeps what the person said. Whatever was not said is left as it was.
     *
     * @param fields round and proposal once for each option; answer-N, reason-N and again-N, where
     *     N counts the options from 0
     */
    @Post("/answers")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> answer(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            @Nullable @Body Map<String, Object> fields) {
        ReturneeId person = new ReturneeId(id);
        Form form = Form.of(fields);
        UUID round = ReferralPages.uuid(form.text("round"));
        List<UUID> shown = form.all("proposal").stream().map(ReferralPages::uuid).toList();
        Faults faults = new Faults(pages.page(request), LABELS);
        List<AnswerProposal.Said> said = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            if (!form.text("answer-" + i).isEmpty()) {
                said.add(said(form, i, new ProposalId(shown.get(i)), caller, faults));
            }
        }
        if (shown.size() > ProposeVacancies.MOST) {
            throw Problem.notFound();
        }
        if (said.isEmpty() && faults.isEmpty()) {
            faults.add("answer-0", "proposal.nothing_said");
        }
        HttpStatus status = HttpStatus.BAD_REQUEST;
        if (faults.isEmpty()) {
            try {
                answer.answer(caller, person, said);
                return HttpResponse.seeOther(
                        URI.create(address(person) + "?round=" + round + "&saved=1"));
            } catch (Problem problem) {
                if (problem.kind() == Problem.Kind.INVALID) {
                    faults.add("answer-0", "error.choose_from_list");
                } else if (problem.kind() == Problem.Kind.CONFLICT
                        || problem.kind() == Problem.Kind.CHANGED_MEANWHILE) {
                    faults.add("answer-0", "proposal.shown_again");
                    status = HttpStatus.CONFLICT;
                } else {
                    throw problem;
                }
            }
        }
        return show(request, caller, person, round, null, faults, form, false).status(status);
    }

    private static AnswerProposal.Said said(
            Form form, int i, ProposalId proposal, Caller caller, Faults faults) {
        String answer = form.text("answer-" + i);
        String reason = form.text("reason-" + i);
        LocalDate again =
                answer.equals("not_now")
                        ? FormDays.read(form.text("again-" + i), "again-" + i, faults)
                        : null;
        if (again != null && !again.isAfter(caller.today())) {
            faults.add("again-" + i, "error.past");
        }
        return new AnswerProposal.Said(
                proposal,
                answer,
                reason.isEmpty() || answer.equals("interested") ? null : reason,
                again);
    }

    private MutableHttpResponse<String> show(
            HttpRequest<?> request,
            Caller caller,
            ReturneeId person,
            @Nullable UUID round,
            @Nullable UUID of,
            Faults faults,
            Form typed,
            boolean saved) {
        Page page = pages.page(request);
        PersonHead head = heads.of(caller, person);
        List<SeeChoices.Choice> all = choices.see(caller, person).choices();
        UUID shown =
                round != null
                        ? round
                        : all.stream()
                                .map(SeeChoices.Choice::proposal)
                                .filter(one -> of == null || one.id().value().equals(of))
                                .findFirst()
                                .map(Proposal::round)
                                .orElse(null);
        List<SeeChoices.Choice> side =
                all.stream()
                        .filter(one -> one.proposal().round().equals(shown))
                        .limit(ProposeVacancies.MOST)
                        .toList();
        if ((round != null || of != null) && side.isEmpty()) {
            throw Problem.notFound();
        }
        List<ProposalView.Option> options = new ArrayList<>();
        for (int i = 0; i < side.size(); i++) {
            options.add(option(side.get(i), i, typed, page));
        }
        // Where a need is known of no option there is nothing to hold it against.
        if (options.stream().allMatch(option -> option.text(AGAINST) == null)) {
            options.replaceAll(option -> option.without(AGAINST));
        }
        return pages.show(
                request,
                "referral/proposals",
                new ProposalView(
                        head,
                        List.of(),
                        head.address() + "/matches",
                        shown == null ? "" : shown.toString(),
                        side.isEmpty() ? null : side.getFirst().proposal().shownOn(),
                        options,
                        faults,
                        caller.displayName(),
                        saved));
    }

    private ProposalView.Option option(SeeChoices.Choice choice, int i, Form typed, Page page) {
        Proposal one = choice.proposal();
        boolean refused = typed.has("round");
        LocalDate again =
                one.state() instanceof Proposal.ProposalState.NotNow later
                        ? later.askAgainOn()
                        : null;
        return new ProposalView.Option(
                choice,
                words.where(choice, page),
                ShownWords.course(choice, page),
                one.ranking().equals(scorer.ranking().version()) ? null : one.ranking(),
                words.rows(choice, page),
                refused ? typed.text("answer-" + i) : one.stateName(),
                refused ? typed.text("reason-" + i) : Objects.requireNonNullElse(one.reason(), ""),
                refused ? typed.text("again-" + i) : TypedDay.shown(again, page.language()));
    }

    private static String address(ReturneeId person) {
        return "/people/" + person.value() + "/proposals";
    }
}
