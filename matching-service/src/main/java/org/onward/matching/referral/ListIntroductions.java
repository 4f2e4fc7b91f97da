package org.onward.matching.referral;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.consent.Consent;
import org.onward.matching.consent.Consents;
import org.onward.matching.employer.Employer;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.employer.Employers;
import org.onward.matching.returnee.OwnPeople;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.shared.Sql;

/** A person's introductions, newest first, for whoever works with the person. */
@Singleton
public final class ListIntroductions {
    private final OwnPeople people;
    private final Consents consents;
    private final Employers employers;
    private final EmployerMail mail;
    private final LateYes late;
    private final Sql sql;

    ListIntroductions(
            OwnPeople people,
            Consents consents,
            Employers employers,
            EmployerMail mail,
            LateYes late,
            Sql sql) {
        this.people = people;
        this.consents = consents;
        this.employers = employers;
        this.mail = mail;
        this.late = late;
        this.sql = sql;
    }

    /**
     * @param employer null where it may not be seen any more
     * @param consent it goes or went under
     * @param byMail the employer gets mail; else somebody must ring
     * @param lateAgainst why a yes that came late cannot count any more; null where it can, or
     *     where there is none
     */
    public record Listed(
            Introduction introduction,
            @Nullable Employer employer,
            @Nullable Consent consent,
            boolean byMail,
            LateYes.@Nullable Against lateAgainst) {
        public String employerName() {
            return employer == null ? "" : employer.name();
        }
    }

    public List<Listed> list(Caller caller, ReturneeId person) {
        return people.act(
                caller,
                person,
                "see_introductions",
                () -> {
                    List<Introduction> all = new Introductions(sql).of(person);
                    Set<EmployerId> whose = new HashSet<>();
                    all.forEach(one -> whose.add(one.employer()));
                    Map<EmployerId, Employer> named = employers.findAll(whose);
                    return all.stream()
                            .map(
                                    one ->
                                            new Listed(
                                                    one,
                                                    named.get(one.employer()),
                                                    consents.find(one.consent()).orElse(null),
                                                    mail.reachable(sql, one.employer()),
                                                    LateYes.waits(one)
                                                            ? late.against(caller, one).orElse(null)
                                                            : null))
                            .toList();
                });
    }
}
