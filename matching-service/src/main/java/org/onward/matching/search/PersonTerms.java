package org.onward.matching.search;

import java.util.List;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.onward.matching.match.Gates;
import org.onward.matching.match.MonthlyPay;
import org.onward.matching.match.Told;
import org.onward.matching.match.VacancyFacts;
import org.onward.matching.match.VacancyFacts.AskedSkills;
import org.onward.matching.returnee.Must;
import org.onward.matching.taxonomy.WorkShares;
import org.onward.matching.vacancy.Kind;

/** A vacancy as a query over people: their gates as filters, their wishes as gains. */
final class PersonTerms {
    /** An advert that lists more is none that a query can be made of as a whole. */
    private static final int MOST_SKILLS = 200;

    private PersonTerms() {}

    /** Everybody of {@code among} whom no gate stops, those whom it suits best first. */
    static Query query(VacancyFacts vacancy, Query among) {
        return everybody(vacancy).add(among, Occur.FILTER).build();
    }

    /** The same of everybody there is. */
    static Query query(VacancyFacts vacancy) {
        return everybody(vacancy).build();
    }

    private static BooleanQuery.Builder everybody(VacancyFacts vacancy) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        gates(query, vacancy);
        wishes(query, vacancy);
        return query;
    }

    /** The gates but for safety rules, which stand in the database alone. */
    static void gates(BooleanQuery.Builder query, VacancyFacts vacancy) {
        query.add(
                vacancy.overseas()
                        ? term(PersonFields.ABROAD, vacancy.country())
                        : VacancyTerms.set(
                                PersonFields.COUNTRY,
                                List.of(PersonFields.ANYWHERE, vacancy.country())),
                Occur.FILTER);
        notBelowTheFloor(query, vacancy);
        without(query, Must.ACCOMMODATION, vacancy.accommodation() == Told.NO);
        without(query, Must.NO_NIGHTS, vacancy.nights() == Told.YES);
        without(query, Must.NO_LIVE_IN, vacancy.liveIn() == Told.YES);
        without(query, Must.PART_TIME, vacancy.hours() > Gates.MOST_PART_TIME_HOURS);
    }

    private static void without(BooleanQuery.Builder query, Must must, boolean contradicted) {
        if (contradicted) {
            query.add(term(PersonFields.MUST, must.name()), Occur.MUST_NOT);
        }
    }

    private static void notBelowTheFloor(BooleanQuery.Builder query, VacancyFacts vacancy) {
        MonthlyPay pay = vacancy.pay();
        if (vacancy.kind() == Kind.JOB && pay != null && pay.max() != null) {
            query.add(
                    new BooleanQuery.Builder()
                            .add(term(PersonFields.FLOOR_CURRENCY, pay.currency()), Occur.FILTER)
                            .add(
                                    LongPoint.newRangeQuery(
                                            PersonFields.FLOOR,
                                            Math.addExact(pay.maxMinor(), 1),
                                            Long.MAX_VALUE),
                                    Occur.FILTER)
                            .build(),
                    Occur.MUST_NOT);
        }
    }

    /** The sum that the person's own search would give the vacancy, but for words. */
    private static void wishes(BooleanQuery.Builder query, VacancyFacts vacancy) {
        String field = PersonFields.wishes(vacancy.kind());
        skills(query, field, vacancy.musts());
        skills(query, field, vacancy.optional());
        for (int i = 0; i < vacancy.work().size(); i++) {
            if (vacancy.work().of()[i] >= WorkShares.WORDS) {
                break; // what people tell is not in the index
            }
            gain(
                    query,
                    field,
                    PersonFields.work(vacancy.work().of()[i]),
                    vacancy.work().shares()[i]);
        }
        if (vacancy.occupation() != VacancyFacts.NONE) {
            String code = "%04d".formatted(vacancy.occupation());
            for (int digits = 1; digits <= code.length(); digits++) {
                gain(query, field, PersonFields.occupation(code.substring(0, digits)), 1);
            }
        }
        if (vacancy.place() != null) {
            gain(query, field, PersonFields.place(vacancy.place()), 1);
        }
        gain(query, field, PersonFields.country(vacancy.country()), 1);
        if (vacancy.sector() != 0) {
            gain(query, field, PersonFields.sector(vacancy.sector()), 1);
        }
    }

    private static void skills(BooleanQuery.Builder query, String field, AskedSkills asked) {
        for (int i = 0; i < Math.min(MOST_SKILLS, asked.size()); i++) {
            gain(query, field, PersonFields.skill(asked.skills()[i]), 1);
        }
    }

    private static void gain(
            BooleanQuery.Builder query, String field, String feature, float share) {
        if (share > 0) {
            query.add(FeatureField.newLinearQuery(field, feature, share), Occur.SHOULD);
        }
    }

    private static Query term(String field, String value) {
        return new TermQuery(new Term(field, value));
    }
}
