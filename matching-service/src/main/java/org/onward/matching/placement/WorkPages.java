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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.placement.SeePlacements.Seen;
import org.onward.matching.placement.WorkView.Card;
import org.onward.matching.placement.WorkView.CheckLine;
import org.onward.matching.placement.WorkView.Mistake;
import org.onward.matching.placement.WorkView.StepForm;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.Faults;
import org.onward.matching.returnee.PersonHeads;
import org.onward.matching.returnee.ProfileForms;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.returnee.TypedWords;
import org.onward.matching.web.Form;
import org.onward.matching.web.Page;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/** What one person began, and its steps. */
@StaffPages
final class WorkPages {
    private final Pages pages;
    private final PersonHeads heads;
    private final SeePlacements see;
    private final StartPlacement start;
    private final PausePlacement pause;
    private final EndPlacement end;
    private final VoidPlacement mistake;
    private final TypedWords words;

    WorkPages(
            Pages pages,
            PersonHeads heads,
            SeePlacements see,
            StartPlacement start,
            PausePlacement pause,
            EndPlacement end,
            VoidPlacement mistake,
            TypedWords words) {
        this.pages = pages;
        this.heads = heads;
        this.see = see;
        this.start = start;
        this.pause = pause;
        this.end = end;
        this.mistake = mistake;
        this.words = words;
    }

    @Get("/people/{id}/placement")
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> page(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            @QueryValue(defaultValue = "") String saved) {
        ReturneeId person = new ReturneeId(id);
        return show(
                request,
                caller,
                person,
                see.see(caller, person),
                Faults.none(pages.page(request)),
                StepForm.NONE,
                !saved.isEmpty());
    }

    /**
     * One step of a placement.
     *
     * @param fields step, version, and where the step takes them on and reason
     */
    @Post("/people/{id}/placement/{placement}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> step(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            UUID placement,
            @Nullable @Body Map<String, Object> fields) {
        ReturneeId person = new ReturneeId(id);
        Form form = Form.of(fields);
        List<Seen> all = see.see(caller, person);
        if (all.stream().noneMatch(one -> one.placement().id().value().equals(placement))) {
            throw Problem.notFound();
        }
        Page page = pages.page(request);
        PlacementStep step =
                TypedTerms.of(PlacementStep.class, form.text("step"))
                        .orElseThrow(Problem::notFound);
        String suffix = word(step) + "-" + WorkView.key(placement);
        Faults faults = new Faults(page, labels(step, suffix));
        LocalDate on = on(form.text("on"), "on-" + suffix, faults, caller);
        Optional<EndReason> reason = TypedTerms.of(EndReason.class, form.text("reason"));
        Optional<VoidReason> wrong = TypedTerms.of(VoidReason.class, form.text("reason"));
        if ((step == PlacementStep.END && reason.isEmpty())
                || (step == PlacementStep.VOID && wrong.isEmpty())) {
            faults.add("reason-" + suffix, "error.fill_in");
        }
        if (faults.isEmpty()) {
            try {
                act(
                        caller,
                        person,
                        new PlacementId(placement),
                        version(form),
                        step,
                        on,
                        reason.orElse(EndReason.UNKNOWN),
                        wrong.orElse(VoidReason.OTHER));
                return HttpResponse.seeOther(URI.create("/people/" + id + "/placement?saved=1"));
            } catch (Problem problem) {
                switch (problem.kind()) {
                    case INVALID ->
                            problem.errors()
                                    .forEach(
                                            error ->
                                                    faults.add(
                                                            error.field() + "-" + suffix,
                                                            error.code()));
                    case CONFLICT, CHANGED_MEANWHILE ->
                            faults.add("on-" + suffix, "error.work.changed");
                    default -> throw problem;
                }
            }
        }
        return show(
                        request,
                        caller,
                        person,
                        see.see(caller, person),
                        faults,
                        new StepForm(suffix, form.text("on"), form.text("reason")),
                        false)
                .status(HttpStatus.BAD_REQUEST);
    }

