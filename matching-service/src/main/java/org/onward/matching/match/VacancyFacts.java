package org.onward.matching.match;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.shared.Money;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.Place;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.taxonomy.WorkShares;
import org.onward.matching.vacancy.AskedLanguage;
import org.onward.matching.vacancy.AskedSkill;
import org.onward.matching.vacancy.Kind;
import org.onward.matching.vacancy.Post;
import org.onward.matching.vacancy.Vacancies;
import org.onward.matching.vacancy.Vacancy;
import org.onward.matching.vacancy.VacancyId;
import org.onward.matching.vacancy.VacancyState;

/**
 * What scoring needs to know of a vacancy, in numbers; the index holds it as bytes ({@link
 * FactsCodec}).
 *
 * @param occupation ISCO-08 unit group as a number, {@link #NONE} where unknown
 * @param sector ISIC section letter, 0 where unknown
 * @param lat of the place's point, NaN where unknown
 * @param hours a week, {@link #NONE} where unknown
 * @param education ISCED level asked for, {@link #NONE} where unknown
 * @param startDay day since 1970, {@link #NO_DAY} where unknown
 * @param validUntilDay last day since 1970, {@link #NO_DAY} where none
 * @param weeks length of an apprenticeship or training, {@link #NONE} where unknown
 * @param backedSeats seats with a job behind them: committed by the employer, or by the vacancies
 *     that back a training; {@link #NONE} where it is not said
 * @param confirmedAt seconds since 1970 when the employer last said it is still true
 * @param musts skills without which it does not go
 * @param mustsImplied the advert names no skill, or is of a job and names none as needed: the musts
 *     are those usual for the occupation
 * @param taught skills learnt there, up to which level
 * @param work what the work is about
 */
