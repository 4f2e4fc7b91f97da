package org.onward.matching.vacancy;

import io.micronaut.core.type.Argument;
import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.AccountId;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.problem.FieldError;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.Money;
import org.onward.matching.shared.PayPeriod;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.SkillId;

/** Vacancies with their skills, languages and backing: four queries, however many are asked for. */
@Singleton
final class PostgresVacancies implements Vacancies {
    private static final int CHUNK = 500;
    private static final String COLUMNS =
            """
            v.id, v.version, v.kind, v.state, v.state_since, v.employer_id, v.title, v.tasks,
            v.occupation, v.occupation_confidence, v.sector, v.country, v.place_code, v.place_words,
            v.pay_min_minor, v.pay_max_minor, v.currency, v.pay_period, v.stipend_minor, v.hours,
            v.nights, v.live_in, v.accommodation, v.education, v.start_on, v.seats, v.weeks, v.plan,
            v.seats_committed, v.overseas, v.licence_number, v.principal, v.job_order,
            v.visa_class, v.contract_seen, v.zero_fees, v.vetted_on, v.opened_at, v.confirmed_at,
            v.valid_until, v.rejected_because, v.review_comments
            """;
    private static final String INDEXED =
            "select "
                    + COLUMNS
                    + """
                    , e.name as employer_name,
                        v.state = 'open' and e.standing = 'verified'
                            and (not v.overseas or v.vetted_on is not null)
                            and (v.valid_until is null or v.valid_until >= ?) as shown,
                        coalesce((select sum(coalesce(b.seats_committed, b.seats)) from backing k
                            join vacancy b on b.id = k.vacancy_id
                            where k.training_id = v.id and b.state = 'open'), 0) as backed_seats
                    from vacancy v join employer e on e.id = v.employer_id
                    """;

    private final JdbcOperations jdbc;
    private final ObjectMapper json;
    private final InstantSource clock;

