package org.onward.matching.search;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.taxonomy.Label;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.Place;
import org.onward.matching.taxonomy.Skill;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.taxonomy.WordRanking;
import org.onward.matching.taxonomy.Words;
import org.onward.matching.taxonomy.WorkNumbers;
import org.onward.matching.taxonomy.WorkShares;

/** Resolves words by the labels in memory; each kind of thing has its own way of being written. */
@Singleton
final class LabelWords implements Words, LinesOfWork {
    /** From here on the tasks are asked too; what a title less sure names, they seldom help. */
    private static final double NAMED = 0.3;

    /** Words that tell of the work; fewer, "various", make any work look sure. */
    private static final int LEAST_TOLD = 3;

    /** Stems of what stands in adverts for any work. */
    private static final Set<String> OF_ANY_WORK =
            Stream.of(
                            "various",
                            "other",
                            "others",
                            "any",
                            "duties",
                            "duty",
                            "tasks",
                            "task",
                            "assigned",
                            "assign",
                            "general",
                            "related",
                            "required",
                            "requirements",
                            "work",
                            "works",
                            "job",
                            "jobs",
                            "description",
                            "responsibilities",
                            "perform",
                            "attached",
                            "details",
                            "position",
                            "superior",
                            "supervisor",
                            "ทำงาน",
                            "งาน",
                            "ทั่วไป",
                            "อื่น",
                            "อื่นๆ",
                            "หน้าที่",
                            "มอบหมาย",
                            "ได้",
                            "รับ",
                            "ตาม",
                            "ที่",
                            "เกี่ยวข้อง",
                            "ตำแหน่ง",
                            "หัวหน้า",
                            "ผู้บังคับบัญชา",
                            "สั่ง",
                            "ปฏิบัติ",
                            "trabaho",
                            "gawain",
                            "iba",
                            "ibang",
                            "utos",
                            "iuutos",
                            "ipag",
                            "pangkalahatang")
                    .flatMap(word -> LabelText.stems(word).stream())
                    .collect(Collectors.toUnmodifiableSet());

    private static final int TOLD = 600; // characters; what stands later in an advert misleads

    private final Taxonomy taxonomy;
    private final Kept<List<LabelRead>, LabelVocabulary> knownSkills =
            new Kept<>(names -> new LabelVocabulary(names, SkillWords.DRESS));
    private final Kept<List<WordRanking.Thing>, ThingWords> rankedSkills =
            new Kept<>(things -> RankByWords.made(WordRanking.Kind.SKILLS, things));
    private final Kept<List<WordRanking.Thing>, ThingWords> rankedWork =
            new Kept<>(things -> RankByWords.made(WordRanking.Kind.OCCUPATIONS, things));
    private final MetConfidence sureSkills;
    private final MetConfidence sureOccupations;
    private final MetConfidence.Curve curveOfRanked;
    private volatile Built built;

    @Inject
    LabelWords(Taxonomy taxonomy) {
        this(
                taxonomy,
                MetConfidence.of(WordRanking.Kind.SKILLS),
                MetConfidence.of(WordRanking.Kind.OCCUPATIONS));
    }

    LabelWords(Taxonomy taxonomy, MetConfidence skills, MetConfidence occupations) {
        this.taxonomy = taxonomy;
        this.sureSkills = skills;
        this.sureOccupations = occupations;
        this.curveOfRanked = occupations.curve(Met.RANKED);
        this.built = built("", List.of());
    }

    /**
     * @param readBy by what a line of work is found: the vocabulary, and the numbers in use
     */
    private record Built(
            String version,
            String readBy,
            SkillWords skills,
            OccupationWords occupations,
            ThingWords work,
            WorkWords lines,
            WorkMeasures measures,
            RememberedWork remembered,
            PlaceWords places) {}

    /**
     * @param version of the vocabulary that the labels are of
     */
    void build(String version, List<LabelRead> labels) {
        built = built(version, labels);
    }

