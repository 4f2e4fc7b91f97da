package org.onward.matching.vacancy;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Currency;
import java.util.Locale;
import org.onward.matching.shared.Money;

/** The columns that hold what a vacancy says, in the order in which they are bound. */
final class VacancyColumns {
    static final String NAMES =
            """
            title, tasks, occupation, occupation_confidence, sector, country, place_code,
            place_words, pay_min_minor, pay_max_minor, currency, pay_period, stipend_minor, hours,
            nights, live_in, accommodation, education, start_on, seats, weeks, plan,
            seats_committed, overseas, licence_number, principal, job_order, visa_class,
            contract_seen, zero_fees, vetted_on, valid_until
            """;
    static final int COUNT = NAMES.split(",", -1).length;
    static final String MARKS = String.join(", ", java.util.Collections.nCopies(COUNT, "?"));

    private VacancyColumns() {}

    /**
     * Binds all of them.
     *
     * @return the index that follows
     */
    static int bind(PreparedStatement statement, VacancyContent content) throws SQLException {
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
        statement.setObject(
                at++, pay == null || pay.max() == null ? null : pay.max().minor(), Types.BIGINT);
        statement.setString(at++, currency == null ? null : currency.getCurrencyCode());
        statement.setString(
                at++, pay == null ? null : pay.period().name().toLowerCase(Locale.ROOT));
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
        if (at != COUNT + 1) {
            throw new IllegalStateException("columns and values differ");
        }
        return at;
    }
}
