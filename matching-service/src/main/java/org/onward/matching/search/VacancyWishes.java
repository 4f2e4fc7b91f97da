package org.onward.matching.search;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.onward.matching.match.Wishes;

/**
 * The wishes as a disjunction of constant-score terms, which Lucene can prune; one method each. No
 * text of a person or an advert reaches a query parser.
 */
final class VacancyWishes {
    private final TermLookups terms;

    /** For all the queries of one search. */
    VacancyWishes(IndexSearcher searcher) {
        this.terms = new TermLookups(searcher);
    }

    void add(BooleanQuery.Builder query, Wishes wishes) throws IOException {
        skills(query, wishes);
        work(query, wishes);
        occupations(query, wishes);
        places(query, wishes);
        sectors(query, wishes);
        query.setMinimumNumberShouldMatch(1);
    }

    private void skills(BooleanQuery.Builder query, Wishes wishes) throws IOException {
        should(query, VacancyFields.SKILL, wishes.skills());
    }

    private static void work(BooleanQuery.Builder query, Wishes wishes) {
        wishes.work()
                .forEach(
                        (number, gain) ->
                                query.add(
                                        FeatureField.newLinearQuery(
                                                VacancyFields.WORK, number.toString(), gain),
                                        Occur.SHOULD));
    }

    private void occupations(BooleanQuery.Builder query, Wishes wishes) throws IOException {
        should(query, VacancyFields.OCCUPATION, wishes.occupations());
    }

    private void places(BooleanQuery.Builder query, Wishes wishes) throws IOException {
        should(query, VacancyFields.PLACE, wishes.places());
        should(query, VacancyFields.COUNTRY, wishes.countries());
    }

    private void sectors(BooleanQuery.Builder query, Wishes wishes) throws IOException {
        should(query, VacancyFields.SECTOR, wishes.sectors());
    }

    private void should(BooleanQuery.Builder query, String field, Map<?, Float> gains)
            throws IOException {
        for (Map.Entry<?, Float> each : gains.entrySet()) {
            Optional<TermQuery> found = terms.of(new Term(field, each.getKey().toString()));
            if (found.isPresent()) {
                query.add(
                        new BoostQuery(new ConstantScoreQuery(found.get()), each.getValue()),
                        Occur.SHOULD);
            }
        }
    }
}