    private Built built(String version, List<LabelRead> labels) {
        Map<Subject, List<LabelRead>> bySubject =
                labels.stream().collect(Collectors.groupingBy(read -> read.label().subject()));
        List<LabelRead> skills = bySubject.getOrDefault(Subject.SKILL, List.of());
        List<LabelRead> occupations = bySubject.getOrDefault(Subject.OCCUPATION, List.of());
        PlaceWords places =
                new PlaceWords(
                        new LabelVocabulary(
                                bySubject.getOrDefault(Subject.PLACE, List.of()), Set.of()),
                        new LabelVocabulary(
                                bySubject.getOrDefault(Subject.DISTRICT, List.of()), Set.of()),
                        new LabelVocabulary(
                                bySubject.getOrDefault(Subject.COUNTRY, List.of()), Set.of()),
                        taxonomy);
        ThingWords work =
                rankedWork.of(
                        things(
                                occupations,
                                (key, names) ->
                                        thing(
                                                key,
                                                names,
                                                skillsOf(new OccupationCode(key)),
                                                0,
                                                key)));
        WorkNumbers numbers = WorkNumbers.inUse();
        return new Built(
                version,
                version + " " + numbers.version(),
                new SkillWords(
                        knownSkills.of(skills),
                        rankedSkills.of(
                                things(
                                        skills,
                                        (key, names) -> thing(key, names, "", uses(key), ""))),
                        taxonomy,
                        sureSkills),
                new OccupationWords(
                        new LabelVocabulary(occupations, Set.of()), places, sureOccupations),
                work,
                new WorkWords(taxonomy.linesOfWork(), skillNames(), numbers),
                new WorkMeasures(taxonomy.measuredWork()),
                new RememberedWork(),
                places);
    }

    private static List<WordRanking.Thing> things(
            List<LabelRead> labels, BiFunction<String, List<Label>, WordRanking.Thing> made) {
        Map<String, List<Label>> byKey = new TreeMap<>();
        for (LabelRead read : labels) {
            byKey.computeIfAbsent(read.label().key(), key -> new ArrayList<>()).add(read.label());
        }
        return byKey.entrySet().stream()
                .map(names -> made.apply(names.getKey(), names.getValue()))
                .toList();
    }

    private static WordRanking.Thing thing(
            String key, List<Label> names, String text, int uses, String code) {
        Comparator<Label> shownFirst =
                Comparator.comparing((Label label) -> !label.preferred())
                        .thenComparing(label -> !label.language().equals("en"))
                        .thenComparing(Label::language)
                        .thenComparing(Label::text);
        List<String> ordered = names.stream().sorted(shownFirst).map(Label::text).toList();
        return new WordRanking.Thing(
                key, ordered.getFirst(), ordered.subList(1, ordered.size()), text, uses, code);
    }

    private Map<Integer, String> skillNames() {
        return taxonomy.skills().stream()
                .collect(
                        Collectors.toMap(
                                Skill::number,
                                skill ->
                                        taxonomy.label(
                                                Subject.SKILL,
                                                skill.id().value().toString(),
                                                "en")));
    }

    private int uses(String skill) {
        return taxonomy.skill(new SkillId(UUID.fromString(skill)))
                .map(known -> taxonomy.occupationsOf(known.number()).size())
                .orElse(0);
    }

    /** What is said of a kind of work is what it takes. */
    private String skillsOf(OccupationCode occupation) {
        return IntStream.concat(
                        Arrays.stream(taxonomy.essentialSkills(occupation)),
                        Arrays.stream(taxonomy.optionalSkills(occupation)))
                .mapToObj(taxonomy::skillByNumber)
                .flatMap(Optional::stream)
                .map(skill -> taxonomy.label(Subject.SKILL, skill.id().value().toString(), "en"))
                .collect(Collectors.joining("; "));
    }

    @Override
    public Optional<Resolved<SkillId>> skill(String words, @Nullable OccupationCode occupation) {
        return built.skills().skill(words, occupation);
    }

    @Override
    public Optional<Resolved<OccupationCode>> occupation(String title) {
        return built.occupations().occupation(title);
    }

    @Override
    public Optional<Resolved<OccupationCode>> occupation(String title, String told) {
        return surer(occupation(title), title, told);
    }

    /** What title and tasks speak of together, where they speak of it more surely. */
    Optional<Resolved<OccupationCode>> surer(
            Optional<Resolved<OccupationCode>> named, String title, String told) {
        if (named.isEmpty() || !isDoubtful(named.get(), title) || !tellsOfWork(told)) {
            return named;
        }
        String beginning = told.substring(0, Math.min(TOLD, told.length()));
        String names = OccupationWords.isOfAnyPost(title) ? "" : title;
        return ranked(built.work(), names, beginning, 1)
                .filter(other -> other.confidence() > named.get().confidence())
                .findFirst()
                .or(() -> named);
    }

