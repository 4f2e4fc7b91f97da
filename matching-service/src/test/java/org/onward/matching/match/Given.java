package org.onward.matching.match;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.returnee.IncomeNeed;
import org.onward.matching.returnee.Must;
import org.onward.matching.returnee.Profile;
import org.onward.matching.returnee.Profile.Experience;
import org.onward.matching.returnee.Profile.OwnLanguage;
import org.onward.matching.returnee.Profile.OwnSkill;
import org.onward.matching.returnee.Profile.Safety;
import org.onward.matching.returnee.Profile.WillingPlace;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.shared.Money;
import org.onward.matching.shared.PayPeriod;
import org.onward.matching.taxonomy.Aptitude;
import org.onward.matching.taxonomy.Interest;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.AskedLanguage;
import org.onward.matching.vacancy.AskedSkill;
import org.onward.matching.vacancy.Course;
import org.onward.matching.vacancy.Kind;
import org.onward.matching.vacancy.Overseas;
import org.onward.matching.vacancy.Pay;
import org.onward.matching.vacancy.Post;
import org.onward.matching.vacancy.Vacancy;
import org.onward.matching.vacancy.VacancyId;
import org.onward.matching.vacancy.VacancyState;

/** People and vacancies for tests: everything unknown until a line says otherwise. */
public final class Given {
    public static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private Given() {}

    public static RankVacancies rank(
            Taxonomy taxonomy,
            LinesOfWork lines,
            Ranking ranking,
            Retrieval retrieval,
            Prospects prospects) {
        return new RankVacancies(taxonomy, lines, new Scorer(ranking), retrieval, prospects);
    }

    public static Person person() {
        return new Person();
    }

    public static Advert job() {
        return new Advert(Kind.JOB);
    }

    public static Advert apprenticeship() {
        return new Advert(Kind.APPRENTICESHIP);
    }

    public static Advert training() {
        return new Advert(Kind.TRAINING);
    }

    /** A profile being written. */
    public static final class Person {
        private @Nullable List<OwnSkill> skills;
        private @Nullable List<Experience> experience;
        private @Nullable List<OwnLanguage> languages;
        private @Nullable List<WillingPlace> places;
        private @Nullable String home;
        private final List<Experience> placed = new ArrayList<>();
        private final List<OwnSkill> learnt = new ArrayList<>();
        private @Nullable Integer education;
        private final Map<Aptitude, Float> aptitudes = new EnumMap<>(Aptitude.class);
        private final Map<Interest, Float> interests = new EnumMap<>(Interest.class);
        private final List<String> aspirations = new ArrayList<>();
        private final Set<Character> wanted = new HashSet<>();
        private final Set<Character> avoided = new HashSet<>();
        private @Nullable IncomeNeed need;
        private @Nullable LocalDate available;
        private @Nullable Integer hoursMin;
        private @Nullable Integer hoursMax;
        private @Nullable Set<Must> musts;
        private @Nullable Money floor;
        private Safety safety = Safety.NONE;
        private ReturneeId id = new ReturneeId(UUID.randomUUID());

        public Person id(ReturneeId value) {
            id = value;
            return this;
        }

        public Person noSkills() {
            skills = new ArrayList<>();
            return this;
        }

        public Person can(String skill) {
            return can(skill, null);
        }

        public Person can(String skill, @Nullable Integer level) {
            if (skills == null) {
                skills = new ArrayList<>();
            }
            skills.add(new OwnSkill(FakeTaxonomy.idOf(skill), level, null));
            return this;
        }

        public Person neverWorked() {
            experience = new ArrayList<>();
            return this;
        }

        public Person home(String country) {
            home = country;
            return this;
        }

        public Person learnt(String name, @Nullable Integer level) {
            learnt.add(new OwnSkill(FakeTaxonomy.idOf(name), level, null));
            return this;
        }

        public Person placed(String occupation, int months) {
            placed.add(new Experience(new OccupationCode(occupation), months, null, null, ""));
            return this;
        }

        public Person worked(@Nullable String occupation, @Nullable Integer months, String words) {
            if (experience == null) {
                experience = new ArrayList<>();
            }
            experience.add(
                    new Experience(
                            occupation == null ? null : new OccupationCode(occupation),
                            months,
                            null,
                            null,
                            words));
            return this;
        }

