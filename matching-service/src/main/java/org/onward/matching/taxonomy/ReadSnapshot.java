package org.onward.matching.taxonomy;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads the whole vocabulary from the database, one query a table. Used once. */
final class ReadSnapshot {
    private final Connection connection;

    ReadSnapshot(Connection connection) {
        this.connection = connection;
    }

    String version() throws SQLException {
        StringJoiner version = new StringJoiner(" ");
        each(
                "select name, checksum from taxonomy_version order by name",
                row -> version.add(row.getString(1)).add(row.getString(2)));
        return version.toString();
    }

    TaxonomySnapshot read(String version) throws SQLException {
        List<Skill> skills = new ArrayList<>();
        Map<SkillId, SkillId> replaced = new HashMap<>();
        each(
                "select id, number, kind, retired, replaced_by from skill order by number",
                row -> {
                    SkillId id = new SkillId(row.getObject(1, UUID.class));
                    skills.add(
                            new Skill(
                                    id,
                                    row.getInt(2),
                                    Skill.Kind.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                                    row.getBoolean(4)));
                    UUID by = row.getObject(5, UUID.class);
                    if (by != null) {
                        replaced.put(id, new SkillId(by));
                    }
                });
        Map<SkillId, Skill> byId = new HashMap<>();
        List<Optional<Skill>> byNumber =
                new ArrayList<>(
                        Collections.nCopies(
                                skills.isEmpty() ? 0 : skills.getLast().number() + 1,
                                Optional.empty()));
        for (Skill skill : skills) {
            byId.put(skill.id(), skill);
            byNumber.set(skill.number(), Optional.of(skill));
        }
        Set<SkillId> inUse =
                skills.stream()
                        .filter(skill -> !skill.retired())
                        .map(Skill::id)
                        .collect(Collectors.toSet());
        // whoever holds a skill that was replaced is read as having the other
        replaced.forEach(
                (gone, by) ->
                        Optional.ofNullable(byId.get(by)).ifPresent(now -> byId.put(gone, now)));

        Set<OccupationCode> occupations = new HashSet<>();
        each(
                "select code from occupation",
                row -> occupations.add(new OccupationCode(row.getString(1))));
        Map<UUID, OccupationCode> escoOccupations = new HashMap<>();
        each(
                "select id, unit from esco_occupation",
                row ->
                        escoOccupations.put(
                                row.getObject(1, UUID.class),
                                new OccupationCode(row.getString(2))));
        Map<String, List<Words.Resolved<OccupationCode>>> unitsOfOnet = new HashMap<>();
        each(
                "select onet_code, unit, confidence from onet_unit order by confidence desc, unit",
                row ->
                        unitsOfOnet
                                .computeIfAbsent(row.getString(1), code -> new ArrayList<>())
                                .add(
                                        new Words.Resolved<>(
                                                new OccupationCode(row.getString(2)),
                                                row.getFloat(3))));
        Map<OccupationCode, List<Integer>> essential = new HashMap<>();
        Map<OccupationCode, List<Integer>> optional = new HashMap<>();
        Map<Integer, List<OccupationCode>> occupationsOf = new HashMap<>();
        each(
                """
                select needed.occupation, skill.number, needed.essential
                from (
                    select occupation, skill_id, essential from occupation_skill
                    union all
                    -- Our own links say what a unit group cannot do without; ESCO's occupations are
                    -- narrower, and what a quarter of a group's need helps in the group.
                    select unit, skill_id, false from unit_skill
                    where essential + optional / 2 >= 0.25 and not exists (
                        select 1 from occupation_skill
                        where occupation = unit and occupation_skill.skill_id = unit_skill.skill_id)
                ) as needed
                join skill on skill.id = needed.skill_id and not skill.retired
                order by needed.occupation, skill.number
                """,
                row -> {
                    OccupationCode code = new OccupationCode(row.getString(1));
                    Map<OccupationCode, List<Integer>> into =
                            row.getBoolean(3) ? essential : optional;
                    into.computeIfAbsent(code, c -> new ArrayList<>()).add(row.getInt(2));
                    occupationsOf.computeIfAbsent(row.getInt(2), n -> new ArrayList<>()).add(code);
                });

        Map<Integer, List<RelatedSkill>> related = new HashMap<>();
        each(
                """
                select one.number, other.number, pair.strength
                from related_skill as pair
                join skill as one on one.id = pair.skill_id
                join skill as other on other.id = pair.related_id
                order by one.number, pair.strength desc, other.number
                """,
                row ->
                        related.computeIfAbsent(row.getInt(1), n -> new ArrayList<>())
                                .add(new RelatedSkill(row.getInt(2), row.getFloat(3))));

        Map<String, OccupationProfile> profiles = new LinkedHashMap<>();
        each(
                "select minor, aptitudes, interests from occupation_profile order by minor",
                row ->
                        profiles.put(
                                row.getString(1),
                                new OccupationProfile(
                                        row.getString(1),
                                        floats(row.getArray(2)),
                                        floats(row.getArray(3)))));

        Map<OccupationCode, List<ProfileSource>> sources = new HashMap<>();
        each(
                """
                select unit, onet_code, title, confidence, crosswalk
                from onet_unit join onet_occupation on onet_occupation.code = onet_code
                where aptitudes is not null and interests is not null
                order by unit, confidence desc, onet_code
                """,
                row ->
                        sources.computeIfAbsent(
                                        new OccupationCode(row.getString(1)),
                                        code -> new ArrayList<>())
                                .add(
                                        new ProfileSource(
                                                row.getString(2),
                                                row.getString(3),
                                                row.getFloat(4),
                                                row.getBoolean(5))));
        List<OccupationProfile> unitProfiles = new ArrayList<>();
        each(
                """
                select unit,
                    (select array_agg(share order by at) from (
                        select at, (sum(value * confidence) / sum(confidence))::real as share
                        from onet_unit join onet_occupation on onet_occupation.code = onet_code,
                            unnest(aptitudes) with ordinality as shares (value, at)
                        where onet_unit.unit = described.unit and interests is not null
                        group by at) as means),
                    (select array_agg(share order by at) from (
                        select at, (sum(value * confidence) / sum(confidence))::real as share
                        from onet_unit join onet_occupation on onet_occupation.code = onet_code,
                            unnest(interests) with ordinality as shares (value, at)
                        where onet_unit.unit = described.unit and aptitudes is not null
                        group by at) as means)
                from (select distinct unit from onet_unit join onet_occupation on onet_occupation.code = onet_code
                    where aptitudes is not null and interests is not null) as described
                order by unit
                """,
                row ->
                        unitProfiles.add(
                                new OccupationProfile(
                                        row.getString(1),
                                        floats(row.getArray(2)),
                                        floats(row.getArray(3)))));

        Map<String, Place> places = new LinkedHashMap<>();
        each(
                "select code, country, lat, lon from place order by code",
                row ->
                        places.put(
                                row.getString(1),
                                new Place(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getDouble(3),
                                        row.getDouble(4))));
        Set<String> countries = new HashSet<>();
        each("select code from country", row -> countries.add(row.getString(1)));

        List<Label> labels = new ArrayList<>();
        Map<TaxonomySnapshot.Shown, String> preferred = new HashMap<>();
        Map<String, String> once = new HashMap<>(); // ten names have one key
        each(
                """
                select subject, subject_key, language, text, preferred, source <> 'esco' from label
                order by subject, subject_key, language, preferred desc, text
                """,
                row -> {
                    Label label =
                            new Label(
                                    Subject.valueOf(row.getString(1).toUpperCase(Locale.ROOT)),
                                    once.computeIfAbsent(row.getString(2), key -> key),
                                    once.computeIfAbsent(row.getString(3), language -> language),
                                    row.getString(4),
                                    row.getBoolean(5),
                                    row.getBoolean(6));
                    if (label.preferred()) {
                        preferred.put(
                                new TaxonomySnapshot.Shown(
                                        label.subject(), label.key(), label.language()),
                                label.text());
                    }
                    if (label.subject() != Subject.SKILL
                            || inUse.contains(new SkillId(UUID.fromString(label.key())))) {
                        labels.add(label);
                    }
                });

        Map<OccupationCode, int[]> needs = arrays(essential);
        Map<OccupationCode, int[]> helps = arrays(optional);
        // What is looked up for all that is indexed is no Map.copyOf, which is slow at it.
        return new TaxonomySnapshot(
                version,
                List.copyOf(skills),
                Collections.unmodifiableMap(byId),
                List.copyOf(byNumber),
                attitudes(skills),
                languages(skills, preferred),
                IntStream.range(0, byNumber.size())
                        .mapToObj(number -> List.copyOf(related.getOrDefault(number, List.of())))
                        .toList(),
                Set.copyOf(occupations),
                Map.copyOf(escoOccupations),
                lists(unitsOfOnet),
                needs,
                sets(needs),
                helps,
                lists(occupationsOf),
                lines(occupations, labels, needs, helps),
                measured(),
                List.copyOf(profiles.values()),
                byUnit(profiles, unitProfiles),
                Map.copyOf(sources),
                List.copyOf(places.values()),
                Collections.unmodifiableMap(places),
                Set.copyOf(countries),
                List.copyOf(labels),
                Collections.unmodifiableMap(preferred));
    }