    private static boolean tellsOfWork(String told) {
        String beginning = told.substring(0, Math.min(TOLD, told.length()));
        return LabelText.tokens(LabelText.plain(beginning)).stream()
                        .filter(token -> !token.isFunctionWord())
                        .map(LabelText.Token::stem)
                        .filter(stem -> !OF_ANY_WORK.contains(stem))
                        .distinct()
                        .limit(LEAST_TOLD)
                        .count()
                == LEAST_TOLD;
    }

    /** What is worth being offered; the curve was judged for the first of them alone. */
    private Stream<Resolved<OccupationCode>> ranked(
            ThingWords work, String title, String told, int limit) {
        return work.rank(title, told, key -> 0, limit).stream()
                .filter(one -> one.confidence() >= Resolved.OFFERED)
                .map(
                        one ->
                                new Resolved<>(
                                        new OccupationCode(one.key()),
                                        curveOfRanked.of(one.confidence()),
                                        Met.RANKED));
    }

    @Override
    public String version() {
        return built.version();
    }

    @Override
    public Words remembering() {
        return new RememberedWords(this);
    }

    /** Which vocabulary is held: another object once another one is. */
    Object vocabulary() {
        return built;
    }

    private static boolean isDoubtful(Resolved<OccupationCode> named, String title) {
        return named.confidence() < Resolved.TAKEN
                && (named.confidence() >= NAMED || OccupationWords.isOfAnyPost(title));
    }

    @Override
    public List<Resolved<OccupationCode>> occupations(String title, String account, int limit) {
        Built now = built;
        String told = tellsOfWork(account) ? account : "";
        Map<OccupationCode, Resolved<OccupationCode>> found = new LinkedHashMap<>();
        now.occupations().occupation(title).ifPresent(named -> found.put(named.code(), named));
        ranked(now.work(), EverydayWords.told(title), EverydayWords.told(told), limit)
                .forEach(
                        one ->
                                found.merge(
                                        one.code(),
                                        one,
                                        // by a title alone, a name that is met says how sure it is
                                        (named, other) ->
                                                told.isBlank() ? named : surer(named, other)));
        return found.values().stream()
                .sorted(
                        Comparator.comparingDouble(
                                        (Resolved<OccupationCode> one) -> one.confidence())
                                .reversed())
                .limit(limit)
                .toList();
    }

    private static <T> Resolved<T> surer(Resolved<T> one, Resolved<T> other) {
        return other.confidence() > one.confidence() ? other : one;
    }

    @Override
    public WorkShares of(Account account) {
        Built now = built;
        return of(account, now.lines(), now.measures());
    }

    private static WorkShares of(Account account, WorkWords lines, WorkMeasures measures) {
        if (account.measures() != null) {
            return measures.of(account.measures());
        }
        WorkShares told = lines.of(account);
        WorkShares about =
                account.title().isBlank()
                        ? told
                        : told.and(measures.ofAdvert(account.title(), account.occupation()));
        return about.isEmpty()
                ? about
                : about.and(
                        lines.words(account.title().isBlank() ? account.told() : account.title()));
    }

    @Override
    public byte[] kept(Account account) {
        Built now = built;
        return KeptWork.of(account, now.readBy(), one -> of(one, now.lines(), now.measures()));
    }

    @Override
    public WorkShares of(Account account, byte[] kept) {
        Built now = built;
        return KeptWork.read(
                kept, account, now.readBy(), one -> of(one, now.lines(), now.measures()));
    }

    @Override
    public LinesOfWork by(WorkNumbers numbers) {
        Built now = built;
        WorkWords lines = now.lines().by(numbers);
        return account -> of(account, lines, now.measures());
    }

    @Override
    public WorkShares together(List<Account> accounts, List<Double> weights, int most) {
        return built.remembered()
                .of(accounts, weights, () -> LinesOfWork.super.together(accounts, weights, most));
    }

    @Override
    public List<Place> places(String words, @Nullable String country) {
        return built.places().places(words, country);
    }

    @Override
    public Optional<Spelt> placeSpeltLike(String words, @Nullable String country) {
        return built.places().speltLike(words, country);
    }

    @Override
    public Optional<Place> placeCalled(String words) {
        return built.places().called(words);
    }

    @Override
    public Set<String> countries(String words) {
        return built.places().countries(words);
    }

    @Override
    public List<Resolved<SkillId>> skillsIn(
            String text, @Nullable OccupationCode occupation, int limit) {
        return built.skills().skillsIn(text, occupation, limit);
    }
}
