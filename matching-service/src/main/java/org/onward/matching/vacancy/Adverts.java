package org.onward.matching.vacancy;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onward.matching.shared.Sql;

/** What is kept of the advert that a vacancy came from, in the transaction that is open. */
@Singleton
final class Adverts {
    private static final int MOST_WORDS = 60;

    private final Sql sql;

    Adverts(Sql sql) {
        this.sql = sql;
    }

    /**
     * @param source the feed, null where it was posted here
     * @param placeWords the advert's own words for the place
     * @param unresolved words of it that met no skill
     * @param corrected field that was changed here → the mark of what the feed had said
     */
    record Advert(
            @Nullable String source,
            @Nullable String reference,
            @Nullable String placeWords,
            List<String> unresolved,
            Map<String, String> corrected) {
        private static final Advert NONE = new Advert(null, null, null, List.of(), Map.of());
    }

    Advert of(VacancyId id) {
        List<String> words =
                sql.list(
                        "select word from vacancy_unresolved where vacancy_id = ? order by word limit ?",
                        row -> Objects.requireNonNull(row.getString("word")),
                        id.value(),
                        MOST_WORDS);
        Map<String, String> corrected = corrected(List.of(id)).getOrDefault(id, Map.of());
        return sql.first(
                        "select source, external_id, place_words from vacancy where id = ?",
                        row ->
                                new Advert(
                                        row.getString("source"),
                                        row.getString("external_id"),
                                        row.getString("place_words"),
                                        words,
                                        corrected),
                        id.value())
                .orElse(Advert.NONE);
    }

    Map<VacancyId, Map<String, String>> corrected(Collection<VacancyId> ids) {
        record Mark(VacancyId id, String field, String mark) {}
        Map<VacancyId, Map<String, String>> all = new HashMap<>();
        sql.list(
                        """
                        select v.id, c.key, c.value from vacancy v, jsonb_each_text(v.corrected) c
                        where v.id = any(?) and v.corrected <> '{}'::jsonb order by v.id, c.key
                        """,
                        row ->
                                new Mark(
                                        VacancyParts.id(row, "id"),
                                        row.getString("key"),
                                        row.getString("value")),
                        (Object) ids.stream().map(VacancyId::value).toArray(UUID[]::new))
                .forEach(
                        one ->
                                all.computeIfAbsent(one.id(), _ -> new LinkedHashMap<>())
                                        .put(one.field(), one.mark()));
        return all;
    }

    /** From now on these, and no others. */
    void correct(VacancyId id, Map<String, String> marks) {
        sql.change(
                "update vacancy set corrected = jsonb_object(?, ?) where id = ?",
                (Object) marks.keySet().toArray(String[]::new),
                (Object) marks.values().toArray(String[]::new),
                id.value());
    }

    /** Remembers of a fed vacancy what somebody here says otherwise than its file did. */
    void corrected(VacancyId id, VacancyContent before, VacancyContent now) {
        Advert advert = of(id);
        if (advert.source() == null) {
            return;
        }
        Map<String, @Nullable Object> said = SaidFields.of(before);
        Map<String, @Nullable Object> says = SaidFields.of(now);
        Map<String, String> marks = new LinkedHashMap<>(advert.corrected());
        for (String field : SaidFields.between(before, now)) {
            if (!field.equals("backedBy")) {
                marks.putIfAbsent(field, SaidFields.mark(said.get(field)));
            }
        }
        marks.entrySet()
                .removeIf(one -> one.getValue().equals(SaidFields.mark(says.get(one.getKey()))));
        if (!marks.equals(advert.corrected())) {
            correct(id, marks);
        }
    }

    /**
     * What a form is silent about is not taken back: the words for the place, unless it is another
     * place, those that met no skill, and the word that led to each skill.
     */
    VacancyContent wordsKept(VacancyId id, Vacancy before, VacancyContent now, VacancyForm form) {
        Advert advert = of(id);
        Post was = before.post();
        Post is = now.post();
        boolean elsewhere = was.place() != null && !was.place().equals(is.place());
        Map<UUID, AskedSkill> known =
                was.skills().stream()
                        .collect(Collectors.toMap(one -> one.skill().value(), Function.identity()));
        List<AskedSkill> skills =
                is.skills().stream()
                        .map(one -> worded(one, known.get(one.skill().value())))
                        .toList();
        return now.with(is.with(is.pay(), skills, is.languages(), is.overseas()))
                .words(
                        form.placeWords() == null && !elsewhere
                                ? advert.placeWords()
                                : now.placeWords(),
                        form.unresolved() == null ? advert.unresolved() : now.unresolved());
    }

    private static AskedSkill worded(AskedSkill one, @Nullable AskedSkill was) {
        return one.word() != null || was == null
                ? one
                : new AskedSkill(
                        one.skill(),
                        one.must(),
                        one.teaches(),
                        one.level(),
                        was.word(),
                        one.confidence());
    }
}
