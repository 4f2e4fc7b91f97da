package org.onward.matching.outreach;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.returnee.Years;

@Controller("/api/v1/worklist")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Role.Name.COUNSELLOR)
final class WorklistController {
    private final SeeWorklist see;
    private final SnoozeTask snooze;

    WorklistController(SeeWorklist see, SnoozeTask snooze) {
        this.see = see;
        this.snooze = snooze;
    }

    /**
     * @param kind concern, late_yes, handed_over, new_answer, introduction_over,
     *     placement_to_record, start_to_confirm, check, answer, meeting, offer, kept,
     *     consent_ending, proposal, proposal_again or ask_again
     * @param detail the state of an introduction, days of a check or, where several of one
     *     placement are due, of all of them as 30+90, or empty
     */
    @Serdeable
    record TaskView(
            String kind,
            UUID subject,
            UUID personId,
            String name,
            boolean covered,
            LocalDate due,
            String detail,
            @Nullable String vacancyTitle,
            @Nullable String employerName,
            @Nullable UUID placementId,
            @Nullable UUID vacancyId) {
        static TaskView of(Task task) {
            return new TaskView(
                    task.kind().key(),
                    task.subject(),
                    task.person().value(),
                    task.name(),
                    task.covered(),
                    task.due(),
                    task.detail(),
                    task.title(),
                    task.employer(),
                    task.placement(),
                    task.vacancy());
        }
    }

    /**
     * @param total all there are; the most urgent ones are listed
     */
    @Serdeable
    record GroupView(int total, List<TaskView> tasks) {
        static GroupView of(Worklist list, When when) {
            Worklist.Group group = list.group(when);
            return new GroupView(group.total(), group.tasks().stream().map(TaskView::of).toList());
        }
    }

    @Serdeable
    record WorklistView(GroupView today, GroupView thisWeek, GroupView waiting) {}

    /**
     * @param until first day it is shown again
     */
    @Serdeable
    record SnoozeRequest(
            @Nullable String kind,
            @Nullable UUID subject,
            @Nullable UUID personId,
            @Nullable String until) {}

    @Get
    WorklistView list(Caller caller) {
        Worklist list = see.see(caller);
        return new WorklistView(
                GroupView.of(list, When.TODAY),
                GroupView.of(list, When.THIS_WEEK),
                GroupView.of(list, When.WAITING));
    }

    @Post("/snoozes")
    @Status(HttpStatus.NO_CONTENT)
    void snooze(Caller caller, @Body SnoozeRequest body) {
        FieldErrors errors = new FieldErrors();
        TaskKind kind = body.kind() == null ? null : TaskKind.of(body.kind()).orElse(null);
        UUID subject = body.subject();
        UUID person = body.personId();
        LocalDate until = Years.day(errors, "until", body.until());
        errors.addIf(
                kind == null, "kind", "error.choose_from_list", "One of the kinds of the list.");
        errors.addIf(subject == null, "subject", "error.required", "What it is about.");
        errors.addIf(person == null, "personId", "error.required", "Whose it is.");
        errors.addIf(
                until == null && errors.isEmpty(), "until", "error.required", "Until which day.");
        errors.throwIfAny();
        if (kind == null || subject == null || person == null || until == null) {
            throw new IllegalStateException("checked above");
        }
        snooze.snooze(caller, new ReturneeId(person), kind, subject, until);
    }
}
