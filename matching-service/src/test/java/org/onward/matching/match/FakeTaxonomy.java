package org.onward.matching.match;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.onward.matching.taxonomy.LineOfWork;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.MeasuredWork;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.OccupationProfile;
import org.onward.matching.taxonomy.Place;
import org.onward.matching.taxonomy.ProfileSource;
import org.onward.matching.taxonomy.RelatedSkill;
import org.onward.matching.taxonomy.Skill;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.taxonomy.Words;
import org.onward.matching.taxonomy.WorkShares;

/** A vocabulary of a dozen words, for tests; numbers count up from 1 in the order of adding. */
public final class FakeTaxonomy implements Taxonomy {
    private final Map<SkillId, Skill> skills = new LinkedHashMap<>();
    private final Map<Integer, List<RelatedSkill>> related = new HashMap<>();
    private final Map<String, int[]> essential = new LinkedHashMap<>();
    private final Map<String, OccupationProfile> profiles = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, String> labels = new HashMap<>();

    /** Cooks, welders and carers in two countries. */
    public static FakeTaxonomy small() {
        FakeTaxonomy taxonomy = new FakeTaxonomy();
        for (String name :
                List.of(
                        "cook Thai food",
                        "bake bread",
                        "keep a kitchen clean",
                        "weld steel",
                        "read drawings",
                        "care for older people",
                        "first aid",
                        "keep books",
                        "speak en")) {
            taxonomy.add(name);
        }
        taxonomy.relate("cook Thai food", "bake bread", 0.5f);
        taxonomy.relate("care for older people", "first aid", 0.4f);
        taxonomy.occupation("5120", "Cooks", "cook Thai food", "keep a kitchen clean");
        taxonomy.occupation("7212", "Welders", "weld steel", "read drawings");
        taxonomy.occupation("7213", "Sheet-metal workers", "read drawings");
        taxonomy.occupation("5322", "Home-based carers", "care for older people", "first aid");
        taxonomy.occupation("3313", "Bookkeepers", "keep books");
        taxonomy.add("be patient", Skill.Kind.ATTITUDE);
        taxonomy.profile("512", 0.4f, 0.7f, 0.3f);
        taxonomy.profile("721", 0.6f, 0.9f, 0.1f);
        taxonomy.profile("7213", 0.8f, 0.5f, 0.1f);
        taxonomy.profile("532", 0.4f, 0.4f, 0.9f);
        taxonomy.profile("331", 0.5f, 0.1f, 0.3f);
        taxonomy.place("TH-50", "TH", 18.79, 98.98);
        taxonomy.place("TH-51", "TH", 18.58, 99.01);
        taxonomy.place("TH-10", "TH", 13.75, 100.50);
        taxonomy.place("PH-CEB", "PH", 10.32, 123.89);
        return taxonomy;
    }

