package org.onward.matching.consent;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.onward.matching.access.Caller;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.shared.Sql;

/**
 * Stored consents, inside the open transaction. To an employer the database shows no more than the
 * card of one that holds at this moment.
 */
@Singleton
public final class Consents {
    private static final String COLUMNS =
            """
            select id, returnee_id, employer_id, preset, fields, card, given_on, ends_on, revoked_at,
                revoked_because
            from consent
            """;

    private final Sql sql;

    Consents(Sql sql) {
        this.sql = sql;
    }

    /** The one that was not ended, if there is one; its last day may be past. */
    public Optional<Consent> standing(ReturneeId person, EmployerId employer) {
        return sql.first(
                COLUMNS + " where returnee_id = ? and employer_id = ? and revoked_at is null",
                Consents::consent,
                person.value(),
                employer.value());
    }

    public Optional<Consent> find(ConsentId id) {
        return sql.first(COLUMNS + " where id = ?", Consents::consent, id.value());
    }

    /** For the link in a mail: in the worker's transaction, where no policy looks. */
    public static Optional<Consent> holding(Sql worker, ConsentId id, Instant at) {
        return worker.first(
                COLUMNS + " where id = ? and consent_holds(consent, ?)",
                Consents::consent,
                id.value(),
                at.atOffset(ZoneOffset.UTC));
    }

    /**
     * What an employer may see of one introduction.
     *
     * @param withContact whether name, telephone or e-mail go with the card
     */
    public record Shared(SkillCard card, boolean withContact) {}

    /**
     * For the employer who asks, as long as the introduction and the consent hold; the database
     * answers nobody else.
     */
    public Optional<Shared> shared(UUID introduction) {
        return sql.first(
                "select card, with_contact from shared_card(?)",
                row -> new Shared(card(row.getString("card")), row.getBoolean("with_contact")),
                introduction);
    }

    private static SkillCard card(String json) {
        return json.equals("{}") ? SkillCard.EMPTY : SkillCard.parse(json);
    }

    Optional<Consent> lock(ReturneeId person, ConsentId id) {
        return sql.first(
                COLUMNS + " where id = ? and returnee_id = ? for update",
                Consents::consent,
                id.value(),
                person.value());
    }

    List<Consent> of(ReturneeId person) {
        return sql.list(
                COLUMNS + " where returnee_id = ? order by recorded_at desc, id limit 200",
                Consents::consent,
                person.value());
    }

    void save(Caller caller, Consent consent, byte[] previewHash, Instant at) {
        sql.change(
                """
                insert into consent (id, returnee_id, employer_id, preset, fields, card, preview_hash,
                    given_on, ends_on, recorded_at, recorded_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                consent.id().value(),
                consent.person().value(),
                consent.employer().value(),
                lower(consent.preset()),
                consent.fields().stream().sorted().map(Consents::lower).toArray(String[]::new),
                consent.card().json(),
                previewHash,
                consent.givenOn(),
                consent.endsOn(),
                at.atOffset(ZoneOffset.UTC),
                caller.account().value());
    }

    /** False where it had ended already. */
    boolean end(ConsentId id, String because, Instant at) {
        return sql.change(
                        """
                        update consent set revoked_at = ?, revoked_because = ?
                        where id = ? and revoked_at is null
                        """,
                        at.atOffset(ZoneOffset.UTC),
                        because,
                        id.value())
                == 1;
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Of a column {@code fields}. */
    public static Set<ContactField> fields(ResultSet row) throws SQLException {
        String[] fields = (String[]) row.getArray("fields").getArray();
        Set<ContactField> named = EnumSet.noneOf(ContactField.class);
        Arrays.stream(fields)
                .forEach(field -> named.add(ContactField.valueOf(field.toUpperCase(Locale.ROOT))));
        return named;
    }

    private static Consent consent(ResultSet row) throws SQLException {
        OffsetDateTime ended = row.getObject("revoked_at", OffsetDateTime.class);
        return new Consent(
                new ConsentId(row.getObject("id", UUID.class)),
                new ReturneeId(row.getObject("returnee_id", UUID.class)),
                new EmployerId(row.getObject("employer_id", UUID.class)),
                Preset.valueOf(row.getString("preset").toUpperCase(Locale.ROOT)),
                fields(row),
                card(row.getString("card")),
                row.getObject("given_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                ended == null ? null : ended.toInstant(),
                row.getString("revoked_because"));
    }
}
