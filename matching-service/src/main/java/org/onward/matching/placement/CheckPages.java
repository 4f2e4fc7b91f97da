package org.onward.matching.placement;

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
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.placement.CheckView.CheckForm;
import org.onward.matching.placement.SeePlacements.Seen;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.Faults;
import org.onward.matching.returnee.Names;
import org.onward.matching.returnee.ProfileForms;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.returnee.SeePerson;
import org.onward.matching.returnee.TypedDay;
import org.onward.matching.web.Form;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/** Recording how somebody is doing 30, 90, 180 and 365 days after the start. */
@StaffPages
final class CheckPages {
    private static final Map<String, String> LABELS =
            Map.of(
                    "words", "check.words",
                    "heldOn", "check.held_on",
                    "wage", "work.wage",
                    "currency", "work.currency",
                    "period", "work.period",
                    "hours", "work.hours");

    private final Pages pages;
    private final SeePerson people;
    private final SeePlacements see;
    private final RecordCheck record;
    private final SettleConcern concern;

    CheckPages(
            Pages pages,
            SeePerson people,
            SeePlacements see,
            RecordCheck record,
            SettleConcern concern) {
        this.pages = pages;
        this.people = people;
        this.see = see;
        this.record = record;
        this.concern = concern;
    }

    @Get("/people/{id}/placement/{placement}/checks/{day}")
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> page(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            UUID placement,
            String day,
            @QueryValue(defaultValue = "") String from) {
        CheckDay wanted = PlacementController.dayOf(day);
        Seen seen = see.see(caller, new ReturneeId(id), new PlacementId(placement));
        return show(
                request,
                caller,
                id,
                seen,
                wanted,
                from,
                form(check(seen, wanted), seen, caller),
                Faults.none(pages.page(request)));
    }

    @Post("/people/{id}/placement/{placement}/checks/{day}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> post(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            UUID placement,
            String day,
            @Nullable @Body Map<String, Object> fields) {
        CheckDay wanted = PlacementController.dayOf(day);
        ReturneeId person = new ReturneeId(id);
        Seen seen = see.see(caller, person, new PlacementId(placement));
        Form posted = Form.of(fields);
        String from = posted.text("from");
        String taken = posted.text("take");
        CheckForm form =
                new CheckForm(
                        taken.startsWith("heldOn|")
                                ? TypedDay.read(taken.substring(7))
                                        .map(one -> one.shown(caller.language()))
                                        .orElse("")
                                : posted.text("heldOn"),
                        posted.text("inWork"),
                        posted.text("sameEmployer"),
                        posted.text("wage"),
                        posted.text("currency"),
                        posted.text("period"),
                        posted.text("hours"),
                        posted.text("contract"),
                        posted.text("fees"),
                        posted.text("papersHeld"),
                        posted.text("freeToLeave"),
                        posted.text("treatedWell"),
                        posted.text("life"),
                        posted.text("words"));
        Faults faults = new Faults(pages.page(request), LABELS);
        if (!taken.isEmpty()) {
            return show(request, caller, id, seen, wanted, from, form, faults);
        }
        Check.Answers answers = answers(form, caller, faults);
        if (faults.isEmpty()) {
            try {
                record.record(caller, person, new PlacementId(placement), wanted, answers);
                return HttpResponse.seeOther(new Back(id, from).saved());
            } catch (Problem problem) {
                if (problem.kind() != Problem.Kind.INVALID) {
                    throw problem;
                }
                problem.errors().forEach(one -> faults.add(one.field(), one.code()));
            }
        }
        return show(request, caller, id, seen, wanted, from, form, faults)
                .status(HttpStatus.BAD_REQUEST);
    }

