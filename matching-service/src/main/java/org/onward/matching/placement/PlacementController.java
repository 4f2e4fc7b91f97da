package org.onward.matching.placement;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.placement.RecordPlacement.NewPlacement;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.returnee.Years;
import org.onward.matching.shared.Money;
import org.onward.matching.shared.PayPeriod;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.vacancy.VacancyId;

@Controller("/api/v1/returnees/{id}/placements")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Role.Name.COUNSELLOR)
final class PlacementController {
    private final SeePlacements see;
    private final RecordPlacement record;
    private final StartPlacement start;
    private final PausePlacement pause;
    private final EndPlacement end;
    private final VoidPlacement mistake;
    private final RecordCheck check;
    private final SettleConcern concern;

    PlacementController(
            SeePlacements see,
            RecordPlacement record,
            StartPlacement start,
            PausePlacement pause,
            EndPlacement end,
            VoidPlacement mistake,
            RecordCheck check,
            SettleConcern concern) {
        this.see = see;
        this.record = record;
        this.start = start;
        this.pause = pause;
        this.end = end;
        this.mistake = mistake;
        this.check = check;
        this.concern = concern;
    }

    /**
     * @param minor in minor units of the currency
     * @param currency ISO 4217
     * @param period hour, day, month or whole
     */
    @Serdeable
    record WageBody(@Nullable Long minor, @Nullable String currency, @Nullable String period) {}

    /**
     * @param kind job, apprenticeship, training or own_work; may be left out with a vacancy
     * @param occupation ISCO-08 unit group
     * @param after id of the training it follows
     * @param agreedOn null for the day it started, or today
     * @param startsOn first day as planned
     * @param startedOn first day, where it has begun
     * @param hours a week
     */
    @Serdeable
    record PlacementRequest(
            @Nullable String kind,
            @Nullable UUID introductionId,
            @Nullable UUID vacancyId,
            @Nullable UUID employerId,
            @Nullable String occupation,
            @Nullable Boolean subsidised,
            @Nullable UUID after,
            @Nullable String agreedOn,
            @Nullable String startsOn,
            @Nullable String startedOn,
            @Nullable WageBody wage,
            @Nullable Integer hours) {}

    @Serdeable
    record Recorded(UUID id) {}

    /**
     * @param version as read
     * @param on null for today
     */
    @Serdeable
    record StepRequest(@Nullable Integer version, @Nullable String on) {}

    /**
     * @param version as read
     * @param on null for today
     * @param reason why it ended
     */
    @Serdeable
    record EndRequest(@Nullable Integer version, @Nullable String on, @Nullable String reason) {}

    /**
     * @param version as read
     * @param reason why it counts nowhere: twice, another_person, not_agreed, wrong_details or
     *     other
     */
    @Serdeable
    record VoidRequest(@Nullable Integer version, @Nullable String reason) {}

    /**
     * @param done talked, safety_rule, help, reported or mistaken
     */
    @Serdeable
    record ConcernRequest(@Nullable String done) {}

    /**
     * Null is unknown.
     *
     * @param heldOn null for today
     * @param contract in writing
     * @param fees fees or deductions are asked
     * @param papersHeld somebody else keeps the person's papers
     * @param life better, same or worse than before
     * @param words the person's own
     */
    @Serdeable
    record CheckRequest(
            @Nullable String heldOn,
            @Nullable Boolean inWork,
            @Nullable Boolean sameEmployer,
            @Nullable WageBody wage,
            @Nullable Integer hours,
            @Nullable Boolean contract,
            @Nullable Boolean fees,
            @Nullable Boolean papersHeld,
            @Nullable Boolean freeToLeave,
            @Nullable Boolean treatedWell,
            @Nullable String life,
            @Nullable String words) {}

