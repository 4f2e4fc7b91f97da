package org.onward.matching.placement;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.problem.Problem;
import org.onward.matching.referral.AgreedWork;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.returnee.Statements;
import org.onward.matching.shared.Money;
import org.onward.matching.shared.PayPeriod;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.vacancy.VacancyId;

/** Stored placements and the record of every step, in the transaction that is open. */
@Singleton
final class PlacementRows implements AgreedWork {
    private static final String COLUMNS =
            """
            select p.id, p.version, p.returnee_id, p.kind, p.state, p.agreed_on, p.starts_on, p.started_on,
                p.paused_on, p.ended_on, p.end_reason, p.introduction_id, p.vacancy_id, p.employer_id,
                p.occupation, p.subsidised, p.after_id, p.wage_minor, p.currency, p.pay_period, p.hours,
                p.voided_on, p.void_reason
            from placement p
            """;

    private final Statements statements;
    private final InstantSource clock;

    PlacementRows(Statements statements, InstantSource clock) {
        this.statements = statements;
        this.clock = clock;
    }

    /** One placement of this person, locked until the transaction ends. */
    Placement locked(ReturneeId person, PlacementId id) {
        return statements
                .first(
                        COLUMNS + " where p.id = ? and p.returnee_id = ? for update",
                        PlacementRows::placement,
                        id.value(),
                        person.value())
                .orElseThrow(Problem::notFound);
    }

    Optional<Placement> find(ReturneeId person, PlacementId id) {
        return statements.first(
                COLUMNS + " where p.id = ? and p.returnee_id = ?",
                PlacementRows::placement,
                id.value(),
                person.value());
    }

    @Override
    public boolean waits(ReturneeId person) {
        return statements
                .first(
                        "select true from placement where returnee_id = ? and state = 'agreed' limit 1",
                        _ -> true,
                        person.value())
                .isPresent();
    }

    /** The newest first. */
    List<Placement> of(ReturneeId person) {
        return statements.list(
                COLUMNS
                        + """
                         where p.returnee_id = ?
                        order by p.state = 'voided', coalesce(p.started_on, p.starts_on, p.agreed_on) desc, p.recorded_at desc,
                            p.id
                        limit 100
                        """,
                PlacementRows::placement,
                person.value());
    }

    boolean fromIntroduction(UUID introduction) {
        return statements
                .first(
                        "select true from placement where introduction_id = ? and state <> 'voided'",
                        row -> true,
                        introduction)
                .isPresent();
    }

    /** Whether anything but this one has begun and is not over. */
    boolean anotherRuns(ReturneeId person, PlacementId but) {
        return statements
                .first(
                        """
                        select true from placement
                        where returnee_id = ? and id <> ? and state in ('started', 'paused') limit 1
                        """,
                        row -> true,
                        person.value(),
                        but.value())
                .isPresent();
    }

    /** Who recorded it as a mistake, by name; empty where it is none. */
    Optional<String> voidedBy(PlacementId id) {
        return statements.first(
                """
                select a.display_name from placement_change c join account a on a.id = c.recorded_by
                where c.placement_id = ? and c.to_state = 'voided' limit 1
                """,
                row -> row.getString(1),
                id.value());
    }

    /** The day from which the present state holds. */
    LocalDate lastStepOn(PlacementId id) {
        return statements
                .first(
                        "select max(effective_on) from placement_change where placement_id = ?",
                        row -> row.getObject(1, LocalDate.class),
                        id.value())
                .orElseThrow();
    }

    void insert(Caller caller, Placement placement) {
        PlacementState.Agreed agreed = (PlacementState.Agreed) placement.state();
        statements.change(
                """
                insert into placement (id, returnee_id, kind, state, agreed_on, starts_on, introduction_id,
                    vacancy_id, employer_id, occupation, subsidised, after_id, wage_minor, currency,
                    pay_period, hours, recorded_at, recorded_by)
                values (?, ?, ?, 'agreed', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                placement.id().value(),
                placement.person().value(),
                text(placement.kind()),
                placement.agreedOn(),
                agreed.startsOn(),
                placement.introduction(),
                placement.vacancy() == null ? null : placement.vacancy().value(),
                placement.employer() == null ? null : placement.employer().value(),
                placement.occupation() == null ? null : placement.occupation().value(),
                placement.subsidised(),
                placement.after() == null ? null : placement.after().value(),
                minor(placement.terms()),
                currency(placement.terms()),
                period(placement.terms()),
                placement.terms().hours(),
                now(),
                caller.account().value());
        change(caller, placement.id(), null, placement.state(), placement.agreedOn());
    }

    /** Moves one placement; only {@link MovePlacement} calls it, after asking the table. */
    void move(Caller caller, Placement placement, PlacementState to, LocalDate on) {
        int rows =
                statements.change(
                        """
                        update placement set state = ?, started_on = ?, paused_on = ?, ended_on = ?,
                            end_reason = ?, voided_on = ?, void_reason = ?, version = version + 1
                        where id = ? and version = ?
                        """,
                        to.word(),
                        to.startedOn(),
                        to instanceof PlacementState.Paused paused ? paused.on() : null,
                        endedOn(to),
                        to instanceof PlacementState.Ended ended ? text(ended.reason()) : null,
                        to instanceof PlacementState.Voided voided ? voided.on() : null,
                        to instanceof PlacementState.Voided voided ? text(voided.reason()) : null,
                        placement.id().value(),
                        placement.version());
        if (rows == 0) {
            throw Problem.changedMeanwhile();
        }
        change(caller, placement.id(), placement.state(), to, on);
    }

    /** The first day of the training that it follows; empty where it follows none. */
    Optional<LocalDate> trainingBefore(Placement placement) {
        PlacementId after = placement.after();
        return after == null
                ? Optional.empty()
                : find(placement.person(), after)
                        .flatMap(training -> Optional.ofNullable(training.state().startedOn()));
    }

    /** Keeps whether work abroad was vetted on its first day: the vacancy may change later. */
    void keepDeparture(PlacementId id) {
        statements.change(
                """
                update placement p set departure = case when v.vetted_on is null then 'unvetted' else 'vetted' end
                from vacancy v where p.id = ? and v.id = p.vacancy_id and v.overseas
                """,
                id.value());
    }

    private void change(
            Caller caller,
            PlacementId id,
            @Nullable PlacementState from,
            PlacementState to,
            LocalDate on) {
        statements.change(
                """
                insert into placement_change (id, placement_id, from_state, to_state, effective_on, reason,
                    recorded_at, recorded_by)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                UUID.randomUUID(),
                id.value(),
                from == null ? null : from.word(),
                to.word(),
                on,
                reason(to),
                now(),
                caller.account().value());
    }