    /** By the name alone: "Filipino (Tagalog)" is Filipino. */
    private static Map<String, Integer> languages(
            List<Skill> skills, Map<TaxonomySnapshot.Shown, String> labels) {
        Map<String, Integer> languages = new HashMap<>();
        for (Skill skill : skills) {
            String label =
                    labels.get(
                            new TaxonomySnapshot.Shown(
                                    Subject.SKILL, skill.id().value().toString(), "en"));
            if (skill.kind() == Skill.Kind.LANGUAGE && label != null) {
                languages.putIfAbsent(label.replaceFirst(" \\(.*", ""), skill.number());
            }
        }
        return Map.copyOf(languages);
    }

    private static BitSet attitudes(List<Skill> skills) {
        BitSet numbers = new BitSet();
        skills.stream().filter(Skill::isAttitude).mapToInt(Skill::number).forEach(numbers::set);
        return numbers;
    }

    /** Occupations of O*NET of which at least half is known. */
    private List<MeasuredWork> measured() throws SQLException {
        Map<String, Map<OccupationCode, Float>> units = new HashMap<>();
        each(
                "select onet_code, unit, confidence from onet_unit",
                row ->
                        units.computeIfAbsent(row.getString(1), code -> new HashMap<>())
                                .put(new OccupationCode(row.getString(2)), row.getFloat(3)));
        List<MeasuredWork> measured = new ArrayList<>();
        each(
                "select code, title, measures from onet_occupation where measures is not null order by code",
                row -> {
                    float[] measures = floats(row.getArray(3));
                    if (measures.length == Measures.SIZE
                            && Measures.known(measures) * 2 >= measures.length) {
                        measured.add(
                                new MeasuredWork(
                                        measured.size(),
                                        row.getString(2),
                                        measures,
                                        units.getOrDefault(row.getString(1), Map.of())));
                    }
                });
        return List.copyOf(measured);
    }

