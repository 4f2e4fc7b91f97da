package org.onward.matching.referral;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;
import org.onward.matching.audit.Audit;
import org.onward.matching.consent.Consents;
import org.onward.matching.consent.SkillCard;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.Contact;
import org.onward.matching.returnee.SharedContacts;
import org.onward.matching.shared.Sql;
import org.onward.matching.vacancy.VacancyId;

/**
 * An employer's own introductions. The consent is read on every look, so that what was taken back
 * is not there on the next one; every look at a card is written down.
 */
@Singleton
public final class ShowIntroductions {
    static final int MOST = 100;

    private final Transactions transactions;
    private final Consents consents;
    private final SharedContacts contacts;
    private final Audit audit;
    private final Sql sql;
    private final InstantSource clock;

    ShowIntroductions(
            Transactions transactions,
            Consents consents,
            SharedContacts contacts,
            Audit audit,
            Sql sql,
            InstantSource clock) {
        this.transactions = transactions;
        this.consents = consents;
        this.contacts = contacts;
        this.audit = audit;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * @param card empty where nothing is shared, or not any more
     * @param contact empty where only the card is shared
     */
    public record Shown(
            OwnIntroduction introduction, Optional<SkillCard> card, Optional<Contact> contact) {}

    /**
     * @param next cursor of the page that follows; null at the end
     */
    public record Page(List<OwnIntroduction> introductions, @Nullable String next) {}

    /**
     * Newest first, without cards.
     *
     * @param vacancy only those for it; null for all
     * @param cursor of the page before
     * @param limit 1–{@link #MOST}
     */
    public Page list(Caller caller, @Nullable UUID vacancy, @Nullable String cursor, int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problem.invalid("limit", "error.out_of_range", "Between 1 and 100.");
        }
        return transactions.read(
                caller,
                () -> {
                    OwnIntroductions store = new OwnIntroductions(sql);
                    OwnIntroductions.@Nullable After after =
                            cursor == null ? null : after(store, cursor);
                    List<OwnIntroduction> found =
                            store.of(
                                    employer(caller),
                                    vacancy == null ? null : new VacancyId(vacancy),
                                    after,
                                    limit + 1);
                    boolean more = found.size() > limit;
                    List<OwnIntroduction> page = more ? found.subList(0, limit) : found;
                    return new Page(
                            List.copyOf(page),
                            more ? page.getLast().id().value().toString() : null);
                });
    }

    private static OwnIntroductions.After after(OwnIntroductions store, String cursor) {
        try {
            return store.position(new IntroductionId(UUID.fromString(cursor)))
                    .orElseThrow(ShowIntroductions::badCursor);
        } catch (IllegalArgumentException e) {
            throw badCursor();
        }
    }

    private static Problem badCursor() {
        return Problem.invalid("cursor", "error.cursor", "This is not a cursor of this list.");
    }

    /**
     * @throws Problem NOT_FOUND for another employer's
     */
    public Shown show(Caller caller, IntroductionId id) {
        return transactions.write(
                caller,
                () -> {
                    OwnIntroductions store = new OwnIntroductions(sql);
                    OwnIntroduction introduction =
                            store.find(id, employer(caller)).orElseThrow(Problem::notFound);
                    Optional<Consents.Shared> shared = consents.shared(id.value());
                    Optional<Contact> contact =
                            shared.filter(Consents.Shared::withContact)
                                    .flatMap(one -> contacts.ofIntroduction(id.value()));
                    if (shared.isPresent()) {
                        store.looked(
                                id,
                                contact.map(ShowIntroductions::fields).orElse(List.of()),
                                clock.instant());
                        audit.done(
                                caller.account().value(),
                                caller.role().name(),
                                contact.isPresent() ? "see_contact" : "see_card",
                                "introduction",
                                id.value(),
                                null);
                    }
                    return new Shown(introduction, shared.map(Consents.Shared::card), contact);
                });
    }

    private static List<String> fields(Contact contact) {
        List<String> shown = new ArrayList<>();
        if (contact.name() != null) {
            shown.add("name");
        }
        if (contact.phone() != null) {
            shown.add("phone");
        }
        if (contact.email() != null) {
            shown.add("email");
        }
        return shown;
    }

    static EmployerId employer(Caller caller) {
        if (caller.organisation() == null) {
            throw Problem.notAllowed();
        }
        return new EmployerId(caller.organisation());
    }
}