@SuppressWarnings("ArrayRecordComponent") // read-only by convention; hundreds live in one request
public record VacancyFacts(
        VacancyId id,
        int version,
        Kind kind,
        EmployerId employer,
        int occupation,
        char sector,
        String country,
        @Nullable String place,
        double lat,
        double lon,
        @Nullable MonthlyPay pay,
        int hours,
        Told nights,
        Told liveIn,
        Told accommodation,
        int education,
        int startDay,
        int validUntilDay,
        int weeks,
        int seats,
        int backedSeats,
        boolean overseas,
        boolean vetted,
        long confirmedAt,
        AskedSkills musts,
        AskedSkills optional,
        boolean mustsImplied,
        AskedSkills taught,
        List<AskedLanguage> languages,
        WorkShares work) {
    public static final int NONE = -1;
    public static final int NO_DAY = Integer.MIN_VALUE;

    /**
     * Parallel arrays, by skill number ascending.
     *
     * @param levels 1–4, 0 where unknown
     * @param weights how sure it is that the advert means this skill, 0–1, in hundredths: what is
     *     stored in a byte is what is computed with
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record AskedSkills(int[] skills, byte[] levels, float[] weights) {
        public static final AskedSkills EMPTY =
                new AskedSkills(new int[0], new byte[0], new float[0]);

        public int size() {
            return skills.length;
        }

        boolean has(int skill) {
            return indexOf(skill) >= 0;
        }

        /** Negative where it is not there. */
        int indexOf(int skill) {
            return Arrays.binarySearch(skills, skill);
        }
    }

    /** Whether any skills are learnt there. */
    public boolean teaches() {
        return taught.size() > 0;
    }

    /** Reads the facts out of a stored vacancy, and its work out of what was kept with it. */
    public static VacancyFacts of(Vacancies.Indexed indexed, Taxonomy taxonomy, LinesOfWork lines) {
        byte[] kept = indexed.work();
        return of(
                indexed.vacancy(),
                indexed.backedSeats(),
                taxonomy,
                kept == null ? lines : account -> lines.of(account, kept));
    }

    /**
     * @param backedSeats seats of committed vacancies behind a training
     */
    public static VacancyFacts of(
            Vacancy vacancy, int backedSeats, Taxonomy taxonomy, LinesOfWork lines) {
        Post post = vacancy.post();
        return of(
                vacancy,
                post.sureOccupation(),
                post.occupationConfidence() == 1,
                backedSeats,
                taxonomy,
                lines);
    }

    /** As they would be if the employer said which occupation it is. */
    VacancyFacts saidToBe(
            OccupationCode occupation, Vacancy vacancy, Taxonomy taxonomy, LinesOfWork lines) {
        return of(vacancy, occupation, true, backedSeats, taxonomy, lines);
    }

    private static VacancyFacts of(
            Vacancy vacancy,
            @Nullable OccupationCode occupation,
            boolean named,
            int backedSeats,
            Taxonomy taxonomy,
            LinesOfWork lines) {
        Post post = vacancy.post();
        List<AskedSkill> asked = skills(post, taxonomy);
        AskedSkills musts =
                askedSkills(asked.stream().filter(VacancyFacts::isMust).toList(), taxonomy);
        boolean implied = false;
        boolean noneAsked =
                asked.isEmpty()
                        || (vacancy.kind() == Kind.JOB
                                && asked.stream().noneMatch(AskedSkill::must));
        if (noneAsked && occupation != null) {
            musts = usualSkills(occupation, taxonomy);
            implied = musts.size() > 0;
        }
        Optional<Place> place = Optional.ofNullable(post.place()).flatMap(taxonomy::place);
        Offer offer = Offer.of(vacancy);
        return new VacancyFacts(
                vacancy.id(),
                vacancy.version(),
                vacancy.kind(),
                post.employer(),
                occupation == null ? NONE : Integer.parseInt(occupation.value()),
                post.sector() == null ? 0 : post.sector(),
                post.country(),
                post.place(),
                place.map(Place::lat).orElse(Double.NaN),
                place.map(Place::lon).orElse(Double.NaN),
                MonthlyPay.of(post.pay(), offer.stipend, post.hours(), offer.weeks).orElse(null),
                post.hours() == null ? NONE : post.hours(),
                Told.of(post.nights()),
                Told.of(post.liveIn()),
                Told.of(post.accommodation()),
                post.education() == null ? NONE : post.education(),
                post.startOn() == null ? NO_DAY : (int) post.startOn().toEpochDay(),
                post.validUntil() == null ? NO_DAY : (int) post.validUntil().toEpochDay(),
                offer.weeks == null ? NONE : offer.weeks,
                post.seats(),
                seatsWithAJob(post.seats(), offer.seatsCommitted, backedSeats),
                post.overseas() != null,
                post.overseas() != null && post.overseas().vetted(),
                confirmed(vacancy.state()).getEpochSecond(),
                musts,
                askedSkills(
                        asked.stream().filter(s -> !s.must() && !s.teaches()).toList(), taxonomy),
                implied,
                askedSkills(asked.stream().filter(AskedSkill::teaches).toList(), taxonomy),
                post.languages(),
                lines.of(post.account(occupation, named, taxonomy)));
    }

    /** But for languages that are asked for as such, which count there by how well. */
    static List<AskedSkill> skills(Post post, Taxonomy taxonomy) {
        if (post.languages().isEmpty() || post.skills().isEmpty()) {
            return post.skills();
        }
        Set<Integer> languages =
                post.languages().stream()
                        .flatMapToInt(asked -> taxonomy.language(asked.language()).stream())
                        .boxed()
                        .collect(Collectors.toSet());
        return post.skills().stream()
                .filter(
                        asked ->
                                asked.teaches()
                                        || taxonomy.skill(asked.skill())
                                                .filter(one -> languages.contains(one.number()))
                                                .isEmpty())
                .toList();
    }

    /** What was promised counts; else what is open behind them; that nobody says is unknown. */
    private static int seatsWithAJob(int seats, @Nullable Integer committed, int backed) {
        if (committed == null && backed <= 0) {
            return NONE;
        }
        return Math.min(seats, committed == null ? backed : committed);
    }

    private record Offer(
            @Nullable Money stipend, @Nullable Integer weeks, @Nullable Integer seatsCommitted) {
        static Offer of(Vacancy vacancy) {
            return switch (vacancy) {
                case Vacancy.Job job -> new Offer(null, null, null);
                case Vacancy.Apprenticeship a ->
                        new Offer(a.stipend(), a.weeks(), a.seatsCommitted());
                case Vacancy.Training t -> new Offer(t.stipend(), t.weeks(), t.seatsCommitted());
            };
        }
    }

    private static boolean isMust(AskedSkill skill) {
        return skill.must() && !skill.teaches();
    }

    private static Instant confirmed(VacancyState state) {
        return state instanceof VacancyState.Open(Instant opened, Instant confirmed)
                ? confirmed
                : Instant.EPOCH;
    }

    private static AskedSkills askedSkills(List<AskedSkill> asked, Taxonomy taxonomy) {
        record Numbered(int number, AskedSkill asked) {}
        List<Numbered> numbered = new ArrayList<>(asked.size());
        for (AskedSkill skill : asked) {
            taxonomy.skill(skill.skill())
                    .ifPresent(s -> numbered.add(new Numbered(s.number(), skill)));
        }
        numbered.sort(Comparator.comparingInt(Numbered::number));
        int n = numbered.size();
        AskedSkills out = new AskedSkills(new int[n], new byte[n], new float[n]);
        for (int i = 0; i < n; i++) {
            AskedSkill skill = numbered.get(i).asked;
            out.skills[i] = numbered.get(i).number;
            out.levels[i] = skill.level() == null ? 0 : skill.level().byteValue();
            out.weights[i] = Math.round(skill.confidence() * 100) / 100f;
        }
        return out;
    }

    private static AskedSkills usualSkills(OccupationCode occupation, Taxonomy taxonomy) {
        int[] usual = taxonomy.essentialSkills(occupation).clone();
        Arrays.sort(usual);
        float[] weights = new float[usual.length];
        Arrays.fill(weights, 1f);
        return new AskedSkills(usual, new byte[usual.length], weights);
    }

    /** ISCO-08 minor group as a number, {@link #NONE} where the occupation is unknown. */
    public int minor() {
        return occupation == NONE ? NONE : occupation / 10;
    }

    public boolean hasPlacePoint() {
        return !Double.isNaN(lat);
    }
}
