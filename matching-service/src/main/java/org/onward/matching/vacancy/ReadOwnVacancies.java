package org.onward.matching.vacancy;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;
import org.onward.matching.problem.FieldError;
import org.onward.matching.problem.Problem;
import org.onward.matching.taxonomy.OccupationCode;

/** An employer's own vacancies, with how many candidates wait for an answer. */
@Singleton
public final class ReadOwnVacancies {
    /** Vacancies to a page at most. */
    public static final int MOST = 100;

    private final Transactions transactions;
    private final VacancyScope scope;
    private final VacancyRows states;
    private final IntroductionCounts introductions;

    /** Of so many vacancies of an employer its own words are remembered. */
    private static final int REMEMBERED = 200;

    private final WhatIsBehind behind;
    private final JdbcOperations jdbc;

    ReadOwnVacancies(
            Transactions transactions,
            VacancyScope scope,
            VacancyRows states,
            IntroductionCounts introductions,
            WhatIsBehind behind,
            JdbcOperations jdbc) {
        this.transactions = transactions;
        this.scope = scope;
        this.states = states;
        this.introductions = introductions;
        this.behind = behind;
        this.jdbc = jdbc;
    }

    /**
     * What a list shows of a vacancy.
     *
     * @param since of the state; null for a draft
     * @param asked when somebody asked whether it is still true; null where nobody does
     * @param hiddenFrom when it is hidden if nobody answers that
     */
    public record Line(
            VacancyId id,
            int version,
            Kind kind,
            String title,
            String state,
            @Nullable Instant since,
            @Nullable String place,
            int seats,
            @Nullable Instant asked,
            @Nullable Instant hiddenFrom,
            List<FieldError> comments,
            IntroductionCounts.Count introductions) {
        public Line {
            comments = List.copyOf(comments);
        }
    }

    /**
     * @param next cursor of the page that follows; null at the end
     */
    public record Page(List<Line> vacancies, @Nullable String next) {
        public Page {
            vacancies = List.copyOf(vacancies);
        }
    }

    /**
     * @param confirmed when somebody last said that it is true
     * @param behind what stands behind it, where it is a training
     * @param past whether its last day has passed
     */
    public record Whole(
            Vacancy vacancy,
            @Nullable Instant confirmed,
            @Nullable Instant asked,
            @Nullable Instant hiddenFrom,
            IntroductionCounts.Count introductions,
            List<Behind> behind,
            boolean past) {
        public Whole {
            behind = List.copyOf(behind);
        }
    }

    /** The kind of work that the employer said it was when it last posted under the same title. */
    public Optional<OccupationCode> lastOccupation(Caller caller, String title) {
        UUID employer = Objects.requireNonNull(caller.organisation());
        return transactions
                .read(caller, () -> lastOccupation(employer, title))
                .map(OccupationCode::new);
    }

    private Optional<String> lastOccupation(UUID employer, String title) {
        return jdbc.prepareStatement(
                """
                select occupation from (
                    select title, occupation, created_at from vacancy
                    where employer_id = ? and occupation is not null
                    order by created_at desc, id desc limit ?) as latest
                where lower(btrim(title)) = lower(btrim(?)) order by created_at desc limit 1
                """,
                statement -> {
                    statement.setObject(1, employer);
                    statement.setInt(2, REMEMBERED);
                    statement.setString(3, title);
                    try (ResultSet row = statement.executeQuery()) {
                        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                    }
                });
    }