    /** What was done about something that is not right; nothing chosen leaves it waiting. */
    @Post("/people/{id}/placement/{placement}/checks/{day}/concern")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> settle(
            Caller caller,
            UUID id,
            UUID placement,
            String day,
            @Nullable @Body Map<String, Object> fields) {
        CheckDay wanted = PlacementController.dayOf(day);
        Concern done =
                TypedTerms.of(Concern.class, Form.of(fields).text("done"))
                        .orElseThrow(Problem::notFound);
        concern.settle(caller, new ReturneeId(id), new PlacementId(placement), wanted, done);
        return HttpResponse.seeOther(URI.create("/people/" + id + "/placement?saved=1"));
    }

    /** Who is not in work has no employer, wage or hours, whatever the fields still hold. */
    private static Check.Answers answers(CheckForm form, Caller caller, Faults faults) {
        String said = form.words().strip();
        if (said.length() > RecordCheck.MOST_WORDS) {
            faults.add("words", "error.too_long", RecordCheck.MOST_WORDS);
        }
        String held = ProfileForms.day(form.heldOn(), "heldOn", faults);
        Boolean inWork = TypedTerms.yesOrNo(form.inWork());
        boolean without = Boolean.FALSE.equals(inWork);
        return new Check.Answers(
                held == null ? caller.today() : LocalDate.parse(held),
                inWork,
                without ? null : TypedTerms.yesOrNo(form.sameEmployer()),
                without
                        ? WorkTerms.UNKNOWN
                        : TypedTerms.read(
                                form.wage(), form.currency(), form.period(), form.hours(), faults),
                new Check.Conditions(
                        without ? null : TypedTerms.yesOrNo(form.contract()),
                        TypedTerms.yesOrNo(form.fees()),
                        TypedTerms.yesOrNo(form.papersHeld()),
                        TypedTerms.yesOrNo(form.freeToLeave()),
                        TypedTerms.yesOrNo(form.treatedWell())),
                TypedTerms.of(Check.Life.class, form.life()).orElse(null),
                said);
    }

    private static CheckForm form(Check check, Seen seen, Caller caller) {
        return switch (check) {
            case Check.Due _ -> {
                Wage first = seen.placement().terms().wage();
                yield new CheckForm(
                        TypedDay.shown(caller.today(), caller.language()),
                        "",
                        "",
                        "",
                        first == null ? "" : first.money().currency().getCurrencyCode(),
                        first == null ? "month" : PlacementRows.text(first.period()),
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "",
                        "");
            }
            case Check.Held held -> {
                Check.Answers answers = held.answers();
                Wage wage = answers.terms().wage();
                yield new CheckForm(
                        TypedDay.shown(answers.heldOn(), caller.language()),
                        TypedTerms.text(answers.inWork()),
                        TypedTerms.text(answers.sameEmployer()),
                        TypedTerms.sum(answers.terms()),
                        wage == null ? "" : wage.money().currency().getCurrencyCode(),
                        wage == null ? "month" : PlacementRows.text(wage.period()),
                        answers.terms().hours() == null ? "" : answers.terms().hours().toString(),
                        TypedTerms.text(answers.conditions().contract()),
                        TypedTerms.text(answers.conditions().fees()),
                        TypedTerms.text(answers.conditions().papersHeld()),
                        TypedTerms.text(answers.conditions().freeToLeave()),
                        TypedTerms.text(answers.conditions().treatedWell()),
                        answers.life() == null ? "" : PlacementRows.text(answers.life()),
                        answers.words());
            }
        };
    }

    private static Check check(Seen seen, CheckDay day) {
        return seen.check(day).orElseThrow(Problem::notFound);
    }

    private MutableHttpResponse<String> show(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            Seen seen,
            CheckDay day,
            String from,
            CheckForm form,
            Faults faults) {
        Check check = check(seen, day);
        return pages.show(
                request,
                "placement/check",
                new CheckView(
                        id.toString(),
                        from,
                        new Back(id, from).address(),
                        people.see(caller, new ReturneeId(id)).name(),
                        seen,
                        check,
                        check instanceof Check.Held,
                        form,
                        Names.currencies(caller.language(), form.currency()),
                        faults));
    }
}
