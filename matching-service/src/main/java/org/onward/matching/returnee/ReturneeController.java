package org.onward.matching.returnee;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.AccountId;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.problem.Problem;

@Controller("/api/v1/returnees")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ReturneeController {
    private final RegisterReturnee register;
    private final ListCaseload caseload;
    private final SeePerson seePerson;
    private final EditIdentity identity;
    private final ChangeReadiness readiness;
    private final AgreeToMatching matching;
    private final ExitEnrolment exit;
    private final ComeBack comeBack;
    private final AssignCounsellor assign;
    private final EraseReturnee erase;

    ReturneeController(
            RegisterReturnee register,
            ListCaseload caseload,
            SeePerson seePerson,
            EditIdentity identity,
            ChangeReadiness readiness,
            AgreeToMatching matching,
            ExitEnrolment exit,
            ComeBack comeBack,
            AssignCounsellor assign,
            EraseReturnee erase) {
        this.register = register;
        this.caseload = caseload;
        this.seePerson = seePerson;
        this.identity = identity;
        this.readiness = readiness;
        this.matching = matching;
        this.exit = exit;
        this.comeBack = comeBack;
        this.assign = assign;
        this.erase = erase;
    }

    /**
     * @param kind returnee or job_seeker
     * @param sex woman, man, other or null for unknown
     * @param enteredOn null for today
     * @param birthDate 1990, 1990-05 or 1990-05-12
     * @param anotherPerson true after a conflict, when it is another person of the same name and
     *     year of birth, or with the same telephone
     */
    @Serdeable
    record RegistrationRequest(
            @Nullable String kind,
            @Nullable String sex,
            @Nullable String enteredOn,
            @Nullable Boolean anotherPerson,
            @Nullable String name,
            @Nullable String birthDate,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String address,
            @Nullable String document,
            @Nullable String story,
            @Nullable String note) {
        @Override
        public String toString() {
            return "RegistrationRequest";
        }
    }

    @Serdeable
    record Registered(UUID id, String reference) {}

    @Serdeable
    record ReadinessView(String state, LocalDate since, @Nullable LocalDate until) {
        static ReadinessView of(Readiness readiness) {
            return new ReadinessView(
                    ReadinessText.of(readiness), readiness.since(), ReadinessText.until(readiness));
        }
    }

    @Serdeable
    record CaseloadLine(
            UUID id,
            String reference,
            String name,
            String kind,
            ReadinessView readiness,
            boolean matchingAgreed,
            boolean covered,
            String counsellor,
            LocalDate enteredOn,
            @Nullable LocalDate exitedOn) {}

    /**
     * @param next pass as {@code cursor} for the next page; null on the last
     */
    @Serdeable
    record CaseloadPage(List<CaseloadLine> people, int total, @Nullable String next) {}

    /**
     * @param q part of a name or reference
     * @param readiness registered, ready, not_now, placed, away or closed
     * @param covered true for people of absent colleagues only, false for one's own only
     * @param cursor of the page before
     * @param limit 1–100, null for 50
     */
    @Serdeable
    record SearchRequest(
            @Nullable String q,
            @Nullable String readiness,
            @Nullable Boolean covered,
            @Nullable String cursor,
            @Nullable Integer limit) {
        @Override
        public String toString() {
            return "SearchRequest";
        }
    }

    @Serdeable
    record PersonView(
            UUID id,
            int version,
            String reference,
            String name,
            String kind,
            @Nullable String sex,
            ReadinessView readiness,
            boolean matchingAgreed,
            boolean covered,
            String counsellor,
            String office,
            LocalDate enteredOn,
            @Nullable LocalDate exitedOn,
            @Nullable String exitReason) {}

    @Serdeable
    record IdentityView(int version, IdentityDocument identity) {}

    /**
     * @param version as read
     */
    @Serdeable
    record IdentityRequest(@Nullable Integer version, @Nullable IdentityDocument identity) {}

    /**
     * @param to ready, not_now, placed, away or closed
     * @param effectiveOn null for today
     * @param until for not_now: the day to ask again
     */
    @Serdeable
    record ReadinessRequest(
            @Nullable String to, @Nullable String effectiveOn, @Nullable String until) {}

    @Serdeable
    record MatchingRequest(@Nullable Boolean agreed) {}

    /**
     * @param reason completed, left, moved, died, institutionalised or refused
     * @param exitedOn null for today
     */
    @Serdeable
    record ExitRequest(@Nullable String exitedOn, @Nullable String reason) {}

    /**
     * @param enteredOn null for today
     * @param ready whether they are ready for work now; null for not said
     */
    @Serdeable
    record ReturnRequest(@Nullable String enteredOn, @Nullable Boolean ready) {}

    /**
     * @param from the counsellor's first day, for a person who is handed over; null for today
     */
    @Serdeable
    record AssignmentRequest(@Nullable UUID counsellor, @Nullable String from) {}

    @Serdeable
    record ErasureRequest(@Nullable String reason) {}

    @Get
    @Secured(Role.Name.COUNSELLOR)
    CaseloadPage list(
            Caller caller,
            @Nullable @QueryValue String readiness,
            @Nullable @QueryValue Boolean covered,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = "50") int limit) {
        return list(caller, new ListCaseload.Wish(null, readiness, covered, cursor, limit));
    }

    /**
     * The same list, narrowed by a name, which stands in the body since addresses are written down.
     */
    @Post("/search")
    @Secured(Role.Name.COUNSELLOR)
    CaseloadPage search(Caller caller, @Body SearchRequest body) {
        return list(
                caller,
                new ListCaseload.Wish(
                        body.q(),
                        body.readiness(),
                        body.covered(),
                        body.cursor(),
                        Objects.requireNonNullElse(body.limit(), 50)));
    }

    private CaseloadPage list(Caller caller, ListCaseload.Wish wish) {
        ListCaseload.Caseload found = caseload.list(caller, wish);
        return new CaseloadPage(
                found.people().stream().map(ReturneeController::line).toList(),
                found.total(),
                found.next());
    }

    @Post
    @Status(HttpStatus.CREATED)
    @Secured(Role.Name.COUNSELLOR)
    Registered register(
            Caller caller,
            @Nullable @Header("Idempotency-Key") String key,
            @Body RegistrationRequest body) {
        FieldErrors errors = new FieldErrors();
        Optional<Identity> who =
                new IdentityDocument(
                                body.name(),
                                body.birthDate(),
                                body.phone(),
                                body.email(),
                                body.address(),
                                body.document(),
                                body.story(),
                                body.note())
                        .check(errors, caller.today().getYear());
        Optional<PersonKind> kind =
                required(
                        errors,
                        "kind",
                        Choices.choose(errors, "kind", PersonKind.class, body.kind()),
                        body.kind());
        Optional<Sex> sex = Choices.choose(errors, "sex", Sex.class, body.sex());
        LocalDate enteredOn = Years.day(errors, "enteredOn", body.enteredOn());
        errors.throwIfAny();
        RegisterReturnee.Registered made =
                register.register(
                        caller,
                        key,
                        new RegisterReturnee.Registration(
                                who.orElseThrow(),
                                kind.orElseThrow(),
                                sex.orElse(null),
                                enteredOn == null ? caller.today() : enteredOn,
                                Boolean.TRUE.equals(body.anotherPerson())));
        return new Registered(made.person().value(), made.reference());
    }

    @Get("/{id}")
    @Secured(Role.Name.COUNSELLOR)
    PersonView see(Caller caller, UUID id) {
        SeePerson.Person person = seePerson.see(caller, new ReturneeId(id));
        return new PersonView(
                id,
                person.version(),
                person.reference(),
                person.name(),
                Choices.text(person.kind()),
                text(person.sex()),
                ReadinessView.of(person.readiness()),
                person.matchingAgreed(),
                person.covered(),
                person.counsellor(),
                person.office(),
                person.enteredOn(),
                person.exitedOn(),
                text(person.exitReason()));
    }

    @Get("/{id}/identity")
    @Secured(Role.Name.COUNSELLOR)
    IdentityView seeIdentity(Caller caller, UUID id) {
        return view(identity.see(caller, new ReturneeId(id)));
    }

    @Put("/{id}/identity")
    @Secured(Role.Name.COUNSELLOR)
    IdentityView editIdentity(Caller caller, UUID id, @Body IdentityRequest body) {
        FieldErrors errors = new FieldErrors();
        Integer version = body.version();
        errors.addIf(version == null, "version", "error.required", "Send the version you read.");
        IdentityDocument document = body.identity();
        Optional<Identity> who = Optional.empty();
        if (document == null) {
            errors.add("identity", "error.required", "Send the whole identity.");
        } else {
            who = document.check(errors, caller.today().getYear());
        }
        errors.throwIfAny();
        return view(
                identity.edit(
                        caller,
                        new ReturneeId(id),
                        version == null ? -1 : version,
                        who.orElseThrow()));
    }

    @Post("/{id}/readiness")
    @Secured(Role.Name.COUNSELLOR)
    PersonView changeReadiness(Caller caller, UUID id, @Body ReadinessRequest body) {
        FieldErrors errors = new FieldErrors();
        LocalDate effective = Years.day(errors, "effectiveOn", body.effectiveOn());
        LocalDate until = Years.day(errors, "until", body.until());
        Optional<Readiness> to =
                ReadinessText.parse(
                        body.to(), effective == null ? caller.today() : effective, until);
        errors.addIf(
                to.isEmpty(),
                "to",
                "error.choose_from_list",
                "One of: " + String.join(", ", ReadinessText.STATES) + ".");
        errors.addIf(
                until != null && !"not_now".equals(body.to()),
                "until",
                "error.only_not_now",
                "Only not_now has a day to ask again.");
        errors.throwIfAny();
        readiness.change(caller, new ReturneeId(id), to.orElseThrow());
        return see(caller, id);
    }

    @Put("/{id}/matching")
    @Status(HttpStatus.NO_CONTENT)
    @Secured(Role.Name.COUNSELLOR)
    void agreeToMatching(Caller caller, UUID id, @Body MatchingRequest body) {
        Boolean agreed = body.agreed();
        if (agreed == null) {
            throw Problem.invalid("agreed", "error.required", "Say true or false.");
        }
        matching.agree(caller, new ReturneeId(id), agreed);
    }

    @Post("/{id}/enrolment/exit")
    @Secured(Role.Name.COUNSELLOR)
    PersonView exit(Caller caller, UUID id, @Body ExitRequest body) {
        FieldErrors errors = new FieldErrors();
        LocalDate day = Years.day(errors, "exitedOn", body.exitedOn());
        Optional<ExitReason> reason =
                required(
                        errors,
                        "reason",
                        Choices.choose(errors, "reason", ExitReason.class, body.reason()),
                        body.reason());
        errors.throwIfAny();
        exit.exit(
                caller,
                new ReturneeId(id),
                day == null ? caller.today() : day,
                reason.orElseThrow());
        return see(caller, id);
    }

    @Post("/{id}/enrolment/return")
    @Secured(Role.Name.COUNSELLOR)
    PersonView comeBack(Caller caller, UUID id, @Body ReturnRequest body) {
        FieldErrors errors = new FieldErrors();
        LocalDate day = Years.day(errors, "enteredOn", body.enteredOn());
        errors.throwIfAny();
        comeBack.comeBack(
                caller,
                new ReturneeId(id),
                day == null ? caller.today() : day,
                Boolean.TRUE.equals(body.ready()));
        return see(caller, id);
    }

    /**
     * A counsellor hands over a person by id; programme staff assign by reference.
     *
     * @param person the id, or for programme staff the reference
     */
    @Post("/{person}/assignment")
    @Status(HttpStatus.NO_CONTENT)
    @Secured({Role.Name.COUNSELLOR, Role.Name.PROGRAMME_STAFF})
    void assign(Caller caller, String person, @Body AssignmentRequest body) {
        UUID to = body.counsellor();
        if (to == null) {
            throw Problem.invalid("counsellor", "error.required", "Choose a counsellor.");
        }
        if (caller.role() == Role.PROGRAMME_STAFF) {
            assign.assign(caller, person, new AccountId(to));
        } else {
            FieldErrors errors = new FieldErrors();
            LocalDate from = Years.day(errors, "from", body.from());
            errors.throwIfAny();
            assign.handOver(
                    caller, idOf(person), new AccountId(to), from == null ? caller.today() : from);
        }
    }

    /**
     * @param reference as on papers and in the list of enrolments
     */
    @Post("/{reference}/erasure")
    @Status(HttpStatus.NO_CONTENT)
    @Secured(Role.Name.PROGRAMME_STAFF)
    void erase(Caller caller, String reference, @Body ErasureRequest body) {
        erase.erase(caller, reference, body.reason());
    }

    private static CaseloadLine line(ListCaseload.Line line) {
        return new CaseloadLine(
                line.person().value(),
                line.reference(),
                line.name(),
                Choices.text(line.kind()),
                ReadinessView.of(line.readiness()),
                line.matchingAgreed(),
                line.covered(),
                line.counsellor(),
                line.enteredOn(),
                line.exitedOn());
    }

    private static IdentityView view(EditIdentity.Versioned found) {
        return new IdentityView(found.version(), IdentityDocument.of(found.identity()));
    }

    private static <T> Optional<T> required(
            FieldErrors errors, String field, Optional<T> value, @Nullable String given) {
        errors.addIf(
                given == null || given.isBlank(), field, "error.required", "Choose one of them.");
        return value;
    }

    /** Something that is no id is nobody's. */
    private static ReturneeId idOf(String text) {
        try {
            return new ReturneeId(UUID.fromString(text.toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw Problem.notFound();
        }
    }

    private static @Nullable String text(@Nullable Enum<?> value) {
        return value == null ? null : Choices.text(value);
    }
}
