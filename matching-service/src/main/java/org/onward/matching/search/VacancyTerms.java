package org.onward.matching.search;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.onward.matching.match.Gates;
import org.onward.matching.match.WorkCondition;
import org.onward.matching.match.WorkSection;
import org.onward.matching.returnee.Must;
import org.onward.matching.shared.Money;
import org.onward.matching.vacancy.Kind;

/** The gates as filters; one method each. What a document does not tell never excludes it. */
final class VacancyTerms {
    private VacancyTerms() {}

    static String of(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    static String of(WorkCondition said) {
        return said.what().name().toLowerCase(Locale.ROOT)
                + (said.yes() ? " " + VacancyFields.YES : " " + VacancyFields.NO);
    }

    /** Adds every gate but the kind, which is a query of its own. */
    static void gates(BooleanQuery.Builder query, Gates gates) {
        stillValid(query, gates.todayDay());
        safety(query, gates);
        onlyWhereWilling(query, gates);
        notBelowTheFloor(query, gates);
        gates.musts().forEach(must -> must(query, must));
    }

    static void kind(BooleanQuery.Builder query, Kind kind) {
        query.add(new TermQuery(new Term(VacancyFields.KIND, of(kind))), Occur.FILTER);
    }

    static void kinds(BooleanQuery.Builder query, Collection<Kind> kinds) {
        if (kinds.size() < Kind.values().length) {
            query.add(
                    set(VacancyFields.KIND, kinds.stream().map(VacancyTerms::of).toList()),
                    Occur.FILTER);
        }
    }

    static void stillValid(BooleanQuery.Builder query, int todayDay) {
        query.add(
                IntPoint.newRangeQuery(VacancyFields.VALID_UNTIL, Integer.MIN_VALUE, todayDay - 1),
                Occur.MUST_NOT);
        // A pure negation matches nothing; every document has a term of OVERSEAS.
        query.add(
                set(VacancyFields.OVERSEAS, List.of(VacancyFields.YES, VacancyFields.NO)),
                Occur.FILTER);
    }

    static Query openedFrom(Instant from) {
        return LongPoint.newRangeQuery(VacancyFields.OPENED, from.toEpochMilli(), Long.MAX_VALUE);
    }

    /** One of them at least. */
    static Query oneOf(Set<UUID> vacancies) {
        return set(VacancyFields.ID, ids(vacancies));
    }

    private static List<String> ids(Set<UUID> vacancies) {
        return vacancies.stream().map(UUID::toString).toList();
    }

    private static void safety(BooleanQuery.Builder query, Gates gates) {
        without(
                query,
                VacancyFields.EMPLOYER,
                gates.safety().employers().stream().map(e -> e.value().toString()).toList());
        without(query, VacancyFields.PLACE, gates.safety().places());
        without(
                query,
                VacancyFields.SECTOR,
                gates.safety().sectors().stream().map(String::valueOf).toList());
        without(query, VacancyFields.OCCUPATION, WorkSection.groups(gates.safety().sectors()));
        without(query, VacancyFields.ID, ids(gates.safety().vacancies()));
        if (gates.safety().noLiveIn()) {
            without(query, VacancyFields.LIVE_IN, List.of(VacancyFields.YES));
        }
    }

    /** What is in the index is vetted; what is left is whether the person would work there. */
    private static void onlyWhereWilling(BooleanQuery.Builder query, Gates gates) {
        BooleanQuery.Builder places = new BooleanQuery.Builder();
        places.add(inCountries(VacancyFields.NO, gates.countries()), Occur.SHOULD);
        if (!gates.abroad().isEmpty()) {
            places.add(inCountries(VacancyFields.YES, gates.abroad()), Occur.SHOULD);
        }
        query.add(places.build(), Occur.FILTER);
    }

    private static Query inCountries(String overseas, @Nullable Set<String> countries) {
        Query which = new TermQuery(new Term(VacancyFields.OVERSEAS, overseas));
        if (countries == null) {
            return which;
        }
        return new BooleanQuery.Builder()
                .add(which, Occur.FILTER)
                .add(
                        countries.isEmpty()
                                ? MatchNoDocsQuery.INSTANCE
                                : set(VacancyFields.COUNTRY, countries),
                        Occur.FILTER)
                .build();
    }

    private static void notBelowTheFloor(BooleanQuery.Builder query, Gates gates) {
        Money floor = gates.payFloor();
        if (floor != null && floor.minor() > 0) {
            query.add(
                    new BooleanQuery.Builder()
                            .add(set(VacancyFields.KIND, List.of(of(Kind.JOB))), Occur.FILTER)
                            .add(
                                    new TermQuery(
                                            new Term(
                                                    VacancyFields.CURRENCY,
                                                    floor.currency().getCurrencyCode())),
                                    Occur.FILTER)
                            .add(
                                    LongPoint.newRangeQuery(
                                            VacancyFields.PAY_MONTH_MAX, 0, floor.minor() - 1),
                                    Occur.FILTER)
                            .build(),
                    Occur.MUST_NOT);
        }
    }

    private static void must(BooleanQuery.Builder query, Must must) {
        switch (must) {
            case ACCOMMODATION ->
                    without(query, VacancyFields.ACCOMMODATION, List.of(VacancyFields.NO));
            case NO_NIGHTS -> without(query, VacancyFields.NIGHTS, List.of(VacancyFields.YES));
            case NO_LIVE_IN -> without(query, VacancyFields.LIVE_IN, List.of(VacancyFields.YES));
            case PART_TIME ->
                    query.add(
                            IntPoint.newRangeQuery(
                                    VacancyFields.HOURS,
                                    Gates.MOST_PART_TIME_HOURS + 1,
                                    Integer.MAX_VALUE),
                            Occur.MUST_NOT);
        }
    }

    private static void without(
            BooleanQuery.Builder query, String field, Collection<String> values) {
        if (!values.isEmpty()) {
            query.add(set(field, values), Occur.MUST_NOT);
        }
    }

    static Query set(String field, Collection<String> values) {
        return values.size() == 1
                ? new TermQuery(new Term(field, values.iterator().next()))
                : new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
    }
}