    private void act(
            Caller caller,
            ReturneeId person,
            PlacementId id,
            int version,
            PlacementStep step,
            LocalDate on,
            EndReason reason,
            VoidReason wrong) {
        switch (step) {
            case START -> start.start(caller, person, id, version, on);
            case PAUSE -> pause.pause(caller, person, id, version, on);
            case RESUME -> pause.resume(caller, person, id, version, on);
            case COMPLETE -> end.complete(caller, person, id, version, on);
            case END -> end.end(caller, person, id, version, on, reason);
            case TAKE_BACK -> end.takeBack(caller, person, id, version);
            case VOID -> mistake.mistaken(caller, person, id, version, wrong);
        }
    }

    private static Map<String, String> labels(PlacementStep step, String suffix) {
        return Map.of(
                "on-" + suffix,
                "work.step." + word(step) + ".on",
                "reason-" + suffix,
                step == PlacementStep.VOID ? "work.void_reason" : "work.end_reason");
    }

    /** Today where nothing was typed. */
    private static LocalDate on(String typed, String field, Faults faults, Caller caller) {
        String day = ProfileForms.day(typed, field, faults);
        return day == null ? caller.today() : LocalDate.parse(day);
    }

    private static int version(Form form) {
        try {
            return Integer.parseInt(form.text("version"));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static String word(PlacementStep step) {
        return step.name().toLowerCase(Locale.ROOT);
    }

    private MutableHttpResponse<String> show(
            HttpRequest<?> request,
            Caller caller,
            ReturneeId person,
            List<Seen> all,
            Faults faults,
            StepForm typed,
            boolean saved) {
        Page page = pages.page(request);
        List<Card> cards = new ArrayList<>();
        List<Mistake> mistakes = new ArrayList<>();
        for (Seen seen : all) {
            if (seen.placement().state() instanceof PlacementState.Voided voided) {
                mistakes.add(
                        new Mistake(
                                title(seen, page, words),
                                voided.on(),
                                seen.voidedBy() == null ? "" : seen.voidedBy(),
                                voided.reason()));
            } else {
                cards.add(card(seen, all, caller, page));
            }
        }
        return pages.show(
                request,
                "placement/work",
                new WorkView(heads.of(caller, person), cards, mistakes, faults, typed, saved));
    }

    private Card card(Seen seen, List<Seen> all, Caller caller, Page page) {
        Placement placement = seen.placement();
        boolean over = PlacementRows.endedOn(placement.state()) != null;
        return new Card(
                seen,
                placement.occupation() == null
                        ? ""
                        : words.occupationLabel(placement.occupation().value(), caller.language()),
                all.stream()
                        .filter(one -> one.placement().id().equals(placement.after()))
                        .filter(one -> !(one.placement().state() instanceof PlacementState.Voided))
                        .map(one -> title(one, page, words))
                        .findFirst()
                        .orElse(""),
                Arrays.stream(PlacementStep.values())
                        .filter(step -> step.mayFollow(placement.state(), placement.kind()))
                        .toList(),
                placement.kind() == PlacementKind.TRAINING
                        && over
                        && placement.state().startedOn() != null
                        && !seen.followed(),
                seen.checks().stream()
                        .map(
                                check ->
                                        new CheckLine(
                                                check,
                                                check instanceof Check.Held
                                                        || !check.dueOn().isAfter(caller.today())))
                        .toList());
    }

    /** What a placement is called: the vacancy's title, the occupation, or only its kind. */
    static String title(Seen seen, Page page, TypedWords words) {
        Placement placement = seen.placement();
        String kind = page.value("work.kind", placement.kind());
        String what =
                seen.title() != null
                        ? seen.title()
                        : placement.occupation() != null
                                ? words.occupationLabel(
                                        placement.occupation().value(), page.language())
                                : kind;
        return seen.employerName() == null ? what : what + ", " + seen.employerName();
    }
}