    /**
     * @param concern whether something is not right that somebody should look after
     * @param concernDone what was done about it
     */
    @Serdeable
    record CheckView(
            int day,
            LocalDate dueOn,
            @Nullable LocalDate heldOn,
            @Nullable Boolean inWork,
            @Nullable Boolean sameEmployer,
            @Nullable WageBody wage,
            @Nullable Integer hours,
            @Nullable Boolean contract,
            @Nullable Boolean fees,
            @Nullable Boolean papersHeld,
            @Nullable Boolean freeToLeave,
            @Nullable Boolean treatedWell,
            @Nullable String life,
            String words,
            boolean concern,
            @Nullable String concernDone) {
        static CheckView of(Check check) {
            return switch (check) {
                case Check.Due due ->
                        new CheckView(
                                due.day().days(),
                                due.dueOn(),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                "",
                                false,
                                null);
                case Check.Held held ->
                        new CheckView(
                                held.day().days(),
                                held.dueOn(),
                                held.answers().heldOn(),
                                held.answers().inWork(),
                                held.answers().sameEmployer(),
                                wageOf(held.answers().terms()),
                                held.answers().terms().hours(),
                                held.answers().conditions().contract(),
                                held.answers().conditions().fees(),
                                held.answers().conditions().papersHeld(),
                                held.answers().conditions().freeToLeave(),
                                held.answers().conditions().treatedWell(),
                                held.answers().life() == null
                                        ? null
                                        : PlacementRows.text(held.answers().life()),
                                held.answers().words(),
                                held.answers().conditions().concern(),
                                held.done() == null ? null : PlacementRows.text(held.done()));
            };
        }
    }

    /**
     * @param voidedOn when it was recorded as a mistake
     * @param next the steps that may follow: start, pause, resume, complete, end, take_back, void
     */
    @Serdeable
    record PlacementView(
            UUID id,
            int version,
            String kind,
            String state,
            LocalDate agreedOn,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate startedOn,
            @Nullable LocalDate pausedOn,
            @Nullable LocalDate endedOn,
            @Nullable String endReason,
            @Nullable LocalDate voidedOn,
            @Nullable String voidReason,
            @Nullable UUID introductionId,
            @Nullable UUID vacancyId,
            @Nullable String vacancyTitle,
            @Nullable UUID employerId,
            @Nullable String employerName,
            @Nullable String occupation,
            @Nullable Boolean subsidised,
            @Nullable UUID after,
            @Nullable WageBody wage,
            @Nullable Integer hours,
            List<CheckView> checks,
            List<String> next) {
        static PlacementView of(SeePlacements.Seen seen) {
            Placement placement = seen.placement();
            PlacementState state = placement.state();
            return new PlacementView(
                    placement.id().value(),
                    placement.version(),
                    PlacementRows.text(placement.kind()),
                    state.word(),
                    placement.agreedOn(),
                    state instanceof PlacementState.Agreed agreed ? agreed.startsOn() : null,
                    state.startedOn(),
                    state instanceof PlacementState.Paused paused ? paused.on() : null,
                    PlacementRows.endedOn(state),
                    state instanceof PlacementState.Ended ended
                            ? PlacementRows.text(ended.reason())
                            : null,
                    state instanceof PlacementState.Voided voided ? voided.on() : null,
                    state instanceof PlacementState.Voided voided
                            ? PlacementRows.text(voided.reason())
                            : null,
                    placement.introduction(),
                    placement.vacancy() == null ? null : placement.vacancy().value(),
                    seen.title(),
                    placement.employer() == null ? null : placement.employer().value(),
                    seen.employerName(),
                    placement.occupation() == null ? null : placement.occupation().value(),
                    placement.subsidised(),
                    placement.after() == null ? null : placement.after().value(),
                    wageOf(placement.terms()),
                    placement.terms().hours(),
                    seen.checks().stream().map(CheckView::of).toList(),
                    Arrays.stream(PlacementStep.values())
                            .filter(step -> step.mayFollow(state, placement.kind()))
                            .map(PlacementRows::text)
                            .toList());
        }
    }

    @Serdeable
    record PlacementList(List<PlacementView> placements) {}

    @Get
    PlacementList list(Caller caller, UUID id) {
        return new PlacementList(
                see.see(caller, new ReturneeId(id)).stream().map(PlacementView::of).toList());
    }

    @Post
    @Status(HttpStatus.CREATED)
    Recorded record(
            Caller caller,
            UUID id,
            @Nullable @Header("Idempotency-Key") String key,
            @Body PlacementRequest body) {
        FieldErrors errors = new FieldErrors();
        NewPlacement wanted =
                new NewPlacement(
                        choice(errors, "kind", PlacementKind.class, body.kind()).orElse(null),
                        body.introductionId(),
                        body.vacancyId() == null ? null : new VacancyId(body.vacancyId()),
                        body.employerId() == null ? null : new EmployerId(body.employerId()),
                        occupation(errors, body.occupation()),
                        body.subsidised(),
                        body.after() == null ? null : new PlacementId(body.after()),
                        Years.day(errors, "agreedOn", body.agreedOn()),
                        Years.day(errors, "startsOn", body.startsOn()),
                        Years.day(errors, "startedOn", body.startedOn()),
                        terms(errors, body.wage(), body.hours()));
        errors.throwIfAny();
        return new Recorded(record.record(caller, new ReturneeId(id), key, wanted).value());
    }

