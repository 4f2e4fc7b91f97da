package org.onward.matching;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How well rankings meet what was judged, over all judged queries; one that was not answered counts
 * as nothing. nDCG@10 with linear gain; MRR of the first document of grade 2 where the set has that
 * grade, else of grade 1; recall@100.
 */
public record Judgement(int queries, double ndcg10, double mrr, double recall100) {
    private static final int SHORT = 10;
    private static final int LONG = 100;

    /**
     * @param judgements grade by document by query
     * @param rankings documents by query, best first
     */
    public static Judgement of(
            Map<String, Map<String, Integer>> judgements, Map<String, List<String>> rankings) {
        int strong =
                judgements.values().stream()
                                .flatMap(grades -> grades.values().stream())
                                .anyMatch(grade -> grade >= 2)
                        ? 2
                        : 1;
        double ndcg = 0;
        double mrr = 0;
        double recall = 0;
        for (Map.Entry<String, Map<String, Integer>> judged : judgements.entrySet()) {
            List<String> ranking = rankings.getOrDefault(judged.getKey(), List.of());
            Map<String, Integer> grades = judged.getValue();
            ndcg += ndcg(ranking, grades);
            mrr += reciprocal(ranking, grades, strong);
            recall += recall(ranking, grades);
        }
        int queries = judgements.size();
        return new Judgement(queries, ndcg / queries, mrr / queries, recall / queries);
    }

    private static double ndcg(List<String> ranking, Map<String, Integer> grades) {
        double gained = 0;
        for (int i = 0; i < Math.min(SHORT, ranking.size()); i++) {
            gained += grades.getOrDefault(ranking.get(i), 0) / log2(i + 2);
        }
        List<Integer> best = grades.values().stream().sorted(Comparator.reverseOrder()).toList();
        double most = 0;
        for (int i = 0; i < Math.min(SHORT, best.size()); i++) {
            most += best.get(i) / log2(i + 2);
        }
        return most == 0 ? 0 : gained / most;
    }

    private static double reciprocal(
            List<String> ranking, Map<String, Integer> grades, int strong) {
        for (int i = 0; i < ranking.size(); i++) {
            if (grades.getOrDefault(ranking.get(i), 0) >= strong) {
                return 1.0 / (i + 1);
            }
        }
        return 0;
    }

    private static double recall(List<String> ranking, Map<String, Integer> grades) {
        long relevant = grades.values().stream().filter(grade -> grade > 0).count();
        long found =
                ranking.stream()
                        .limit(LONG)
                        .filter(document -> grades.getOrDefault(document, 0) > 0)
                        .count();
        return relevant == 0 ? 0 : (double) found / relevant;
    }

    private static double log2(double number) {
        return Math.log(number) / Math.log(2);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "all %d nDCG@10 %.4f MRR %.4f R@100 %.4f",
                queries,
                ndcg10,
                mrr,
                recall100);
    }
}
