package org.onward.matching;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.onward.matching.taxonomy.Label;
import org.onward.matching.taxonomy.Labels;
import org.onward.matching.taxonomy.Skill;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.taxonomy.WordRanking;

/**
 * The resolution of words, judged: a catalogue of skills or of kinds of work is ranked for a span
 * of an advert, or for what somebody did, as the product ranks its vocabulary.
 */
public final class JudgedWords implements Evaluate.Judged {
    private final WordRanking.Kind kind;
    private final WordRanking.Catalogue catalogue;

    private JudgedWords(WordRanking.Kind kind, WordRanking.Catalogue catalogue) {
        this.kind = kind;
        this.catalogue = catalogue;
    }

    /** How common a skill is comes from the vocabulary that the service has loaded. */
    public static JudgedWords of(
            WordRanking.Kind kind, List<JudgedSet.Row> rows, OwnService service) {
        Map<String, Integer> uses =
                kind == WordRanking.Kind.SKILLS
                        ? usesByName(service.get(Labels.class), service.get(Taxonomy.class))
                        : Map.of();
        List<WordRanking.Thing> things = new ArrayList<>();
        for (JudgedSet.Row row : rows) {
            things.add(
                    new WordRanking.Thing(
                            row.id(),
                            row.title(),
                            row.skills(),
                            row.description(),
                            uses.getOrDefault(row.title().toLowerCase(Locale.ROOT), 0),
                            kind == WordRanking.Kind.SKILLS ? "" : row.code()));
        }
        return new JudgedWords(kind, service.get(WordRanking.class).of(kind, things));
    }

    private static Map<String, Integer> usesByName(Labels labels, Taxonomy taxonomy) {
        Map<String, Integer> uses = new HashMap<>();
        for (Label label : labels.labels()) {
            if (label.subject() == Subject.SKILL && label.language().equals("en")) {
                int number =
                        taxonomy.skill(new SkillId(UUID.fromString(label.key())))
                                .map(Skill::number)
                                .orElse(-1);
                uses.merge(
                        label.text().toLowerCase(Locale.ROOT),
                        taxonomy.occupationsOf(number).size(),
                        Math::max);
            }
        }
        return uses;
    }

    /**
     * @param beside what stands around the words, or is told beside a title
     */
    private record Told(String words, String beside) {
        static Told of(WordRanking.Kind kind, JudgedSet.Query query) {
            if (kind == WordRanking.Kind.SKILLS) {
                return new Told(query.text(), query.context());
            }
            int end = query.text().indexOf(". ");
            return end < 0
                    ? new Told(query.text(), query.context())
                    : new Told(query.text().substring(0, end), query.text().substring(end + 2));
        }
    }

    @Override
    public List<Evaluate.Hit> answer(JudgedSet.Query query, int limit) {
        Told told = Told.of(kind, query);
        return catalogue.rank(told.words(), told.beside(), key -> 0, limit).stream()
                .map(one -> new Evaluate.Hit(one.key(), one.score()))
                .toList();
    }

    /** What is weighed for a query, for learning how much it weighs. */
    public List<WordRanking.Candidate> candidates(JudgedSet.Query query) {
        Told told = Told.of(kind, query);
        return catalogue.candidates(told.words(), told.beside(), key -> 0);
    }
}
