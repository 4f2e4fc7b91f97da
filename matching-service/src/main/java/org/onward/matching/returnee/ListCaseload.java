package org.onward.matching.returnee;

import jakarta.inject.Singleton;
import java.text.Collator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.audit.Audit;
import org.onward.matching.problem.Problem;

/**
 * The caller's people by name: one query for them, one for their names. Names are sealed, so they
 * are sorted and searched here and not in the database.
 */
@Singleton
public final class ListCaseload {
    private static final int MOST_PEOPLE = 1_000;
    private static final int MOST = 100;

    private final Transactions transactions;
    private final Statements statements;
    private final Vault vault;
    private final Audit audit;

    ListCaseload(Transactions transactions, Statements statements, Vault vault, Audit audit) {
        this.transactions = transactions;
        this.statements = statements;
        this.vault = vault;
        this.audit = audit;
    }

    /**
     * @param q part of a name or reference
     * @param readiness lower snake case
     * @param covered true for people of absent colleagues only, false for one's own only
     * @param limit 1–100
     */
    public record Wish(
            @Nullable String q,
            @Nullable String readiness,
            @Nullable Boolean covered,
            @Nullable String cursor,
            int limit) {}

    /**
     * @param covered whether the person is an absent colleague's
     * @param counsellor the name of the counsellor assigned
     * @param next to whom the person goes, and from when
     */
    public record Line(
            ReturneeId person,
            String reference,
            String name,
            PersonKind kind,
            Readiness readiness,
            boolean matchingAgreed,
            boolean covered,
            String counsellor,
            LocalDate enteredOn,
            @Nullable LocalDate exitedOn,
            @Nullable Handing next) {}

    /**
     * @param total people who fit the wish, on all pages
     * @param next where the next page begins; null on the last
     */
    public record Caseload(List<Line> people, int total, @Nullable String next) {}

    /**
     * @throws Problem INVALID for a wish out of bounds
     */
    public Caseload list(Caller caller, Wish wish) {
        if (caller.role() != Role.COUNSELLOR) {
            throw Problem.notAllowed();
        }
        Cursors.limit(wish.limit(), MOST);
        if (wish.readiness() != null && !ReadinessText.STATES.contains(wish.readiness())) {
            throw Problem.invalid(
                    "readiness",
                    "error.choose_from_list",
                    "One of: " + String.join(", ", ReadinessText.STATES) + ".");
        }
        if (wish.q() != null && wish.q().length() > 200) {
            throw Problem.invalid("q", "error.too_long", "At most 200 characters.");
        }
        return transactions.write(
                caller,
                () -> {
                    List<Line> found = sorted(caller, wish);
                    audit.done(
                            caller.account().value(),
                            caller.role().name(),
                            "list_caseload",
                            "caseload",
                            caller.account().value(),
                            null);
                    return page(found, wish);
                });
    }

    private List<Line> sorted(Caller caller, Wish wish) {
        List<Line> people = people(wish);
        Map<ReturneeId, String> names = vault.names(people.stream().map(Line::person).toList());
        String wanted = wish.q() == null ? "" : VaultLookups.normalisedName(wish.q());
        List<Line> found = new ArrayList<>();
        for (Line line : people) {
            Line named = named(line, names.getOrDefault(line.person(), line.reference()));
            if (VaultLookups.normalisedName(named.name()).contains(wanted)
                    || VaultLookups.normalisedName(named.reference()).contains(wanted)) {
                found.add(named);
            }
        }
        Collator collator = Collator.getInstance(Locale.forLanguageTag(caller.language()));
        found.sort(
                Comparator.comparing(Line::name, collator::compare).thenComparing(Line::reference));
        return found;
    }

    /** "offset 0" has the caller's people looked up by their keys, and not among everybody's. */
    private List<Line> people(Wish wish) {
        return statements.list(
                """
                select r.id, r.reference, r.kind, r.readiness, r.readiness_since, r.not_now_until,
                    r.matching_agreed, m.covered, a.display_name, e.entered_on, e.exited_on,
                    h.from_day as next_from, h.display_name as next_counsellor
                from (select distinct returnee_id, covered, counsellor_id from my_people) m
                    cross join lateral (select * from returnee where id = m.returnee_id offset 0) r
                    cross join lateral (select entered_on, exited_on from enrolment
                        where returnee_id = r.id order by exited_on desc nulls first, id limit 1) e
                    join account a on a.id = m.counsellor_id
                    left join lateral (select n.from_day, c.display_name
                        from assignment n join account c on c.id = n.counsellor_id
                        where n.returnee_id = r.id and n.until_day is null
                            and n.from_day > (select caller_day()) offset 0) h on true
                where (?::text is null or r.readiness = ?) and (?::boolean is null or m.covered = ?)
                order by r.reference
                limit ?
                """,
                row ->
                        new Line(
                                new ReturneeId(row.getObject("id", UUID.class)),
                                row.getString("reference"),
                                "",
                                Choices.of(PersonKind.class, row.getString("kind")).orElseThrow(),
                                ReadinessText.parse(
                                                row.getString("readiness"),
                                                row.getObject("readiness_since", LocalDate.class),
                                                row.getObject("not_now_until", LocalDate.class))
                                        .orElseThrow(),
                                row.getBoolean("matching_agreed"),
                                row.getBoolean("covered"),
                                row.getString("display_name"),
                                row.getObject("entered_on", LocalDate.class),
                                row.getObject("exited_on", LocalDate.class),
                                Handing.of(
                                        row.getObject("next_from", LocalDate.class),
                                        row.getString("next_counsellor"))),
                wish.readiness(),
                wish.readiness(),
                wish.covered(),
                wish.covered(),
                MOST_PEOPLE);
    }

    private static Line named(Line line, String name) {
        return new Line(
                line.person(),
                line.reference(),
                name,
                line.kind(),
                line.readiness(),
                line.matchingAgreed(),
                line.covered(),
                line.counsellor(),
                line.enteredOn(),
                line.exitedOn(),
                line.next());
    }

    /** After the last one shown; where that one is gone meanwhile, from its place in the list. */
    private static Caseload page(List<Line> found, Wish wish) {
        int from = 0;
        Cursors.Position position = Cursors.read(wish.cursor());
        if (position != null) {
            from = Math.min(number(position.key()), found.size());
            for (int i = 0; i < found.size(); i++) {
                if (found.get(i).person().value().equals(position.id())) {
                    from = i + 1;
                }
            }
        }
        int to = Math.min(found.size(), from + wish.limit());
        String next =
                to < found.size()
                        ? Cursors.of(Integer.toString(to), found.get(to - 1).person().value())
                        : null;
        return new Caseload(List.copyOf(found.subList(from, to)), found.size(), next);
    }

    private static int number(String key) {
        try {
            return Math.max(0, Integer.parseInt(key));
        } catch (NumberFormatException e) {
            throw Cursors.bad();
        }
    }
}