    @Post("/{placement}/start")
    PlacementView start(Caller caller, UUID id, UUID placement, @Body StepRequest body) {
        return stepped(caller, id, placement, body, start::start);
    }

    @Post("/{placement}/pause")
    PlacementView pause(Caller caller, UUID id, UUID placement, @Body StepRequest body) {
        return stepped(caller, id, placement, body, pause::pause);
    }

    @Post("/{placement}/resumption")
    PlacementView resume(Caller caller, UUID id, UUID placement, @Body StepRequest body) {
        return stepped(caller, id, placement, body, pause::resume);
    }

    @Post("/{placement}/completion")
    PlacementView complete(Caller caller, UUID id, UUID placement, @Body StepRequest body) {
        return stepped(caller, id, placement, body, end::complete);
    }

    private interface Step {
        void take(
                Caller caller, ReturneeId person, PlacementId placement, int version, LocalDate on);
    }

    private PlacementView stepped(
            Caller caller, UUID id, UUID placement, StepRequest body, Step step) {
        FieldErrors errors = new FieldErrors();
        int version = version(errors, body.version());
        LocalDate on = on(errors, body.on(), caller);
        errors.throwIfAny();
        step.take(caller, new ReturneeId(id), new PlacementId(placement), version, on);
        return view(caller, id, placement);
    }

    @Post("/{placement}/end")
    PlacementView end(Caller caller, UUID id, UUID placement, @Body EndRequest body) {
        FieldErrors errors = new FieldErrors();
        int version = version(errors, body.version());
        LocalDate on = on(errors, body.on(), caller);
        Optional<EndReason> reason = choice(errors, "reason", EndReason.class, body.reason());
        errors.addIf(
                body.reason() == null || body.reason().isBlank(),
                "reason",
                "error.required",
                "Give a reason; unknown is one.");
        errors.throwIfAny();
        end.end(
                caller,
                new ReturneeId(id),
                new PlacementId(placement),
                version,
                on,
                reason.orElseThrow());
        return view(caller, id, placement);
    }

    /** It is not over; that was recorded by mistake. */
    @Post("/{placement}/taking-back")
    PlacementView takeBack(Caller caller, UUID id, UUID placement, @Body StepRequest body) {
        FieldErrors errors = new FieldErrors();
        int version = version(errors, body.version());
        errors.throwIfAny();
        end.takeBack(caller, new ReturneeId(id), new PlacementId(placement), version);
        return view(caller, id, placement);
    }

    /** It was entered by mistake and counts nowhere. */
    @Post("/{placement}/voiding")
    PlacementView mistaken(Caller caller, UUID id, UUID placement, @Body VoidRequest body) {
        FieldErrors errors = new FieldErrors();
        int version = version(errors, body.version());
        Optional<VoidReason> reason = choice(errors, "reason", VoidReason.class, body.reason());
        errors.addIf(
                body.reason() == null || body.reason().isBlank(),
                "reason",
                "error.required",
                "Say what was wrong.");
        errors.throwIfAny();
        mistake.mistaken(
                caller,
                new ReturneeId(id),
                new PlacementId(placement),
                version,
                reason.orElseThrow());
        return view(caller, id, placement);
    }

    /** What was done about something that a check found not to be right. */
    @Post("/{placement}/checks/{day}/concern")
    PlacementView concern(
            Caller caller, UUID id, UUID placement, String day, @Body ConcernRequest body) {
        FieldErrors errors = new FieldErrors();
        Optional<Concern> done = choice(errors, "done", Concern.class, body.done());
        errors.addIf(
                body.done() == null || body.done().isBlank(),
                "done",
                "error.required",
                "Say what was done.");
        errors.throwIfAny();
        concern.settle(
                caller,
                new ReturneeId(id),
                new PlacementId(placement),
                dayOf(day),
                done.orElseThrow());
        return view(caller, id, placement);
    }