    /** ESCO's occupations, and unit groups of which there is none. */
    private List<LineOfWork> lines(
            Set<OccupationCode> units,
            List<Label> labels,
            Map<OccupationCode, int[]> needs,
            Map<OccupationCode, int[]> helps)
            throws SQLException {
        Map<String, List<Label>> names =
                labels.stream()
                        .filter(label -> label.subject() == Subject.OCCUPATION)
                        .collect(Collectors.groupingBy(Label::key));
        List<LineOfWork> lines = new ArrayList<>();
        Set<OccupationCode> finer = new HashSet<>();
        each(
                """
                -- Materialized: after a load that was rolled back the tables are taken for empty, and this was computed
                -- for each occupation.
                with takes as materialized (
                    select need.occupation_id,
                        array_agg(skill.number order by skill.number) filter (where need.essential) as essential,
                        array_agg(skill.number order by skill.number) filter (where not need.essential) as optional
                    from esco_occupation_skill as need join skill on skill.id = need.skill_id
                    where not skill.retired group by need.occupation_id)
                select unit, names, about, coalesce(essential, '{}'), coalesce(optional, '{}')
                from esco_occupation as line left join takes on takes.occupation_id = line.id
                where not retired and cardinality(names) > 0
                order by code, id
                """,
                row -> {
                    OccupationCode unit = new OccupationCode(row.getString(1));
                    finer.add(unit);
                    List<String> called = new ArrayList<>(List.of(texts(row.getArray(2))));
                    names.getOrDefault(unit.value(), List.of()).stream()
                            .filter(label -> !label.language().equals("en"))
                            .forEach(label -> called.add(label.text()));
                    lines.add(
                            new LineOfWork(
                                    lines.size(),
                                    unit,
                                    called,
                                    row.getString(3),
                                    numbers(row.getArray(4)),
                                    numbers(row.getArray(5))));
                });
        units.stream()
                .filter(unit -> !finer.contains(unit))
                .sorted(Comparator.comparing(OccupationCode::value))
                .forEach(
                        unit ->
                                lines.add(
                                        new LineOfWork(
                                                lines.size(),
                                                unit,
                                                names.getOrDefault(unit.value(), List.of()).stream()
                                                        .map(Label::text)
                                                        .toList(),
                                                "",
                                                needs.getOrDefault(unit, new int[0]),
                                                helps.getOrDefault(unit, new int[0]))));
        return List.copyOf(lines);
    }