    PostgresVacancies(JdbcOperations jdbc, ObjectMapper json, InstantSource clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Optional<Vacancy> find(VacancyId id) {
        return Optional.ofNullable(findAll(List.of(id)).get(id));
    }

    @Override
    public Map<VacancyId, Vacancy> findAll(Collection<VacancyId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc.execute(
                connection -> {
                    Map<VacancyId, Vacancy> found = new LinkedHashMap<>();
                    List<Row> rows =
                            rows(
                                    connection,
                                    "select " + COLUMNS + " from vacancy v where v.id = any(?)",
                                    false,
                                    statement -> statement.setArray(1, uuids(connection, ids)));
                    for (Row row : withParts(connection, rows)) {
                        found.put(row.id(), row.vacancy());
                    }
                    return found;
                });
    }

    @Override
    public Map<VacancyId, Indexed> forIndex(Connection worker, Collection<VacancyId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        try {
            Map<VacancyId, Indexed> found = new LinkedHashMap<>();
            List<Row> rows =
                    rows(
                            worker,
                            INDEXED + " where v.id = any(?)",
                            true,
                            statement -> {
                                statement.setObject(1, day());
                                statement.setArray(2, uuids(worker, ids));
                            });
            for (Row row : withParts(worker, rows)) {
                found.put(row.id(), row.indexed());
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("vacancies could not be read for the index", e);
        }
    }

    @Override
    public void eachOpen(Connection worker, Consumer<Indexed> each) {
        try (PreparedStatement statement =
                worker.prepareStatement(INDEXED + " where v.state = 'open' order by v.id")) {
            // A fetch size inside a transaction makes the driver use a cursor.
            statement.setFetchSize(CHUNK);
            statement.setObject(1, day());
            try (ResultSet result = statement.executeQuery()) {
                List<Row> chunk = new ArrayList<>(CHUNK);
                while (result.next()) {
                    chunk.add(row(result, true));
                    if (chunk.size() == CHUNK) {
                        withParts(worker, chunk).forEach(row -> each.accept(row.indexed()));
                        chunk.clear();
                    }
                }
                withParts(worker, chunk).forEach(row -> each.accept(row.indexed()));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("vacancies could not be read for the index", e);
        }
    }

    /** The index has no caller and so no zone: a last day ends at midnight UTC. */
    private LocalDate day() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    // ---- reading

    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private record Row(
            VacancyId id,
            int version,
            VacancyState state,
            VacancyContent content,
            String employerName,
            boolean shown,
            int backedSeats) {
        Vacancy vacancy() {
            return content.as(id, version, state);
        }

        Indexed indexed() {
            return new Indexed(vacancy(), employerName, shown, backedSeats);
        }
    }

    private List<Row> rows(Connection connection, String sql, boolean forIndex, Binding binding)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            List<Row> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(row(result, forIndex));
                }
            }
            return rows;
        }
    }

    private List<Row> withParts(Connection connection, List<Row> rows) throws SQLException {
        if (rows.isEmpty()) {
            return rows;
        }
        List<VacancyId> ids = rows.stream().map(Row::id).toList();
        Map<VacancyId, List<AskedSkill>> skills = new HashMap<>();
        Map<VacancyId, List<AskedLanguage>> languages = new HashMap<>();
        Map<VacancyId, List<VacancyId>> backing = new HashMap<>();
        // Three statements, one round trip.
        each(
                connection,
                ids,
                """
                select vacancy_id, skill_id, must, teaches, level, word, confidence
                from vacancy_skill where vacancy_id = any(?)
                order by vacancy_id, must desc, confidence desc, skill_id;
                select vacancy_id, language, level from vacancy_language
                where vacancy_id = any(?) order by vacancy_id, level desc, language;
                select training_id, vacancy_id from backing
                where training_id = any(?) order by training_id, vacancy_id
                """,
                row ->
                        skills.computeIfAbsent(id(row, "vacancy_id"), k -> new ArrayList<>())
                                .add(
                                        new AskedSkill(
                                                new SkillId(row.getObject("skill_id", UUID.class)),
                                                row.getBoolean("must"),
                                                row.getBoolean("teaches"),
                                                integer(row, "level"),
                                                row.getString("word"),
                                                row.getDouble("confidence"))),
                row ->
                        languages
                                .computeIfAbsent(id(row, "vacancy_id"), k -> new ArrayList<>())
                                .add(
                                        new AskedLanguage(
                                                row.getString("language"), row.getInt("level"))),
                row ->
                        backing.computeIfAbsent(id(row, "training_id"), k -> new ArrayList<>())
                                .add(id(row, "vacancy_id")));
        return rows.stream()
                .map(
                        row ->
                                new Row(
                                        row.id(),
                                        row.version(),
                                        row.state(),
                                        with(
                                                row.content(),
                                                skills.getOrDefault(row.id(), List.of()),
                                                languages.getOrDefault(row.id(), List.of()),
                                                backing.getOrDefault(row.id(), List.of())),
                                        row.employerName(),
                                        row.shown(),
                                        row.backedSeats()))
                .toList();
    }

    private static VacancyContent with(
            VacancyContent content,
            List<AskedSkill> skills,
            List<AskedLanguage> languages,
            List<VacancyId> backing) {
        Post post = content.post();
        return new VacancyContent(
                content.kind(),
                new Post(
                        post.employer(),
                        post.title(),
                        post.tasks(),
                        post.occupation(),
                        post.occupationConfidence(),
                        post.sector(),
                        post.country(),
                        post.place(),
                        post.pay(),
                        post.hours(),
                        post.nights(),
                        post.liveIn(),
                        post.accommodation(),
                        post.education(),
                        post.startOn(),
                        post.seats(),
                        skills,
                        languages,
                        post.overseas(),
                        post.validUntil()),
                content.stipend(),
                content.weeks(),
                content.plan(),
                content.seatsCommitted(),
                backing,
                content.placeWords(),
                content.unresolved());
    }

    private interface EachRow {
        void take(ResultSet row) throws SQLException;
    }

    /** Each statement takes the ids once and has its own reader. */
    private static void each(
            Connection connection, Collection<VacancyId> ids, String sql, EachRow... readers)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 1; i <= readers.length; i++) {
                statement.setArray(i, uuids(connection, ids));
            }
            statement.execute();
            for (EachRow reader : readers) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        reader.take(rows);
                    }
                }
                statement.getMoreResults();
            }
        }
    }

    private Row row(ResultSet row, boolean forIndex) throws SQLException {
        String occupation = row.getString("occupation");
        String sector = row.getString("sector");
        Currency currency =
                row.getString("currency") == null
                        ? null
                        : Currency.getInstance(row.getString("currency"));
        Post post =
                new Post(
                        new EmployerId(row.getObject("employer_id", UUID.class)),
                        row.getString("title"),
                        row.getString("tasks"),
                        occupation == null ? null : new OccupationCode(occupation),
                        row.getDouble("occupation_confidence"),
                        sector == null ? null : sector.charAt(0),
                        row.getString("country"),
                        row.getString("place_code"),
                        pay(row, currency),
                        integer(row, "hours"),
                        bool(row, "nights"),
                        bool(row, "live_in"),
                        bool(row, "accommodation"),
                        integer(row, "education"),
                        row.getObject("start_on", LocalDate.class),
                        row.getInt("seats"),
                        List.of(),
                        List.of(),
                        overseas(row),
                        row.getObject("valid_until", LocalDate.class));
        return new Row(
                id(row, "id"),
                row.getInt("version"),
                state(row),
                new VacancyContent(
                        Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        post,
                        money(row, "stipend_minor", currency),
                        integer(row, "weeks"),
                        row.getString("plan"),
                        integer(row, "seats_committed"),
                        List.of(),
                        row.getString("place_words"),
                        List.of()),
                forIndex ? row.getString("employer_name") : "",
                forIndex && row.getBoolean("shown"),
                forIndex ? row.getInt("backed_seats") : 0);
    }

    private static @Nullable Pay pay(ResultSet row, @Nullable Currency currency)
            throws SQLException {
        Money min = money(row, "pay_min_minor", currency);
        Money max = money(row, "pay_max_minor", currency);
        String period = row.getString("pay_period");
        if (period == null || (min == null && max == null)) {
            return null;
        }
        Money low = min == null ? Objects.requireNonNull(max) : min;
        return new Pay(
                low, max == null ? low : max, PayPeriod.valueOf(period.toUpperCase(Locale.ROOT)));
    }

    private static @Nullable Money money(ResultSet row, String column, @Nullable Currency currency)
            throws SQLException {
        long minor = row.getLong(column);
        return row.wasNull() || currency == null ? null : new Money(minor, currency);
    }

    private static @Nullable Overseas overseas(ResultSet row) throws SQLException {
        return row.getBoolean("overseas")
                ? new Overseas(
                        row.getString("licence_number"),
                        row.getString("principal"),
                        row.getString("job_order"),
                        row.getString("visa_class"),
                        row.getBoolean("contract_seen"),
                        row.getBoolean("zero_fees"),
                        row.getObject("vetted_on", LocalDate.class))
                : null;
    }

    private VacancyState state(ResultSet row) throws SQLException {
        Instant since = Objects.requireNonNull(instant(row, "state_since"));
        String state = row.getString("state");
        return switch (state) {
            case "draft" -> new VacancyState.Draft();
            case "submitted" -> new VacancyState.Submitted(since);
            case "sent_back" ->
                    new VacancyState.SentBack(comments(row.getString("review_comments")), since);
            case "rejected" -> new VacancyState.Rejected(row.getString("rejected_because"), since);
            case "open" ->
                    new VacancyState.Open(
                            Objects.requireNonNull(instant(row, "opened_at")),
                            Objects.requireNonNull(instant(row, "confirmed_at")));
            case "paused" -> new VacancyState.Paused(since);
            case "filled" -> new VacancyState.Filled(since);
            case "withdrawn" -> new VacancyState.Withdrawn(since);
            case "expired" -> new VacancyState.Expired(since);
            default -> throw new IllegalStateException("state " + state);
        };
    }

    private List<FieldError> comments(String text) {
        try {
            return json.readValue(text, Argument.listOf(FieldError.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static VacancyId id(ResultSet row, String column) throws SQLException {
        return new VacancyId(row.getObject(column, UUID.class));
    }

    private static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    private static @Nullable Boolean bool(ResultSet row, String column) throws SQLException {
        boolean value = row.getBoolean(column);
        return row.wasNull() ? null : value;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static java.sql.Array uuids(Connection connection, Collection<VacancyId> ids)
            throws SQLException {
        return connection.createArrayOf("uuid", ids.stream().map(VacancyId::value).toArray());
    }

    // ---- writing

    /**
     * A vacancy to be stored.
     *
     * @param source and {@code externalId} and {@code contentHash}: of a feed's row, else null
     */
    @SuppressWarnings("ArrayRecordComponent") // goes to the database and nowhere else
    record Stored(
            VacancyId id,
            VacancyContent content,
            VacancyState state,
            @Nullable String source,
            @Nullable String externalId,
            byte @Nullable [] contentHash) {}

    private static final String CONTENT =
            """
            title, tasks, occupation, occupation_confidence, sector, country, place_code,
            place_words, pay_min_minor, pay_max_minor, currency, pay_period, stipend_minor, hours,
            nights, live_in, accommodation, education, start_on, seats, weeks, plan,
            seats_committed, overseas, licence_number, principal, job_order, visa_class,
            contract_seen, zero_fees, vetted_on, valid_until
            """;
    private static final int CONTENT_COLUMNS = CONTENT.split(",", -1).length;
    private static final String MARKS =
            String.join(", ", java.util.Collections.nCopies(CONTENT_COLUMNS, "?"));

    void insert(List<Stored> vacancies) {
        String sql =
                "insert into vacancy (%s, id, kind, employer_id, source, external_id,"
                                .formatted(CONTENT)
                        + " content_hash, created_at, state, state_since, opened_at, confirmed_at)"
                        + " values (%s, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)".formatted(MARKS);
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.prepareStatement(
                sql,
                statement -> {
                    for (Stored one : vacancies) {
                        int at = content(statement, one.content());
                        statement.setObject(at++, one.id().value());
                        statement.setString(at++, lower(one.content().kind()));
                        statement.setObject(at++, one.content().post().employer().value());
                        statement.setString(at++, one.source());
                        statement.setString(at++, one.externalId());
                        statement.setBytes(at++, one.contentHash());
                        statement.setObject(at++, now);
                        statement.setString(at++, StateNames.of(one.state()));
                        statement.setObject(at++, now);
                        boolean open = one.state() instanceof VacancyState.Open;
                        statement.setObject(at++, open ? now : null, Types.TIMESTAMP_WITH_TIMEZONE);
                        statement.setObject(at, open ? now : null, Types.TIMESTAMP_WITH_TIMEZONE);
                        statement.addBatch();
                    }
                    return statement.executeBatch();
                });
        insertParts(vacancies);
    }

    /**
     * Writes other content to vacancies; their kinds and employers stay.
     *
     * @param versions of each, as read
     * @throws Problem CHANGED_MEANWHILE where one has another version
     */
    void update(List<Stored> vacancies, Map<VacancyId, Integer> versions) {
        String sql =
                "update vacancy set (%s) = row (%s),".formatted(CONTENT, MARKS)
                        + " content_hash = coalesce(?, content_hash), version = version + 1,"
                        + " confirmed_at = case when confirmed_at is null then null else ? end"
                        + " where id = ? and version = ?";
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        int[] rows =
                jdbc.prepareStatement(
                        sql,
                        statement -> {
                            for (Stored one : vacancies) {
                                int at = content(statement, one.content());
                                statement.setBytes(at++, one.contentHash());
                                statement.setObject(at++, now);
                                statement.setObject(at++, one.id().value());
                                statement.setInt(
                                        at, Objects.requireNonNull(versions.get(one.id())));
                                statement.addBatch();
                            }
                            return statement.executeBatch();
                        });
        for (int row : rows) {
            if (row == 0) {
                throw Problem.changedMeanwhile();
            }
        }
        List<VacancyId> ids = vacancies.stream().map(Stored::id).toList();
        for (String sqlOfPart :
                List.of(
                        "delete from vacancy_skill where vacancy_id = any(?)",
                        "delete from vacancy_language where vacancy_id = any(?)",
                        "delete from vacancy_unresolved where vacancy_id = any(?)",
                        "delete from backing where training_id = any(?)")) {
            jdbc.prepareStatement(
                    sqlOfPart,
                    statement -> {
                        statement.setArray(1, uuids(statement.getConnection(), ids));
                        return statement.executeUpdate();
                    });
        }
        insertParts(vacancies);
    }

    private void insertParts(List<Stored> vacancies) {
        jdbc.prepareStatement(
                """
                insert into vacancy_skill (vacancy_id, skill_id, must, teaches, level, word, confidence)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                statement -> {
                    for (Stored one : vacancies) {
                        for (AskedSkill skill : one.content().post().skills()) {
                            statement.setObject(1, one.id().value());
                            statement.setObject(2, skill.skill().value());
                            statement.setBoolean(3, skill.must());
                            statement.setBoolean(4, skill.teaches());
                            statement.setObject(5, skill.level(), Types.SMALLINT);
                            statement.setString(6, skill.word());
                            statement.setDouble(7, skill.confidence());
                            statement.addBatch();
                        }
                    }
                    return statement.executeBatch();
                });
        jdbc.prepareStatement(
                "insert into vacancy_language (vacancy_id, language, level) values (?, ?, ?)",
                statement -> {
                    for (Stored one : vacancies) {
                        for (AskedLanguage language : one.content().post().languages()) {
                            statement.setObject(1, one.id().value());
                            statement.setString(2, language.language());
                            statement.setInt(3, language.level());
                            statement.addBatch();
                        }
                    }
                    return statement.executeBatch();
                });
        jdbc.prepareStatement(
                "insert into vacancy_unresolved (vacancy_id, word) values (?, ?)",
                statement -> {
                    for (Stored one : vacancies) {
                        for (String word : one.content().unresolved()) {
                            statement.setObject(1, one.id().value());
                            statement.setString(2, word);
                            statement.addBatch();
                        }
                    }
                    return statement.executeBatch();
                });
        jdbc.prepareStatement(
                "insert into backing (training_id, vacancy_id) values (?, ?)",
                statement -> {
                    for (Stored one : vacancies) {
                        for (VacancyId behind : one.content().backedBy()) {
                            statement.setObject(1, one.id().value());
                            statement.setObject(2, behind.value());
                            statement.addBatch();
                        }
                    }
                    return statement.executeBatch();
                });
    }

    private static int content(PreparedStatement statement, VacancyContent content)
            throws SQLException {
        Post post = content.post();
        Pay pay = post.pay();
        Overseas overseas = post.overseas();
        Money stipend = content.stipend();
        Currency currency =
                pay != null ? pay.currency() : stipend != null ? stipend.currency() : null;
        int at = 1;
        statement.setString(at++, post.title());
        statement.setString(at++, post.tasks());
        statement.setString(at++, post.occupation() == null ? null : post.occupation().value());
        statement.setObject(
                at++,
                post.occupation() == null ? null : (float) post.occupationConfidence(),
                Types.REAL);
        statement.setString(at++, post.sector() == null ? null : post.sector().toString());
        statement.setString(at++, post.country());
        statement.setString(at++, post.place());
        statement.setString(at++, content.placeWords());
        statement.setObject(at++, pay == null ? null : pay.min().minor(), Types.BIGINT);
        statement.setObject(at++, pay == null ? null : pay.max().minor(), Types.BIGINT);
        statement.setString(at++, currency == null ? null : currency.getCurrencyCode());
        statement.setString(at++, pay == null ? null : lower(pay.period()));
        statement.setObject(at++, stipend == null ? null : stipend.minor(), Types.BIGINT);
        statement.setObject(at++, post.hours(), Types.SMALLINT);
        statement.setObject(at++, post.nights(), Types.BOOLEAN);
        statement.setObject(at++, post.liveIn(), Types.BOOLEAN);
        statement.setObject(at++, post.accommodation(), Types.BOOLEAN);
        statement.setObject(at++, post.education(), Types.SMALLINT);
        statement.setObject(at++, post.startOn(), Types.DATE);
        statement.setInt(at++, post.seats());
        statement.setObject(at++, content.weeks(), Types.SMALLINT);
        statement.setString(at++, content.plan());
        statement.setObject(at++, content.seatsCommitted(), Types.SMALLINT);
        statement.setBoolean(at++, overseas != null);
        statement.setString(at++, overseas == null ? null : overseas.licenceNumber());
        statement.setString(at++, overseas == null ? null : overseas.principal());
        statement.setString(at++, overseas == null ? null : overseas.jobOrder());
        statement.setString(at++, overseas == null ? null : overseas.visaClass());
        statement.setObject(at++, overseas == null ? null : overseas.contractSeen(), Types.BOOLEAN);
        statement.setObject(at++, overseas == null ? null : overseas.zeroFees(), Types.BOOLEAN);
        statement.setObject(at++, overseas == null ? null : overseas.vettedOn(), Types.DATE);
        statement.setObject(at++, post.validUntil(), Types.DATE);
        if (at != CONTENT_COLUMNS + 1) {
            throw new IllegalStateException("columns and values differ");
        }
        return at;
    }

    /** Moves one vacancy; only {@link MoveVacancy} calls it, after asking the table. */
    void state(Vacancy vacancy, VacancyState to) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        String comments =
                to instanceof VacancyState.SentBack sentBack ? written(sentBack.comments()) : null;
        String because = to instanceof VacancyState.Rejected rejected ? rejected.because() : null;
        VacancyState.@Nullable Open open = to instanceof VacancyState.Open o ? o : null;
        int rows =
                jdbc.prepareStatement(
                        """
                        update vacancy set state = ?, state_since = ?, version = version + 1,
                            rejected_because = ?, review_comments = cast(? as jsonb),
                            opened_at = coalesce(?, opened_at),
                            confirmed_at = coalesce(?, confirmed_at)
                        where id = ? and version = ?
                        """,
                        statement -> {
                            statement.setString(1, StateNames.of(to));
                            statement.setObject(2, now);
                            statement.setString(3, because);
                            statement.setString(4, comments);
                            statement.setObject(
                                    5,
                                    open == null ? null : open.opened().atOffset(ZoneOffset.UTC),
                                    Types.TIMESTAMP_WITH_TIMEZONE);
                            statement.setObject(
                                    6,
                                    open == null ? null : open.confirmed().atOffset(ZoneOffset.UTC),
                                    Types.TIMESTAMP_WITH_TIMEZONE);
                            statement.setObject(7, vacancy.id().value());
                            statement.setInt(8, vacancy.version());
                            return statement.executeUpdate();
                        });
        if (rows == 0) {
            throw Problem.changedMeanwhile();
        }
    }

    void vetted(Vacancy vacancy, Overseas seen) {
        int rows =
                jdbc.prepareStatement(
                        """
                        update vacancy set licence_number = ?, principal = ?, job_order = ?,
                            visa_class = ?, contract_seen = ?, zero_fees = ?, vetted_on = ?,
                            version = version + 1
                        where id = ? and version = ? and overseas
                        """,
                        statement -> {
                            statement.setString(1, seen.licenceNumber());
                            statement.setString(2, seen.principal());
                            statement.setString(3, seen.jobOrder());
                            statement.setString(4, seen.visaClass());
                            statement.setBoolean(5, seen.contractSeen());
                            statement.setBoolean(6, seen.zeroFees());
                            statement.setObject(7, seen.vettedOn(), Types.DATE);
                            statement.setObject(8, vacancy.id().value());
                            statement.setInt(9, vacancy.version());
                            return statement.executeUpdate();
                        });
        if (rows == 0) {
            throw Problem.changedMeanwhile();
        }
    }

    /** When the vacancy was first opened; empty where it never was. */
    Optional<Instant> openedAt(VacancyId id) {
        return jdbc.prepareStatement(
                "select opened_at from vacancy where id = ?",
                statement -> {
                    statement.setObject(1, id.value());
                    try (ResultSet rows = statement.executeQuery()) {
                        return rows.next()
                                ? Optional.ofNullable(instant(rows, "opened_at"))
                                : Optional.empty();
                    }
                });
    }

    private String written(List<FieldError> comments) {
        try {
            return json.writeValueAsString(Argument.listOf(FieldError.class), comments);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One step of a vacancy's life, for the record. */
    record Change(VacancyId vacancy, @Nullable VacancyState from, VacancyState to) {}

    void recordChanges(List<Change> changes, @Nullable AccountId by, @Nullable String because) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.prepareStatement(
                """
                insert into vacancy_change (id, vacancy_id, from_state, to_state, because,
                    recorded_at, recorded_by) values (?, ?, ?, ?, ?, ?, ?)
                """,
                statement -> {
                    for (Change change : changes) {
                        statement.setObject(1, UUID.randomUUID());
                        statement.setObject(2, change.vacancy().value());
                        statement.setString(
                                3, change.from() == null ? null : StateNames.of(change.from()));
                        statement.setString(4, StateNames.of(change.to()));
                        statement.setString(5, because);
                        statement.setObject(6, now);
                        statement.setObject(7, by == null ? null : by.value(), Types.OTHER);
                        statement.addBatch();
                    }
                    return statement.executeBatch();
                });
    }

    /** Vacancies of a source by the source's own ids. */
    Map<String, TakeFedVacancies.Known> fed(String source, Collection<String> externalIds) {
        return jdbc.prepareStatement(
                """
                select v.id, v.external_id, v.content_hash,
                    v.state = 'expired' or (v.state = 'submitted' and e.standing = 'verified'
                        and (not v.overseas or v.vetted_on is not null)) as due
                from vacancy v join employer e on e.id = v.employer_id
                where v.source = ? and v.external_id = any(?)
                """,
                statement -> {
                    statement.setString(1, source);
                    statement.setArray(
                            2,
                            statement.getConnection().createArrayOf("text", externalIds.toArray()));
                    Map<String, TakeFedVacancies.Known> found = new HashMap<>();
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            byte[] hash = rows.getBytes("content_hash");
                            found.put(
                                    rows.getString("external_id"),
                                    new TakeFedVacancies.Known(
                                            id(rows, "id"),
                                            hash == null ? new byte[0] : hash,
                                            rows.getBoolean("due")));
                        }
                    }
                    return found;
                });
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
