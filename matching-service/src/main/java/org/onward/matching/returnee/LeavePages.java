package org.onward.matching.returnee;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.problem.FieldError;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.LeaveView.LeaveForm;
import org.onward.matching.web.Form;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/** Leaving the programme, which says first what ends with it, and coming back. */
@StaffPages
@Secured(Role.Name.COUNSELLOR)
final class LeavePages {
    private static final Map<String, String> LEAVE =
            Map.of("on", "leave.on", "choice", "leave.reason");
    private static final Map<String, String> COME_BACK =
            Map.of("on", "come_back.on", "choice", "come_back.ready");

    private final Pages pages;
    private final PersonHeads heads;
    private final SeePerson people;
    private final ExitEnrolment exit;
    private final ComeBack comeBack;

    LeavePages(
            Pages pages,
            PersonHeads heads,
            SeePerson people,
            ExitEnrolment exit,
            ComeBack comeBack) {
        this.pages = pages;
        this.heads = heads;
        this.people = people;
        this.exit = exit;
        this.comeBack = comeBack;
    }

    @Get("/people/{id}/leave")
    HttpResponse<?> leavePage(HttpRequest<?> request, Caller caller, UUID id) {
        return asked(request, caller, id, "people/leave");
    }

    @Post("/people/{id}/leave")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> leave(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            @Nullable @Body Map<String, Object> fields) {
        return answered(
                request,
                caller,
                new ReturneeId(id),
                FormDays.taken(fields, caller.language()),
                new Answers("people/leave", LEAVE, LeaveView.reasons(), "leave.over"),
                (person, on, choice) ->
                        exit.exit(
                                caller,
                                person,
                                on,
                                Choices.of(ExitReason.class, choice).orElseThrow()));
    }

    @Get("/people/{id}/return")
    HttpResponse<?> returnPage(HttpRequest<?> request, Caller caller, UUID id) {
        return asked(request, caller, id, "people/return");
    }

    @Post("/people/{id}/return")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> comeBack(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            @Nullable @Body Map<String, Object> fields) {
        return answered(
                request,
                caller,
                new ReturneeId(id),
                FormDays.taken(fields, caller.language()),
                new Answers(
                        "people/return", COME_BACK, List.of("ready", "not_yet"), "come_back.here"),
                (person, on, choice) ->
                        comeBack.comeBack(caller, person, on, choice.equals("ready")));
    }

    /**
     * What one of the two pages takes.
     *
     * @param conflict key of the sentence where it is so already
     */
    private record Answers(
            String template, Map<String, String> labels, List<String> choices, String conflict) {}

    private interface Act {
        void act(ReturneeId person, LocalDate on, String choice);
    }

    private HttpResponse<?> asked(HttpRequest<?> request, Caller caller, UUID id, String template) {
        return show(
                request,
                caller,
                new ReturneeId(id),
                new LeaveForm(TypedDay.shown(caller.today(), caller.language()), ""),
                Faults.none(pages.page(request)),
                template);
    }

    private HttpResponse<?> answered(
            HttpRequest<?> request,
            Caller caller,
            ReturneeId person,
            Form posted,
            Answers answers,
            Act act) {
        LeaveForm form = new LeaveForm(posted.text("on"), posted.text("choice"));
        Faults faults = new Faults(pages.page(request), answers.labels());
        if (!posted.text("take").isEmpty()) {
            return show(request, caller, person, form, faults, answers.template());
        }
        if (!answers.choices().contains(form.choice())) {
            faults.add("choice", "error.choose_one");
        }
        LocalDate on = on(form, faults, caller);
        if (faults.isEmpty()) {
            try {
                act.act(person, on, form.choice());
                return HttpResponse.seeOther(URI.create("/people/" + person.value() + "?saved=1"));
            } catch (Problem problem) {
                refused(problem, faults, answers.conflict());
            }
        }
        return show(request, caller, person, form, faults, answers.template())
                .status(HttpStatus.BAD_REQUEST);
    }

    /** Today where nothing was typed. */
    private static LocalDate on(LeaveForm form, Faults faults, Caller caller) {
        LocalDate on = FormDays.read(form.on(), "on", faults);
        return on == null ? caller.today() : on;
    }

    private static void refused(Problem problem, Faults faults, String conflict) {
        switch (problem.kind()) {
            case INVALID ->
                    problem.errors().stream()
                            .map(FieldError::code)
                            .forEach(code -> faults.add("on", code));
            case CONFLICT -> faults.add("on", conflict);
            default -> throw problem;
        }
    }

    private MutableHttpResponse<String> show(
            HttpRequest<?> request,
            Caller caller,
            ReturneeId id,
            LeaveForm form,
            Faults faults,
            String template) {
        SeePerson.Person person = people.see(caller, id);
        return pages.show(
                request,
                template,
                new LeaveView(
                        heads.of(caller, id),
                        person.enteredOn(),
                        person.exitedOn(),
                        person.exitReason(),
                        exit.introductionsUnderWay(caller, id),
                        form,
                        faults));
    }
}