    private static String[] texts(Array array) throws SQLException {
        return (String[]) array.getArray();
    }

    private static int[] numbers(Array array) throws SQLException {
        return Arrays.stream((Integer[]) array.getArray()).mapToInt(Integer::intValue).toArray();
    }

    private static List<Optional<OccupationProfile>> byUnit(
            Map<String, OccupationProfile> minors, List<OccupationProfile> units) {
        List<Optional<OccupationProfile>> all = new ArrayList<>();
        for (int unit = 0; unit < 10_000; unit++) {
            all.add(Optional.ofNullable(minors.get("%03d".formatted(unit / 10))));
        }
        units.forEach(unit -> all.set(Integer.parseInt(unit.code()), Optional.of(unit)));
        return List.copyOf(all);
    }

    private interface Row {
        void read(ResultSet row) throws SQLException;
    }

    private void each(String sql, Row row) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                row.read(rows);
            }
        }
    }

    private static float[] floats(Array array) throws SQLException {
        Float[] boxed = (Float[]) array.getArray();
        float[] floats = new float[boxed.length];
        for (int i = 0; i < boxed.length; i++) {
            floats[i] = boxed[i];
        }
        return floats;
    }

    private static <K, V> Map<K, List<V>> lists(Map<K, List<V>> mutable) {
        Map<K, List<V>> map = new HashMap<>();
        mutable.forEach((key, values) -> map.put(key, List.copyOf(values)));
        return Map.copyOf(map);
    }

    private static Map<OccupationCode, int[]> arrays(Map<OccupationCode, List<Integer>> lists) {
        Map<OccupationCode, int[]> map = new HashMap<>();
        lists.forEach(
                (key, values) ->
                        map.put(key, values.stream().mapToInt(Integer::intValue).toArray()));
        return Collections.unmodifiableMap(map);
    }

    private static Map<OccupationCode, BitSet> sets(Map<OccupationCode, int[]> arrays) {
        Map<OccupationCode, BitSet> sets = new HashMap<>();
        arrays.forEach(
                (code, numbers) -> {
                    BitSet set = new BitSet();
                    IntStream.of(numbers).forEach(set::set);
                    sets.put(code, set);
                });
        return Collections.unmodifiableMap(sets);
    }
}