    /** Newest first. */
    public Page list(Caller caller, @Nullable String after, int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problem.invalid("limit", "out_of_range", "Between 1 and %d.".formatted(MOST));
        }
        Cursor cursor = Cursor.read(after);
        UUID employer = Objects.requireNonNull(caller.organisation());
        return transactions.read(
                caller,
                () -> {
                    List<Row> rows = rows(employer, cursor, limit + 1);
                    List<Row> shown = rows.size() > limit ? rows.subList(0, limit) : rows;
                    Row last = shown.isEmpty() ? null : shown.getLast();
                    Map<VacancyId, IntroductionCounts.Count> counts =
                            introductions.of(shown.stream().map(Row::id).toList());
                    return new Page(
                            shown.stream().map(row -> row.line(counts)).toList(),
                            rows.size() > limit && last != null
                                    ? new Cursor(last.created(), last.id().value()).written()
                                    : null);
                });
    }

    /**
     * @throws Problem NOT_FOUND for somebody else's
     */
    public Whole one(Caller caller, VacancyId id) {
        return transactions.read(
                caller,
                () -> {
                    Vacancy vacancy = scope.actingOn(caller, id);
                    Standing standing = standing(id);
                    return new Whole(
                            vacancy,
                            standing.confirmed(),
                            standing.asked(),
                            standing.hiddenFrom(),
                            introductions
                                    .of(List.of(id))
                                    .getOrDefault(id, IntroductionCounts.Count.NONE),
                            vacancy.kind() == Kind.TRAINING ? behind.of(id) : List.of(),
                            GoodStanding.isPast(vacancy, caller.today()));
                });
    }

    /** Whether somebody waits for the word that a vacancy is still true. */
    private record Standing(@Nullable Instant confirmed, @Nullable Instant asked) {
        static Standing of(ResultSet row) throws SQLException {
            boolean stands = List.of("open", "paused").contains(row.getString("state"));
            return new Standing(
                    stands ? VacancyRows.instant(row, "confirmed_at") : null,
                    stands ? VacancyRows.instant(row, "asked_at") : null);
        }

        @Nullable Instant hiddenFrom() {
            return asked == null || confirmed == null
                    ? null
                    : Confirmation.hiddenFrom(confirmed, asked);
        }
    }

    private Standing standing(VacancyId id) {
        return jdbc.prepareStatement(
                "select v.state, v.confirmed_at, v.asked_at from vacancy v where v.id = ?",
                statement -> {
                    statement.setObject(1, id.value());
                    try (ResultSet row = statement.executeQuery()) {
                        if (!row.next()) {
                            throw Problem.notFound();
                        }
                        return Standing.of(row);
                    }
                });
    }

    private record Row(
            VacancyId id,
            int version,
            Kind kind,
            String title,
            String state,
            @Nullable Instant since,
            @Nullable String place,
            int seats,
            Standing standing,
            List<FieldError> comments,
            Instant created) {
        Line line(Map<VacancyId, IntroductionCounts.Count> counts) {
            return new Line(
                    id,
                    version,
                    kind,
                    title,
                    state,
                    since,
                    place,
                    seats,
                    standing.asked(),
                    standing.hiddenFrom(),
                    comments,
                    counts.getOrDefault(id, IntroductionCounts.Count.NONE));
        }
    }

    private List<Row> rows(UUID employer, @Nullable Cursor cursor, int limit) {
        return jdbc.prepareStatement(
                """
                select v.id, v.version, v.kind, v.title, v.state, v.state_since, v.opened_at,
                    v.place_code, v.seats, v.confirmed_at, v.asked_at, v.review_comments,
                    v.created_at
                from vacancy v
                where v.employer_id = ?
                    and (cast(? as timestamptz) is null or (v.created_at, v.id) < (?, ?))
                order by v.created_at desc, v.id desc limit ?
                """,
                statement -> {
                    statement.setObject(1, employer);
                    statement.setInt(Cursor.bind(statement, 2, cursor), limit);
                    List<Row> rows = new ArrayList<>();
                    try (ResultSet row = statement.executeQuery()) {
                        while (row.next()) {
                            rows.add(row(row));
                        }
                    }
                    return rows;
                });
    }

    private Row row(ResultSet row) throws SQLException {
        String state = row.getString("state");
        return new Row(
                VacancyParts.id(row, "id"),
                row.getInt("version"),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("title"),
                state,
                switch (state) {
                    case "draft" -> null;
                    case "open" -> VacancyRows.instant(row, "opened_at");
                    default -> VacancyRows.instant(row, "state_since");
                },
                row.getString("place_code"),
                row.getInt("seats"),
                Standing.of(row),
                states.comments(row.getString("review_comments")),
                Objects.requireNonNull(VacancyRows.instant(row, "created_at")));
    }
}