        public Person speaks(String language, int level) {
            if (languages == null) {
                languages = new ArrayList<>();
            }
            languages.add(new OwnLanguage(language, level));
            return this;
        }

        public Person educated(int level) {
            education = level;
            return this;
        }

        public Person aptitude(Aptitude aptitude, float value) {
            aptitudes.put(aptitude, value);
            return this;
        }

        public Person interest(Interest interest, float value) {
            interests.put(interest, value);
            return this;
        }

        public Person wishes(String... codes) {
            aspirations.addAll(Arrays.asList(codes));
            return this;
        }

        public Person wantsSector(char sector) {
            wanted.add(sector);
            return this;
        }

        public Person avoidsSector(char sector) {
            avoided.add(sector);
            return this;
        }

        public Person near(String place) {
            return near(place, null, null);
        }

        public Person near(String place, @Nullable Integer km, @Nullable Boolean rightToWork) {
            return goes(new WillingPlace(place, place.substring(0, 2), km, rightToWork));
        }

        public Person anywhereIn(String country, @Nullable Boolean rightToWork) {
            return goes(new WillingPlace(null, country, null, rightToWork));
        }

        private Person goes(WillingPlace place) {
            if (places == null) {
                places = new ArrayList<>();
            }
            places.add(place);
            return this;
        }

        public Person needs(long monthlyMinor, String currency) {
            need = new IncomeNeed(Money.of(monthlyMinor, currency), true);
            return this;
        }

        public Person needsAtLeast(long monthlyMinor, String currency) {
            need = new IncomeNeed(Money.of(monthlyMinor, currency), false);
            return this;
        }

        public Person available(LocalDate day) {
            available = day;
            return this;
        }

        public Person hours(@Nullable Integer min, @Nullable Integer max) {
            hoursMin = min;
            hoursMax = max;
            return this;
        }

        public Person must(Must... all) {
            musts = Set.of(all);
            return this;
        }

        public Person notBelow(long monthlyMinor, String currency) {
            floor = Money.of(monthlyMinor, currency);
            return this;
        }

        public Person safety(Safety value) {
            safety = value;
            return this;
        }

        public Profile profile() {
            return new Profile(
                    id,
                    Optional.ofNullable(skills),
                    Optional.ofNullable(experience),
                    Optional.ofNullable(languages),
                    education,
                    aptitudes,
                    Map.of(),
                    interests,
                    aspirations,
                    wanted,
                    avoided,
                    Optional.ofNullable(places),
                    new Profile.Origin(home, placed, learnt, null),
                    Optional.ofNullable(need),
                    available,
                    hoursMin,
                    hoursMax,
                    Optional.ofNullable(musts),
                    floor,
                    safety);
        }

        PreparedProfile prepared() {
            return prepared("ranking-1");
        }

        PreparedProfile prepared(String ranking) {
            return PreparedProfile.of(
                    profile(),
                    FakeTaxonomy.small(),
                    FakeTaxonomy::work,
                    Ranking.load(ranking),
                    TODAY);
        }
    }

    /** A vacancy being written. */
    public static final class Advert {
        private final Kind kind;
        private VacancyId id = new VacancyId(UUID.randomUUID());
        private int version;
        private EmployerId employer = new EmployerId(UUID.randomUUID());
        private String title = "Work";
        private String tasks = "";
        private @Nullable OccupationCode occupation;
        private @Nullable Character sector;
        private String country = "TH";
        private @Nullable String place;
        private @Nullable Pay pay;
        private @Nullable Money stipend;
        private @Nullable Integer hours;
        private @Nullable Boolean nights;
        private @Nullable Boolean liveIn;
        private @Nullable Boolean accommodation;
        private @Nullable Integer education;
        private @Nullable LocalDate startOn;
        private @Nullable LocalDate validUntil;
        private int seats = 1;
        private int backed;
        private @Nullable Integer promised;
        private @Nullable Integer weeks;
        private final List<AskedSkill> skills = new ArrayList<>();
        private final List<AskedLanguage> languages = new ArrayList<>();
        private @Nullable Overseas overseas;
        private Instant confirmed = Instant.parse("2026-11-25T00:00:00Z");

        private Advert(Kind kind) {
            this.kind = kind;
        }

