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
            @Nullable ExitReason exitReason) {}

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
                            (select bool_and(m.covered) from my_people m where m.returnee_id = r.id) as covered
                        from returnee r
                            join lateral (select office_id, entered_on, exited_on, exit_reason from enrolment
                                where returnee_id = r.id order by exited_on desc nulls first, id limit 1) e
                                on true
                            join office o on o.id = e.office_id
                            join assignment s on s.returnee_id = r.id and s.until_day is null
                            join account a on a.id = s.counsellor_id
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
                                                .orElse(null)),
                        person.value())
                .orElseThrow(Problem::notFound);
    }
}
