import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onward.matching.Judgement;
import org.onward.matching.returnee.Profile;
import org.onward.matching.search.ScaleData;
import org.onward.matching.taxonomy.LineOfWork;
import org.onward.matching.taxonomy.OccupationCode;

/**
 * How good what is found is, by what the invented vacancies and people were made from: 2 where a
 * vacancy is of a line of work that the person comes from and in their country, 1 where it is of
 * the unit group of one. The same for whoever is measured; it says nothing of real adverts, which
 * {@code scripts/evaluate} judges.
 */
final class ScaleTruth {
    private static final int DEEP = 10;

    private final ScaleData data;
    private final Map<String, Integer> byLine = new HashMap<>(); // with its country
    private final Map<String, Integer> byUnit = new HashMap<>();

    ScaleTruth(ScaleData data, int vacancies) {
        this.data = data;
        for (int i = 0; i < vacancies; i++) {
            ScaleData.Work work = data.workOf(i);
            String country = work.place().country();
            byLine.merge(country + work.line().number(), 1, Integer::sum);
            byUnit.merge(country + work.line().unit().value(), 1, Integer::sum);
        }
    }

    /**
     * @param best numbers of vacancies for each person, the best first
     */
    double ndcg10(List<Profile> people, List<List<Integer>> best) {
        Map<String, Map<String, Integer>> judged = new HashMap<>();
        Map<String, List<String>> ranked = new HashMap<>();
        for (int person = 0; person < people.size(); person++) {
            String country = people.get(person).places().orElseThrow().getFirst().country();
            Set<LineOfWork> lines = data.linesOf(person);
            Map<String, Integer> grades = new HashMap<>();
            List<String> found = new ArrayList<>();
            for (int vacancy : best.get(person)) {
                found.add("v" + vacancy);
                int grade = grade(data.workOf(vacancy), country, lines);
                if (grade > 0) {
                    grades.put("v" + vacancy, grade);
                }
            }
            // What else there is of each grade, as far as the ideal list reaches.
            int of2 = lines.stream().mapToInt(line -> count(byLine, country + line.number())).sum();
            int all =
                    lines.stream()
                            .map(line -> line.unit().value())
                            .distinct()
                            .mapToInt(unit -> count(byUnit, country + unit))
                            .sum();
            fill(grades, 2, of2);
            fill(grades, 1, all - of2);
            judged.put("p" + person, grades);
            ranked.put("p" + person, found);
        }
        return Judgement.of(judged, ranked).ndcg10();
    }

    private static int grade(ScaleData.Work work, String country, Set<LineOfWork> lines) {
        OccupationCode unit = work.line().unit();
        return !work.place().country().equals(country)
                ? 0
                : lines.contains(work.line())
                        ? 2
                        : lines.stream().anyMatch(line -> line.unit().equals(unit)) ? 1 : 0;
    }

    private static int count(Map<String, Integer> counts, String key) {
        return counts.getOrDefault(key, 0);
    }

    private static void fill(Map<String, Integer> grades, int grade, int many) {
        long there = grades.values().stream().filter(one -> one == grade).count();
        for (long i = there; i < Math.min(DEEP, many); i++) {
            grades.put("other " + grade + " " + i, grade);
        }
    }
}