        public Advert id(VacancyId value) {
            id = value;
            return this;
        }

        public Advert version(int value) {
            version = value;
            return this;
        }

        public Advert by(EmployerId value) {
            employer = value;
            return this;
        }

        public Advert titled(String value, String work) {
            title = value;
            tasks = work;
            return this;
        }

        public Advert occupation(String code) {
            occupation = new OccupationCode(code);
            return this;
        }

        public Advert sector(char value) {
            sector = value;
            return this;
        }

        public Advert in(String placeCode) {
            place = placeCode;
            country = placeCode.substring(0, 2);
            return this;
        }

        public Advert somewhereIn(String value) {
            country = value;
            return this;
        }

        public Advert pays(long min, long max, String currency, PayPeriod period) {
            pay = new Pay(Money.of(min, currency), Money.of(max, currency), period);
            return this;
        }

        /** Nobody says how much at most. */
        public Advert paysFrom(long min, String currency, PayPeriod period) {
            pay = new Pay(Money.of(min, currency), null, period);
            return this;
        }

        public Advert stipend(long minor, String currency) {
            stipend = Money.of(minor, currency);
            return this;
        }

        public Advert hours(int value) {
            hours = value;
            return this;
        }

        public Advert nights(boolean value) {
            nights = value;
            return this;
        }

        public Advert liveIn(boolean value) {
            liveIn = value;
            return this;
        }

        public Advert accommodation(boolean value) {
            accommodation = value;
            return this;
        }

        public Advert education(int level) {
            education = level;
            return this;
        }

        public Advert starts(LocalDate day) {
            startOn = day;
            return this;
        }

        public Advert until(LocalDate day) {
            validUntil = day;
            return this;
        }

        public Advert seats(int all, int withAJob) {
            seats = all;
            backed = withAJob;
            return this;
        }

        /** Of the seats, those with a job behind them as the employer says. */
        public Advert promises(int seatsWithAJob) {
            promised = seatsWithAJob;
            return this;
        }

        public Advert weeks(int value) {
            weeks = value;
            return this;
        }

        public Advert asks(String skill) {
            return asks(skill, null);
        }

        public Advert asks(String skill, @Nullable Integer level) {
            skills.add(new AskedSkill(FakeTaxonomy.idOf(skill), true, false, level, null, 1));
            return this;
        }

        public Advert likes(String skill) {
            skills.add(new AskedSkill(FakeTaxonomy.idOf(skill), false, false, null, null, 1));
            return this;
        }

        public Advert teaches(String skill) {
            return teaches(skill, null);
        }

        public Advert teaches(String skill, @Nullable Integer level) {
            skills.add(new AskedSkill(FakeTaxonomy.idOf(skill), true, true, level, null, 1));
            return this;
        }

        public Advert speaks(String language, int level) {
            languages.add(new AskedLanguage(language, level));
            return this;
        }

        public Advert overseas(boolean vetted) {
            overseas =
                    new Overseas("L-1", "P", "J-1", "work", vetted, vetted, vetted ? TODAY : null);
            return this;
        }

        public Advert confirmed(LocalDate day) {
            confirmed = day.atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
            return this;
        }

        public Vacancy vacancy() {
            Post post =
                    new Post(
                            employer,
                            title,
                            tasks,
                            occupation,
                            1,
                            sector,
                            country,
                            place,
                            pay,
                            hours,
                            nights,
                            liveIn,
                            accommodation,
                            education,
                            startOn,
                            seats,
                            skills,
                            languages,
                            overseas,
                            validUntil);
            VacancyState state = new VacancyState.Open(confirmed, confirmed);
            return switch (kind) {
                case JOB -> new Vacancy.Job(id, version, state, post);
                case APPRENTICESHIP ->
                        new Vacancy.Apprenticeship(
                                id, version, state, post, stipend, weeks, null, promised);
                case TRAINING ->
                        new Vacancy.Training(
                                id,
                                version,
                                state,
                                post,
                                stipend,
                                weeks,
                                null,
                                promised,
                                List.of(),
                                Course.UNSAID);
            };
        }

        public VacancyFacts facts() {
            return VacancyFacts.of(vacancy(), backed, FakeTaxonomy.small(), FakeTaxonomy::work);
        }
    }
}
