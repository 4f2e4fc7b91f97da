package org.onward.matching.returnee;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.problem.Problem;

/** Shows one of the caller's people: name, readiness, enrolment, counsellor. */
@Singleton
public final class SeePerson {
    private final OwnPeople own;
    private final Statements statements;
    private final Vault vault;

    SeePerson(OwnPeople own, Statements statements, Vault vault) {
        this.own = own;
        this.statements = statements;
        this.vault = vault;
    }

    /**
     * @param version for the next edit
     * @param covered whether the person is an absent colleague's
     * @param counsellor the name of the counsellor assigned
     * @param next to whom the person goes, and from when
     * @param received from whom the caller has the person, and since when, until they have said
     *     that they know
     */
    public record Person(
            ReturneeId id,
            int version,
            String reference,
            String name,
            PersonKind kind,
            @Nullable Sex sex,
            Readiness readiness,
            boolean matchingAgreed,
            boolean statisticsAgreed,
            boolean covered,
            String counsellor,
            String office,
            LocalDate enteredOn,
            @Nullable LocalDate exitedOn,
            @Nullable ExitReason exitReason,
            @Nullable Handing next,
            @Nullable Handing received) {}

    /**
     * @throws Problem NOT_FOUND for somebody else's person
     */
    public Person see(Caller caller, ReturneeId person) {
        return own.act(
                caller,
                person,
                "see_person",
                () -> {
                    String name = vault.names(List.of(person)).getOrDefault(person, "");
                    return load(person, name);
                });
    }

    private Person load(ReturneeId person, String name) {
        return statements
                .first(
                        """
                        select r.version, r.reference, r.kind, r.sex, r.readiness, r.readiness_since,
                            r.not_now_until, r.matching_agreed, r.statistics_agreed, a.display_name,
                            o.name as office,
                            e.entered_on, e.exited_on, e.exit_reason,
                            h.from_day as next_from, h.display_name as next_counsellor,
                            s.from_day as since, g.display_name as given_by,
                            s.counsellor_id = caller() and s.recorded_by <> caller()
                                and s.noticed_at is null as new_here,
                            (select bool_and(m.covered) from my_people m where m.returnee_id = r.id) as covered
                        from returnee r
                            join lateral (select office_id, entered_on, exited_on, exit_reason from enrolment
                                where returnee_id = r.id order by exited_on desc nulls first, id limit 1) e
                                on true
                            join office o on o.id = e.office_id
                            join assignment s on s.returnee_id = r.id and s.from_day <= caller_day()
                                and (s.until_day is null or s.until_day > caller_day())
                            join account a on a.id = s.counsellor_id
                            left join account g on g.id = s.recorded_by
                            left join lateral (select n.from_day, c.display_name from assignment n
                                    join account c on c.id = n.counsellor_id
                                where n.returnee_id = r.id and n.until_day is null and n.from_day > caller_day()) h
                                on true
                        where r.id = ?
                        """,
                        row ->
                                new Person(
                                        person,
                                        row.getInt("version"),
                                        row.getString("reference"),
                                        name.isEmpty() ? row.getString("reference") : name,
                                        Choices.of(PersonKind.class, row.getString("kind"))
                                                .orElseThrow(),
                                        Choices.of(Sex.class, row.getString("sex")).orElse(null),
                                        ReadinessText.parse(
                                                        row.getString("readiness"),
                                                        row.getObject(
                                                                "readiness_since", LocalDate.class),
                                                        row.getObject(
                                                                "not_now_until", LocalDate.class))
                                                .orElseThrow(),
                                        row.getBoolean("matching_agreed"),
                                        row.getBoolean("statistics_agreed"),
                                        row.getBoolean("covered"),
                                        row.getString("display_name"),
                                        row.getString("office"),
                                        row.getObject("entered_on", LocalDate.class),
                                        row.getObject("exited_on", LocalDate.class),
                                        Choices.of(ExitReason.class, row.getString("exit_reason"))
                                                .orElse(null),
                                        Handing.of(
                                                row.getObject("next_from", LocalDate.class),
                                                row.getString("next_counsellor")),
                                        row.getBoolean("new_here")
                                                ? Handing.of(
                                                        row.getObject("since", LocalDate.class),
                                                        row.getString("given_by"))
                                                : null),
                        person.value())
                .orElseThrow(Problem::notFound);
    }
}
