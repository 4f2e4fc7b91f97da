package org.onward.matching.search;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.returnee.IncomeNeed;
import org.onward.matching.returnee.Must;
import org.onward.matching.returnee.Profile;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.shared.Money;
import org.onward.matching.shared.PayPeriod;
import org.onward.matching.taxonomy.Aptitude;
import org.onward.matching.taxonomy.Interest;
import org.onward.matching.taxonomy.LineOfWork;
import org.onward.matching.taxonomy.Place;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.AskedLanguage;
import org.onward.matching.vacancy.AskedSkill;
import org.onward.matching.vacancy.Course;
import org.onward.matching.vacancy.Pay;
import org.onward.matching.vacancy.Post;
import org.onward.matching.vacancy.Vacancies;
import org.onward.matching.vacancy.Vacancy;
import org.onward.matching.vacancy.VacancyId;
import org.onward.matching.vacancy.VacancyState;

/**
 * Invented vacancies and profiles over a loaded vocabulary. Each is made of the seed and its number
 * alone, so that any of them can be made again. Places, employers and lines of work follow the law
 * of Zipf; 5–18 skills, most of them of the line of work.
 */
public final class ScaleData {
    public static final int EMPLOYERS = 20_000;
    private static final int FEWEST_SKILLS = 5;
    private static final int MOST_SKILLS = 18;
    private static final int FEWEST_OWN_SKILLS = 12;
    private static final int MOST_OWN_SKILLS = 25;
    private static final int OF_EACH_LINE = 60;
    private static final String SECTORS = "ACEFGHIJKLMNPQRS";

    private final Taxonomy taxonomy;
    private final LocalDate today;
    private final long seed;
    private final List<LineOfWork> lines;
    private final List<Place> places;
    private final List<SkillId> skills;

    public ScaleData(Taxonomy taxonomy, LocalDate today, long seed) {
        this.taxonomy = taxonomy;
        this.today = today;
        this.seed = seed;
        lines = shuffled(taxonomy.linesOfWork());
        places = shuffled(taxonomy.places());
        skills = shuffled(taxonomy.skills().stream().map(one -> one.id()).toList());
    }