    /**
     * @param day 30, 90, 180 or 365
     */
    @Put("/{placement}/checks/{day}")
    PlacementView check(
            Caller caller, UUID id, UUID placement, String day, @Body CheckRequest body) {
        FieldErrors errors = new FieldErrors();
        LocalDate held = Years.day(errors, "heldOn", body.heldOn());
        WorkTerms terms = terms(errors, body.wage(), body.hours());
        boolean without = Boolean.FALSE.equals(body.inWork());
        errors.addIf(
                without && Boolean.TRUE.equals(body.sameEmployer()),
                "sameEmployer",
                "error.without_work",
                "Who is not in work has no employer.");
        errors.addIf(
                without && !terms.equals(WorkTerms.UNKNOWN),
                "wage",
                "error.without_work",
                "Who is not in work has no wage and no hours.");
        errors.addIf(
                without && body.contract() != null,
                "contract",
                "error.without_work",
                "Who is not in work has no contract.");
        Optional<Check.Life> life = choice(errors, "life", Check.Life.class, body.life());
        errors.throwIfAny();
        check.record(
                caller,
                new ReturneeId(id),
                new PlacementId(placement),
                dayOf(day),
                new Check.Answers(
                        held == null ? caller.today() : held,
                        body.inWork(),
                        body.sameEmployer(),
                        terms,
                        new Check.Conditions(
                                body.contract(),
                                body.fees(),
                                body.papersHeld(),
                                body.freeToLeave(),
                                body.treatedWell()),
                        life.orElse(null),
                        body.words() == null ? "" : body.words().strip()));
        return view(caller, id, placement);
    }

    private PlacementView view(Caller caller, UUID id, UUID placement) {
        return PlacementView.of(see.see(caller, new ReturneeId(id), new PlacementId(placement)));
    }

    /** Not one of the four days is no check at all. */
    static CheckDay dayOf(String day) {
        return Arrays.stream(CheckDay.values())
                .filter(one -> Integer.toString(one.days()).equals(day))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    private static int version(FieldErrors errors, @Nullable Integer version) {
        errors.addIf(version == null, "version", "error.required", "Send the version you read.");
        return version == null ? -1 : version;
    }

    private static LocalDate on(FieldErrors errors, @Nullable String on, Caller caller) {
        LocalDate day = Years.day(errors, "on", on);
        return day == null ? caller.today() : day;
    }

    static <E extends Enum<E>> Optional<E> choice(
            FieldErrors errors, String field, Class<E> type, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        Optional<E> found =
                Arrays.stream(type.getEnumConstants())
                        .filter(one -> PlacementRows.text(one).equals(text.strip()))
                        .findFirst();
        errors.addIf(
                found.isEmpty(),
                field,
                "error.choose_from_list",
                "Not one of the words this field takes.");
        return found;
    }

    private static @Nullable OccupationCode occupation(FieldErrors errors, @Nullable String code) {
        if (code == null || code.isBlank()) {
            return null;
        }
        try {
            return new OccupationCode(code.strip());
        } catch (IllegalArgumentException e) {
            errors.add(
                    "occupation", "error.choose_from_list", "Four digits of ISCO-08, or nothing.");
            return null;
        }
    }

    private static WorkTerms terms(
            FieldErrors errors, @Nullable WageBody wage, @Nullable Integer hours) {
        boolean badHours = hours != null && (hours < 1 || hours > 60);
        errors.addIf(badHours, "hours", "error.number", "Hours a week lie between 1 and 60.");
        return new WorkTerms(wage(errors, wage), badHours ? null : hours);
    }

    private static @Nullable Wage wage(FieldErrors errors, @Nullable WageBody body) {
        if (body == null || body.minor() == null) {
            return null;
        }
        Optional<PayPeriod> period = choice(errors, "wage.period", PayPeriod.class, body.period());
        errors.addIf(
                body.period() == null, "wage.period", "error.required", "Say what the sum is for.");
        errors.addIf(
                body.minor() < 0, "wage.minor", "error.amount", "The sum is not below nothing.");
        Currency currency = null;
        try {
            currency =
                    Currency.getInstance(
                            body.currency() == null
                                    ? ""
                                    : body.currency().strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            errors.add("wage.currency", "error.choose_from_list", "Three letters of ISO 4217.");
        }
        return period.isEmpty() || currency == null || body.minor() < 0
                ? null
                : new Wage(new Money(body.minor(), currency), period.get());
    }

    private static @Nullable WageBody wageOf(WorkTerms terms) {
        Wage wage = terms.wage();
        return wage == null
                ? null
                : new WageBody(
                        wage.money().minor(),
                        wage.money().currency().getCurrencyCode(),
                        PlacementRows.text(wage.period()));
    }
}
