package org.onward.matching.vacancy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Currency;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onward.matching.shared.Money;

/**
 * The columns that hold what a vacancy says. Many vacancies are one parameter of one statement: the
 * database makes its checks of the table ready anew for each statement, which costs more than a
 * row.
 */
final class VacancyColumns {
    static final String NAMES =
            """
            title, tasks, occupation, occupation_confidence, sector, country, place_code,
            place_words, pay_min_minor, pay_max_minor, currency, pay_period, stipend_minor, hours,
            nights, live_in, accommodation, education, start_on, seats, weeks, plan,
            seats_committed, overseas, licence_number, principal, job_order, visa_class,
            contract_seen, zero_fees, vetted_on, valid_until, course, finished, in_work
            """;

    /** The same of a row named n. */
    static final String OF_ROW = NAMES.replaceAll("\\w+", "n.$0");

    /** What rows of a statement's one parameter say, each column as the table has it. */
    static final String ROWS = "json_populate_recordset(null::vacancy, ?::json)";

    // What is null is left out: the database would read it for nothing.
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .defaultPropertyInclusion(
                            JsonInclude.Value.construct(
                                    JsonInclude.Include.ALWAYS, JsonInclude.Include.NON_NULL))
                    .build();

    private VacancyColumns() {}

    /**
     * @return by column; what is not known is null, or left out
     */
    static Map<String, @Nullable Object> values(VacancyContent content) {
        Post post = content.post();
        Pay pay = post.pay();
        Overseas overseas = post.overseas();
        Money stipend = content.stipend();
        Currency currency =
                pay != null ? pay.currency() : stipend != null ? stipend.currency() : null;
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("title", post.title());
        values.put("tasks", post.tasks());
        if (post.occupation() != null) {
            values.put("occupation", post.occupation().value());
            values.put("occupation_confidence", (float) post.occupationConfidence());
        }
        values.put("sector", post.sector());
        values.put("country", post.country());
        values.put("place_code", post.place());
        values.put("place_words", content.placeWords());
        if (pay != null) {
            values.put("pay_min_minor", pay.min().minor());
            values.put("pay_max_minor", pay.max() == null ? null : pay.max().minor());
            values.put("pay_period", pay.period().name().toLowerCase(Locale.ROOT));
        }
        values.put("currency", currency == null ? null : currency.getCurrencyCode());
        values.put("stipend_minor", stipend == null ? null : stipend.minor());
        values.put("hours", post.hours());
        values.put("nights", post.nights());
        values.put("live_in", post.liveIn());
        values.put("accommodation", post.accommodation());
        values.put("education", post.education());
        values.put("start_on", Objects.toString(post.startOn(), null));
        values.put("seats", post.seats());
        values.put("weeks", content.weeks());
        values.put("plan", content.plan());
        values.put("seats_committed", content.seatsCommitted());
        PlacementRecord record = content.course().record();
        values.put("course", content.course().code());
        values.put("finished", record == null ? null : record.finished());
        values.put("in_work", record == null ? null : record.inWork());
        values.put("overseas", overseas != null);
        if (overseas != null) {
            values.put("licence_number", overseas.licenceNumber());
            values.put("principal", overseas.principal());
            values.put("job_order", overseas.jobOrder());
            values.put("visa_class", overseas.visaClass());
            values.put("contract_seen", overseas.contractSeen());
            values.put("zero_fees", overseas.zeroFees());
            values.put("vetted_on", Objects.toString(overseas.vettedOn(), null));
        }
        values.put("valid_until", Objects.toString(post.validUntil(), null));
        return values;
    }

    static String bytes(byte[] bytes) {
        return "\\x" + HexFormat.of().formatHex(bytes);
    }

    /** What {@link #ROWS} takes. */
    static String json(List<Map<String, @Nullable Object>> rows) {
        try {
            return JSON.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("rows of words and numbers cannot be written", e);
        }
    }
}