    private <T> List<T> shuffled(List<T> all) {
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(seed));
        return shuffled;
    }

    public static VacancyId vacancyId(int number) {
        return new VacancyId(new UUID(number * 0x9E3779B97F4A7C15L, number));
    }

    public static int number(VacancyId id) {
        return (int) id.value().getLeastSignificantBits();
    }

    public Vacancies.Indexed vacancy(int number) {
        return vacancy(number, employer -> new EmployerId(new UUID(7, employer)));
    }

    /**
     * @param employers by number, below {@link #EMPLOYERS}
     */
    public Vacancies.Indexed vacancy(int number, IntFunction<EmployerId> employers) {
        SplittableRandom random = ofVacancy(number);
        int employer = ScaleVocabulary.zipf(random, EMPLOYERS);
        Work work = work(random);
        LineOfWork line = work.line;
        Place place = work.place;
        int kind = random.nextInt(100);
        boolean job = kind < 70;
        List<AskedSkill> asked = asked(line, random, !job);
        String currency = place.country().equals("TH") ? "THB" : "PHP";
        long least = 100L * (9_000 + 500L * random.nextInt(40));
        Pay pay =
                job && random.nextInt(5) > 0
                        ? new Pay(
                                Money.of(least, currency),
                                Money.of(least + 100_000L * random.nextInt(8), currency),
                                PayPeriod.MONTH)
                        : null;
        Money stipend = job || random.nextInt(5) == 0 ? null : Money.of(least / 2, currency);
        Post post =
                new Post(
                        employers.apply(employer),
                        title(line, random),
                        tasks(line, asked, random),
                        random.nextInt(10) == 0 ? null : line.unit(),
                        1,
                        random.nextInt(5) == 0 ? null : sector(line),
                        place.country(),
                        random.nextInt(20) == 0 ? null : place.code(),
                        pay,
                        random.nextInt(3) == 0 ? null : (Integer) (20 + 4 * random.nextInt(8)),
                        maybe(random),
                        maybe(random),
                        maybe(random),
                        random.nextInt(4) == 0 ? (Integer) random.nextInt(5) : null,
                        random.nextBoolean() ? today.plusDays(random.nextInt(90)) : null,
                        1 + (int) (12 * Math.pow(random.nextDouble(), 4)),
                        asked,
                        random.nextInt(5) == 0
                                ? List.of(new AskedLanguage("en", 1 + random.nextInt(3)))
                                : List.of(),
                        null,
                        random.nextBoolean() ? today.plusDays(random.nextInt(60)) : null);
        Instant confirmed =
                today.minusDays((long) (90 * Math.pow(random.nextDouble(), 2)))
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant()
                        .minusSeconds(random.nextInt(86_400));
        VacancyState open = new VacancyState.Open(confirmed, confirmed);
        VacancyId id = vacancyId(number);
        Vacancy vacancy =
                job
                        ? new Vacancy.Job(id, 1, open, post)
                        : kind < 88
                                ? new Vacancy.Apprenticeship(
                                        id, 1, open, post, stipend, 26, null, null)
                                : new Vacancy.Training(
                                        id,
                                        1,
                                        open,
                                        post,
                                        stipend,
                                        12,
                                        null,
                                        null,
                                        List.of(),
                                        Course.UNSAID);
        return new Vacancies.Indexed(vacancy, employerName(employer), true, 0);
    }

    private SplittableRandom ofVacancy(int number) {
        return new SplittableRandom(seed + 31L * number);
    }

    private SplittableRandom ofPerson(int number) {
        return new SplittableRandom(seed - 17L * (number + 1));
    }

    /** What a vacancy is made from: the truth behind its words and skills. */
    public record Work(LineOfWork line, Place place) {}

    public Work workOf(int vacancy) {
        SplittableRandom random = ofVacancy(vacancy);
        ScaleVocabulary.zipf(random, EMPLOYERS);
        return work(random);
    }

    private Work work(SplittableRandom random) {
        LineOfWork line = line(random);
        return new Work(line, places.get(ScaleVocabulary.zipf(random, places.size())));
    }

    private LineOfWork line(SplittableRandom random) {
        return lines.get(ScaleVocabulary.zipf(random, lines.size()));
    }

    /** The two lines of work that a person comes from. */
    public Set<LineOfWork> linesOf(int person) {
        SplittableRandom random = ofPerson(person);
        LineOfWork line = line(random);
        return new LinkedHashSet<>(List.of(line, line(random)));
    }

    public static String employerName(int employer) {
        return "%s %s %d"
                .formatted(
                        ScaleVocabulary.word(employer % 997),
                        ScaleVocabulary.word(employer % 89),
                        employer);
    }

    private static @Nullable Boolean maybe(SplittableRandom random) {
        return random.nextInt(4) == 0 ? (Boolean) random.nextBoolean() : null;
    }

    private static Character sector(LineOfWork line) {
        return SECTORS.charAt(Math.floorMod(line.unit().hashCode(), SECTORS.length()));
    }

    private static String title(LineOfWork line, SplittableRandom random) {
        String name = line.names().get(random.nextInt(line.names().size()));
        return random.nextInt(3) == 0 ? name + " " + ScaleVocabulary.words(random, 1) : name;
    }

    /** A few dozen words; some of them name what is asked for. */
    private String tasks(LineOfWork line, List<AskedSkill> asked, SplittableRandom random) {
        StringBuilder text = new StringBuilder(ScaleVocabulary.words(random, 15));
        for (int i = 0; i < 3; i++) {
            text.append(". ")
                    .append(
                            taxonomy.label(
                                    org.onward.matching.taxonomy.Subject.SKILL,
                                    asked.get(random.nextInt(asked.size()))
                                            .skill()
                                            .value()
                                            .toString(),
                                    "en"))
                    .append(' ')
                    .append(ScaleVocabulary.words(random, 5));
        }
        return text.append(". ").append(line.names().getFirst()).toString();
    }

    private List<AskedSkill> asked(LineOfWork line, SplittableRandom random, boolean teaches) {
        int many = random.nextInt(FEWEST_SKILLS, MOST_SKILLS + 1);
        List<AskedSkill> asked = new ArrayList<>();
        for (SkillId skill : skills(List.of(line), many, random)) {
            boolean taught = teaches && random.nextBoolean();
            asked.add(
                    new AskedSkill(
                            skill,
                            !taught && random.nextInt(3) > 0,
                            taught,
                            random.nextInt(3) == 0 ? (Integer) (1 + random.nextInt(4)) : null,
                            null,
                            1));
        }
        return asked;
    }

    /** Four of five are of the lines, the rest any. */
    private List<SkillId> skills(List<LineOfWork> of, int many, SplittableRandom random) {
        Map<SkillId, Boolean> chosen = new LinkedHashMap<>();
        int[] own =
                of.stream()
                        .flatMapToInt(
                                line ->
                                        IntStream.concat(
                                                Arrays.stream(line.essential()),
                                                Arrays.stream(line.optional())))
                        .limit(OF_EACH_LINE)
                        .toArray();
        for (int tries = 0; chosen.size() < many && tries < 10 * many; tries++) {
            if (own.length > 0 && random.nextInt(5) > 0) {
                taxonomy.skillByNumber(own[random.nextInt(own.length)])
                        .ifPresent(skill -> chosen.put(skill.id(), true));
            } else {
                chosen.put(skills.get(ScaleVocabulary.zipf(random, skills.size())), true);
            }
        }
        return List.copyOf(chosen.keySet());
    }

    public Profile person(int number) {
        SplittableRandom random = ofPerson(number);
        LineOfWork line = line(random);
        LineOfWork before = line(random);
        int many = random.nextInt(FEWEST_OWN_SKILLS, MOST_OWN_SKILLS + 1);
        Place place = places.get(ScaleVocabulary.zipf(random, places.size()));
        String currency = place.country().equals("TH") ? "THB" : "PHP";
        Map<Aptitude, Float> aptitudes = new EnumMap<>(Aptitude.class);
        for (Aptitude aptitude : Aptitude.values()) {
            if (random.nextInt(3) == 0) {
                aptitudes.put(aptitude, (float) random.nextDouble());
            }
        }
        Map<Interest, Float> interests = new EnumMap<>(Interest.class);
        for (Interest interest : Interest.values()) {
            interests.put(interest, (float) random.nextDouble());
        }
        return new Profile(
                new ReturneeId(new UUID(11, number)),
                Optional.of(
                        skills(List.of(line, before), many, random).stream()
                                .map(
                                        skill ->
                                                new Profile.OwnSkill(
                                                        skill, 1 + random.nextInt(4), null))
                                .toList()),
                Optional.of(List.of(worked(line, random), worked(before, random))),
                Optional.of(List.of(new Profile.OwnLanguage("en", 1 + random.nextInt(4)))),
                random.nextInt(6),
                aptitudes,
                Map.of(),
                interests,
                List.of(line.unit().value()),
                Set.of(sector(line)),
                Set.of(),
                Optional.of(
                        List.of(
                                new Profile.WillingPlace(
                                        place.code(),
                                        place.country(),
                                        10 * (1 + random.nextInt(8)),
                                        true))),
                Profile.Origin.UNKNOWN,
                Optional.of(new IncomeNeed(Money.of(1_200_000, currency), true)),
                today.plusDays(random.nextInt(60)),
                20,
                48,
                Optional.of(random.nextInt(5) == 0 ? Set.of(Must.NO_NIGHTS) : Set.of()),
                random.nextInt(3) == 0 ? Money.of(1_000_000, currency) : null,
                Profile.Safety.NONE);
    }

    private static Profile.Experience worked(LineOfWork line, SplittableRandom random) {
        return new Profile.Experience(
                line.unit(),
                6 + random.nextInt(60),
                true,
                null,
                line.names().getFirst() + " " + ScaleVocabulary.words(random, 5));
    }
}
