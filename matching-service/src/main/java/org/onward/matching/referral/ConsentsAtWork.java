package org.onward.matching.referral;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import org.onward.matching.access.Caller;
import org.onward.matching.consent.Consent;
import org.onward.matching.consent.ConsentId;
import org.onward.matching.consent.ConsentPlaces;
import org.onward.matching.consent.Consents;
import org.onward.matching.shared.Sql;

/** Introductions that go under a consent. */
@Singleton
final class ConsentsAtWork implements ConsentPlaces {
    private final WithdrawIntroductions withdraw;
    private final Sql sql;

    ConsentsAtWork(WithdrawIntroductions withdraw, Sql sql) {
        this.withdraw = withdraw;
        this.sql = sql;
    }

    @Override
    public void given(Caller caller, Consent consent) {
        new Introductions(sql).under(consent);
    }

    @Override
    public List<Seen> revoked(Caller caller, ConsentId consent) {
        Introductions store = new Introductions(sql);
        withdraw.withdraw(caller, store.under(consent), WithdrawIntroductions.Because.ASKED);
        return seen(consent);
    }

    @Override
    public List<Seen> seen(ConsentId consent) {
        return sql.list(
                """
                select v.title, w.seen_on, w.channel, w.times,
                    case when w.contact then coalesce(w.fields, c.fields) else '{}' end as fields
                from introduction_view w
                    join consent c on c.id = w.consent_id
                    join introduction i on i.id = w.introduction_id
                    join vacancy v on v.id = i.vacancy_id
                where w.consent_id = ?
                order by w.seen_on, w.first_at, w.introduction_id, w.channel, w.contact
                limit 500
                """,
                row ->
                        new Seen(
                                row.getString("title"),
                                row.getObject("seen_on", LocalDate.class),
                                Consents.fields(row),
                                row.getString("channel").equals("link"),
                                row.getInt("times")),
                consent.value());
    }
}