    static SkillId idOf(String name) {
        return new SkillId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    void add(String name) {
        add(name, Skill.Kind.SKILL);
    }

    private void add(String name, Skill.Kind kind) {
        SkillId id = idOf(name);
        skills.put(id, new Skill(id, skills.size() + 1, kind, false));
        labels.put(id.value().toString(), name);
    }

    int number(String name) {
        return skill(idOf(name)).orElseThrow().number();
    }

    void relate(String one, String other, float strength) {
        related.computeIfAbsent(number(one), n -> new ArrayList<>())
                .add(new RelatedSkill(number(other), strength));
        related.computeIfAbsent(number(other), n -> new ArrayList<>())
                .add(new RelatedSkill(number(one), strength));
    }

    void occupation(String code, String label, String... needs) {
        int[] numbers = new int[needs.length];
        for (int i = 0; i < needs.length; i++) {
            numbers[i] = number(needs[i]);
        }
        essential.put(code, numbers);
        labels.put(code, label);
    }

    /** All aptitudes at one value; realistic and social interests, the others in the middle. */
    void profile(String code, float aptitudes, float realistic, float social) {
        float[] all = new float[15];
        java.util.Arrays.fill(all, aptitudes);
        profiles.put(
                code,
                new OccupationProfile(
                        code, all, new float[] {realistic, 0.5f, 0.5f, social, 0.5f, 0.5f}));
    }

    void place(String code, String country, double lat, double lon) {
        places.put(code, new Place(code, country, lat, lon));
    }

    @Override
    public String version() {
        return "";
    }

    @Override
    public Optional<Skill> skill(SkillId id) {
        return Optional.ofNullable(skills.get(id));
    }

    @Override
    public Optional<Skill> skillByNumber(int number) {
        return skills.values().stream().filter(s -> s.number() == number).findFirst();
    }

    @Override
    public IntPredicate attitudes() {
        return number -> skillByNumber(number).filter(Skill::isAttitude).isPresent();
    }

    @Override
    public List<Skill> skills() {
        return List.copyOf(skills.values());
    }

    @Override
    public OptionalInt language(String code) {
        return skill(idOf("speak " + code)).stream().mapToInt(Skill::number).findFirst();
    }

    @Override
    public List<RelatedSkill> relatedTo(int skillNumber) {
        return related.getOrDefault(skillNumber, List.of());
    }

    @Override
    public Optional<OccupationCode> escoOccupation(UUID id) {
        return Optional.empty();
    }

    @Override
    public List<Words.Resolved<OccupationCode>> unitsOfOnet(String code) {
        return List.of();
    }

    @Override
    public boolean hasOccupation(OccupationCode code) {
        return essential.containsKey(code.value());
    }

    @Override
    public int[] essentialSkills(OccupationCode code) {
        return essential.getOrDefault(code.value(), new int[0]);
    }

    @Override
    public IntPredicate needs(OccupationCode code) {
        return number -> IntStream.of(essentialSkills(code)).anyMatch(one -> one == number);
    }

    @Override
    public int[] optionalSkills(OccupationCode code) {
        return new int[0];
    }

    @Override
    public List<LineOfWork> linesOfWork() {
        return List.of();
    }

    @Override
    public List<MeasuredWork> measuredWork() {
        return List.of();
    }

    /** A line for each word told, and one for each skill. */
    public static WorkShares work(LinesOfWork.Account account) {
        Map<Integer, Double> shares = new HashMap<>();
        Pattern.compile("\\W+")
                .splitAsStream(account.title() + " " + account.told())
                .filter(word -> !word.isEmpty())
                .forEach(word -> shares.put(1000 + word.hashCode() % 1000, 1.0));
        Arrays.stream(account.skills()).forEach(skill -> shares.put(skill, 1.0));
        return WorkShares.of(shares, 20);
    }

    @Override
    public List<OccupationCode> occupationsOf(int skillNumber) {
        return essential.entrySet().stream()
                .filter(e -> Arrays.stream(e.getValue()).anyMatch(n -> n == skillNumber))
                .map(e -> new OccupationCode(e.getKey()))
                .toList();
    }

    @Override
    public Optional<OccupationProfile> profile(int unit) {
        String code = "%04d".formatted(unit);
        return Optional.ofNullable(profiles.getOrDefault(code, profiles.get(code.substring(0, 3))));
    }

    @Override
    public List<ProfileSource> profileSources(OccupationCode code) {
        return List.of();
    }

    @Override
    public List<OccupationProfile> profiles() {
        return profiles.values().stream().filter(p -> p.code().length() == 3).toList();
    }

    @Override
    public Optional<Place> place(String code) {
        return Optional.ofNullable(places.get(code));
    }

    @Override
    public List<Place> places() {
        return List.copyOf(places.values());
    }

    @Override
    public boolean hasCountry(String code) {
        return places.values().stream().anyMatch(p -> p.country().equals(code));
    }

    @Override
    public String label(Subject subject, String key, String language) {
        return labels.getOrDefault(key, key);
    }
}
