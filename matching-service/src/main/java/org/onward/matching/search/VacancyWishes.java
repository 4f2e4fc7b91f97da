package org.onward.matching.search;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.TermQuery;
import org.onward.matching.match.Wishes;

/**
 * The wishes as a disjunction of constant-score terms, which Lucene can prune; one method each. No
 * text of a person or an advert reaches a query parser.
 */
final class VacancyWishes {
    private static final int MOST_WORDS = 24;

    /**
     * A word's BM25 score lies below 8 or so: five words of one's own story found in the tasks
     * weigh about as much as one skill of a job, in the title twice that. Coded skills beat the
     * story as a bag of words in the trials on real adverts.
     */
    private static final float WORD_IN_TITLE = 0.006f;

    private static final float WORD_IN_TASKS = 0.003f;

    private VacancyWishes() {}

    static void wishes(BooleanQuery.Builder query, Wishes wishes, VacancyAnalyzer analyzer) {
        skills(query, wishes);
        occupations(query, wishes);
        places(query, wishes);
        sectors(query, wishes);
        words(query, wishes, analyzer);
        query.setMinimumNumberShouldMatch(1);
    }

    private static void skills(BooleanQuery.Builder query, Wishes wishes) {
        wishes.skills()
                .forEach(
                        (number, gain) ->
                                should(query, VacancyFields.SKILL, Integer.toString(number), gain));
    }

    private static void occupations(BooleanQuery.Builder query, Wishes wishes) {
        wishes.occupations()
                .forEach((code, gain) -> should(query, VacancyFields.OCCUPATION, code, gain));
    }

    private static void places(BooleanQuery.Builder query, Wishes wishes) {
        wishes.places().forEach((code, gain) -> should(query, VacancyFields.PLACE, code, gain));
        wishes.countries()
                .forEach((code, gain) -> should(query, VacancyFields.COUNTRY, code, gain));
    }

    private static void sectors(BooleanQuery.Builder query, Wishes wishes) {
        wishes.sectors()
                .forEach(
                        (sector, gain) ->
                                should(
                                        query,
                                        VacancyFields.SECTOR,
                                        Character.toString(sector),
                                        gain));
    }

    private static void words(BooleanQuery.Builder query, Wishes wishes, VacancyAnalyzer analyzer) {
        for (String word : analyzer.words(wishes.words(), MOST_WORDS)) {
            query.add(
                    new BoostQuery(
                            new TermQuery(new Term(VacancyFields.TITLE, word)), WORD_IN_TITLE),
                    Occur.SHOULD);
            query.add(
                    new BoostQuery(
                            new TermQuery(new Term(VacancyFields.TASKS, word)), WORD_IN_TASKS),
                    Occur.SHOULD);
        }
    }

    private static void should(BooleanQuery.Builder query, String field, String value, float gain) {
        query.add(
                new BoostQuery(new ConstantScoreQuery(new TermQuery(new Term(field, value))), gain),
                Occur.SHOULD);
    }
}