    private static @Nullable String reason(PlacementState state) {
        return switch (state) {
            case PlacementState.Ended ended -> text(ended.reason());
            case PlacementState.Voided voided -> text(voided.reason());
            case PlacementState.Agreed _,
                    PlacementState.Started _,
                    PlacementState.Paused _,
                    PlacementState.Completed _ ->
                    null;
        };
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    static @Nullable LocalDate endedOn(PlacementState state) {
        return switch (state) {
            case PlacementState.Completed completed -> completed.on();
            case PlacementState.Ended ended -> ended.on();
            case PlacementState.Agreed _,
                    PlacementState.Started _,
                    PlacementState.Paused _,
                    PlacementState.Voided _ ->
                    null;
        };
    }

    static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static @Nullable Long minor(WorkTerms terms) {
        return terms.wage() == null ? null : terms.wage().money().minor();
    }

    static @Nullable String currency(WorkTerms terms) {
        return terms.wage() == null ? null : terms.wage().money().currency().getCurrencyCode();
    }

    static @Nullable String period(WorkTerms terms) {
        return terms.wage() == null ? null : text(terms.wage().period());
    }

    static WorkTerms terms(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        Integer hours = row.getObject("hours", Integer.class);
        if (currency == null) {
            return new WorkTerms(null, hours);
        }
        Money money = new Money(row.getLong("wage_minor"), Currency.getInstance(currency));
        return new WorkTerms(
                new Wage(money, value(PayPeriod.class, row.getString("pay_period"))), hours);
    }

    private static Placement placement(ResultSet row) throws SQLException {
        @Nullable UUID vacancy = row.getObject("vacancy_id", UUID.class);
        @Nullable UUID employer = row.getObject("employer_id", UUID.class);
        @Nullable UUID after = row.getObject("after_id", UUID.class);
        @Nullable String occupation = row.getString("occupation");
        return new Placement(
                new PlacementId(row.getObject("id", UUID.class)),
                row.getInt("version"),
                new ReturneeId(row.getObject("returnee_id", UUID.class)),
                value(PlacementKind.class, row.getString("kind")),
                state(row),
                row.getObject("agreed_on", LocalDate.class),
                row.getObject("introduction_id", UUID.class),
                vacancy == null ? null : new VacancyId(vacancy),
                employer == null ? null : new EmployerId(employer),
                occupation == null ? null : new OccupationCode(occupation),
                row.getObject("subsidised", Boolean.class),
                after == null ? null : new PlacementId(after),
                terms(row));
    }

    private static PlacementState state(ResultSet row) throws SQLException {
        @Nullable LocalDate started = row.getObject("started_on", LocalDate.class);
        String state = row.getString("state");
        return switch (state) {
            case "agreed" -> new PlacementState.Agreed(row.getObject("starts_on", LocalDate.class));
            case "started" -> new PlacementState.Started(Objects.requireNonNull(started));
            case "paused" ->
                    new PlacementState.Paused(
                            Objects.requireNonNull(started),
                            row.getObject("paused_on", LocalDate.class));
            case "completed" ->
                    new PlacementState.Completed(
                            Objects.requireNonNull(started),
                            row.getObject("ended_on", LocalDate.class));
            case "ended" ->
                    new PlacementState.Ended(
                            started,
                            row.getObject("ended_on", LocalDate.class),
                            value(EndReason.class, row.getString("end_reason")));
            case "voided" ->
                    new PlacementState.Voided(
                            row.getObject("voided_on", LocalDate.class),
                            value(VoidReason.class, row.getString("void_reason")));
            default -> throw new IllegalStateException("unknown state of a placement: " + state);
        };
    }

    private static <E extends Enum<E>> E value(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }
}
