package org.onward.matching.match;

import io.micronaut.serde.annotation.Serdeable;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onward.matching.returnee.Names;
import org.onward.matching.shared.Money;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.PlacementRecord;
import org.onward.matching.vacancy.Post;
import org.onward.matching.vacancy.Vacancy;
import org.onward.matching.web.Messages;

/**
 * A match as the API gives it: codes with labels in the caller's language beside them.
 *
 * @param score 0–100, one decimal
 * @param unstated what the person cannot do without and the vacancy says nothing of, to be asked:
 *     accommodation, no_nights, no_live_in, part_time; it stops nothing
 * @param works for whom the person does now; null where they were placed with nobody
 * @param unchecked what a safety rule of the person turns on and the vacancy says nothing of, to be
 *     asked before it is offered: place, sector, live_in; only to the person's own counsellor
 * @param unsafeBehind a safety rule of the person stands against work that the course leads to, or
 *     it is set aside for them; the same
 * @param course of a training alone
 * @param full a course that is known to have no seat left
 */
@Serdeable
record MatchBody(
        UUID vacancy,
        int version,
        String kind,
        String title,
        UUID employer,
        String employerName,
        @Nullable Coded occupation,
        @Nullable String sector,
        Coded country,
        @Nullable Coded place,
        double score,
        List<GroupBody> groups,
        List<FactorBody> factors,
        List<SkillBody> skills,
        List<Coded> toLearn,
        List<Coded> notNoted,
        List<Coded> teaches,
        Musts mustHaves,
        Distance distance,
        PayBody pay,
        @Nullable WorksBody works,
        List<String> unstated,
        List<String> unchecked,
        boolean unsafeBehind,
        int seats,
        @Nullable CourseBody course,
        boolean full,
        String ranking) {
    /**
     * What its provider says of a course.
     *
     * @param kind market, basics, business or personal, which is no training for work; null where
     *     it is not said
     * @param finished people who did, null with {@code inWork} where it is not said
     * @param inWork of these
     */
    @Serdeable
    record CourseBody(@Nullable Coded kind, @Nullable Integer finished, @Nullable Integer inWork) {}

    @Serdeable
    record Coded(String code, String label) {}

    /**
     * @param value 0–100
     */
    @Serdeable
    record GroupBody(String group, double value) {}

    /**
     * @param reason key of the sentence in the message bundles
     */
    @Serdeable
    record FactorBody(
            String factor,
            String group,
            double value,
            double weight,
            double pointsLost,
            boolean known,
            String reason,
            List<ArgumentBody> arguments) {}

    /**
     * @param label in the caller's language, of several codes joined by commas; the value where it
     *     is a number, a day or a sum
     */
    @Serdeable
    record ArgumentBody(String type, String value, String label) {}

    /**
     * @param match exact or related
     * @param through the own skill that answers for a related one
     */
    @Serdeable
    record SkillBody(
            Coded skill,
            String match,
            @Nullable Coded through,
            double strength,
            double credit,
            boolean must) {}

    /**
     * @param implied the advert names no skill; these are usual for the occupation
     */
    @Serdeable
    record Musts(int met, int of, boolean implied) {}

    /**
     * @param from the willing place it is measured from, or the country where anywhere in it will
     *     do
     */
    @Serdeable
    record Distance(boolean known, @Nullable Integer km, @Nullable Coded from) {}

    /**
     * Amounts in minor units.
     *
     * @param known whether pay of a month is known
     * @param needComplete false where the need is "at least"
     */
    @Serdeable
    record PayBody(
            boolean known,
            @Nullable Amount monthMin,
            @Nullable Amount monthMax,
            @Nullable Amount need,
            boolean needComplete) {}

    /**
     * @param here with the employer of the vacancy
     * @param month what it pays; null where it is not known
     * @param workedOut from pay of another period
     */
    @Serdeable
    record WorksBody(LocalDate since, boolean here, @Nullable Amount month, boolean workedOut) {}

    @Serdeable
    record Amount(long minor, String currency) {
        static Amount of(Money money) {
            return new Amount(money.minor(), money.currency().getCurrencyCode());
        }
    }

    /** Puts codes beside labels in one language. */
    record Maker(Taxonomy taxonomy, Messages messages, String language, boolean elsewhere) {
        /** The same for a pair that is stopped, as it would fit otherwise. */
        Maker otherwise(List<Stop> stops) {
            return new Maker(
                    taxonomy,
                    messages,
                    language,
                    stops.stream().anyMatch(stop -> stop.gate() == Gate.COUNTRY));
        }

        MatchBody body(Match match) {
            Post post = match.vacancy().post();
            OccupationCode occupation = post.occupation();
            return new MatchBody(
                    match.vacancy().id().value(),
                    match.vacancy().version(),
                    lower(match.vacancy().kind()),
                    post.title(),
                    post.employer().value(),
                    match.employerName(),
                    occupation == null ? null : coded(Subject.OCCUPATION, occupation.value()),
                    post.sector() == null ? null : post.sector().toString(),
                    coded(Subject.COUNTRY, post.country()),
                    post.place() == null ? null : coded(Subject.PLACE, post.place()),
                    match.score(),
                    match.groups().stream()
                            .map(g -> new GroupBody(lower(g.group()), g.value()))
                            .toList(),
                    match.factors().stream().map(this::factor).toList(),
                    match.matched().stream().map(this::skill).toList(),
                    match.toLearn().stream().map(this::coded).toList(),
                    match.notNoted().stream().map(this::coded).toList(),
                    match.taught().stream().map(this::coded).toList(),
                    new Musts(match.mustsMet(), match.musts(), match.mustsImplied()),
                    distance(match),
                    pay(match),
                    works(match.now()),
                    match.unstated().stream().map(MatchBody::lower).toList(),
                    match.caution().unchecked().stream().map(MatchBody::lower).toList(),
                    match.caution().unsafeBehind(),
                    post.seats(),
                    course(match.vacancy()),
                    match.full(),
                    match.rankingVersion());
        }

        private FactorBody factor(Match.FactorValue factor) {
            return new FactorBody(
                    factor.factor().key(),
                    lower(factor.factor().group()),
                    factor.value(),
                    factor.weight(),
                    factor.pointsLost(),
                    factor.known(),
                    factor.reason().key(elsewhere),
                    factor.reason().arguments().stream().map(this::argument).toList());
        }

        ArgumentBody argument(Reason.Argument argument) {
            String value = argument.value();
            String label =
                    switch (argument.type()) {
                        case OCCUPATION ->
                                taxonomy.label(
                                        value.length() == 4
                                                ? Subject.OCCUPATION
                                                : Subject.OCCUPATION_GROUP,
                                        value,
                                        language);
                        case PLACE -> taxonomy.label(Subject.PLACE, value, language);
                        case COUNTRY -> taxonomy.label(Subject.COUNTRY, value, language);
                        case SECTOR -> text("sector." + value);
                        case EDUCATION -> text("education_level." + value);
                        case INTEREST, APTITUDES ->
                                each(
                                        value,
                                        code ->
                                                text(
                                                        (argument.type() == Reason.Type.INTEREST
                                                                        ? "interest."
                                                                        : "aptitude.")
                                                                + code.toLowerCase(Locale.ROOT)));
                        case LANGUAGES -> each(value, code -> Names.language(code, language));
                        case NUMBER, MONTHS, DAY, MONEY, MONEY_ABOUT -> value;
                    };
            return new ArgumentBody(lower(argument.type()), value, label);
        }

        private String text(String key) {
            return messages.text(language, key);
        }

        private static String each(String codes, UnaryOperator<String> label) {
            return CodeWords.each(codes).map(label).collect(Collectors.joining(", "));
        }

        private SkillBody skill(Match.MatchedSkill skill) {
            return new SkillBody(
                    coded(skill.asked()),
                    skill.exact() ? "exact" : "related",
                    skill.exact() ? null : coded(skill.through()),
                    skill.strength(),
                    skill.credit(),
                    skill.must());
        }

        private Distance distance(Match match) {
            return match.reach()
                    .map(
                            reach ->
                                    new Distance(
                                            true,
                                            reach.km(),
                                            reach.place() == null
                                                    ? coded(Subject.COUNTRY, reach.country())
                                                    : coded(Subject.PLACE, reach.place())))
                    .orElse(new Distance(false, null, null));
        }

        private @Nullable CourseBody course(Vacancy vacancy) {
            if (!(vacancy instanceof Vacancy.Training training)) {
                return null;
            }
            String code = training.course().code();
            PlacementRecord record = training.course().record();
            return new CourseBody(
                    code == null ? null : new Coded(code, text("course_kind." + code)),
                    record == null ? null : record.finished(),
                    record == null ? null : record.inWork());
        }

        private static @Nullable WorksBody works(Match.@Nullable Now now) {
            if (now == null) {
                return null;
            }
            MonthlyPay month = now.month();
            return new WorksBody(
                    now.since(),
                    now.here(),
                    month == null ? null : Amount.of(month.min()),
                    month != null && month.workedOut());
        }

        private static PayBody pay(Match match) {
            return new PayBody(
                    match.pay().isPresent(),
                    match.pay().map(p -> Amount.of(p.min())).orElse(null),
                    match.pay().map(Match.PayRange::max).map(Amount::of).orElse(null),
                    match.need().map(n -> Amount.of(n.monthly())).orElse(null),
                    match.need().map(n -> n.complete()).orElse(false));
        }

        Coded coded(SkillId skill) {
            return coded(Subject.SKILL, skill.value().toString());
        }

        private Coded coded(Subject subject, String key) {
            return new Coded(key, taxonomy.label(subject, key, language));
        }
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
