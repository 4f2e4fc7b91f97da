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
import java.util.Map;
import java.util.Optional;
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
        return show(
                request,
                caller,
                new ReturneeId(id),
                new LeaveForm(TypedDay.shown(caller.today(), caller.language()), ""),
                Faults.none(pages.page(request)),
                "people/leave");
    }

    @Post("/people/{id}/leave")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> leave(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            @Nullable @Body Map<String, Object> fields) {
        ReturneeId person = new ReturneeId(id);
        Form posted = FormDays.taken(fields, caller.language());
        LeaveForm form = new LeaveForm(posted.text("on"), posted.text("choice"));
        Faults faults = new Faults(pages.page(request), LEAVE);
        if (!posted.text("take").isEmpty()) {
            return show(request, caller, person, form, faults, "people/leave");
        }
        Optional<ExitReason> reason = Choices.of(ExitReason.class, form.choice());
        if (reason.isEmpty()) {
            faults.add("choice", "error.choose_one");
        }
        LocalDate on = on(form, faults, caller);
        if (faults.isEmpty()) {
            try {
                exit.exit(caller, person, on, reason.orElseThrow());
                return HttpResponse.seeOther(URI.create("/people/" + id + "?saved=1"));
            } catch (Problem problem) {
                refused(problem, faults, "leave.over");
            }
        }
        return show(request, caller, person, form, faults, "people/leave")
                .status(HttpStatus.BAD_REQUEST);
    }

    @Get("/people/{id}/return")
    HttpResponse<?> returnPage(HttpRequest<?> request, Caller caller, UUID id) {
        return show(
                request,
                caller,
                new ReturneeId(id),
                new LeaveForm(TypedDay.shown(caller.today(), caller.language()), ""),
                Faults.none(pages.page(request)),
                "people/return");
    }

    @Post("/people/{id}/return")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> comeBack(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            @Nullable @Body Map<String, Object> fields) {
        ReturneeId person = new ReturneeId(id);
        Form posted = FormDays.taken(fields, caller.language());
        LeaveForm form = new LeaveForm(posted.text("on"), posted.text("choice"));
        Faults faults = new Faults(pages.page(request), COME_BACK);
        if (!posted.text("take").isEmpty()) {
            return show(request, caller, person, form, faults, "people/return");
        }
        if (!form.choice().equals("ready") && !form.choice().equals("not_yet")) {
            faults.add("choice", "error.choose_one");
        }
        LocalDate on = on(form, faults, caller);
        if (faults.isEmpty()) {
            try {
                comeBack.comeBack(caller, person, on, form.choice().equals("ready"));
                return HttpResponse.seeOther(URI.create("/people/" + id + "?saved=1"));
            } catch (Problem problem) {
                refused(problem, faults, "come_back.here");
            }
        }
        return show(request, caller, person, form, faults, "people/return")
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
