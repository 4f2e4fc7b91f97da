package org.onward.matching.returnee;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.shared.Money;
import org.onward.matching.shared.PayPeriod;
import org.onward.matching.taxonomy.Aptitude;
import org.onward.matching.taxonomy.Interest;
import org.onward.matching.taxonomy.Measures;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.SkillId;

@Singleton
final class PostgresProfiles implements Profiles {
    private static final double DAYS_A_MONTH = 365.25 / 12;

    private final StoredProfile stored;

    PostgresProfiles(StoredProfile stored) {
        this.stored = stored;
    }

    @Override
    public Profile profileOf(ReturneeId person) {
        return profile(person, stored.load(person));
    }

    @Override
    public Map<ReturneeId, Versioned> profilesOf(Collection<ReturneeId> people) {
        Map<ReturneeId, Versioned> profiles = new HashMap<>();
        stored.load(people)
                .forEach(
                        (person, found) ->
                                profiles.put(
                                        person,
                                        new Versioned(found.version(), profile(person, found))));
        return profiles;
    }

    @Override
    public Map<ReturneeId, Standing> standing(Collection<ReturneeId> people) {
        Map<ReturneeId, Standing> standing = new HashMap<>();
        stored.standing(people)
                .forEach(
                        (person, found) ->
                                standing.put(
                                        person,
                                        new Standing(found.version(), safety(found.safety()))));
        return standing;
    }

    static Profile profile(ReturneeId person, StoredProfile.Stored found) {
        ProfileDocument document = found.profile();
        return new Profile(
                person,
                each(document.skills(), PostgresProfiles::skill),
                each(document.experience(), PostgresProfiles::experience),
                each(
                        document.languages(),
                        one ->
                                new Profile.OwnLanguage(
                                        text(one.language()),
                                        one.level() == null ? 1 : one.level())),
                document.education(),
                shares(Aptitude.class, document.aptitudes()),
                measures(document.aptitudes()),
                shares(Interest.class, document.interests()),
                document.aspirations() == null ? List.of() : List.copyOf(document.aspirations()),
                letters(document.sectorsWanted()),
                letters(document.sectorsAvoided()),
                each(
                        document.places(),
                        one ->
                                new Profile.WillingPlace(
                                        one.place(),
                                        text(one.country()),
                                        one.withinKm(),
                                        one.rightToWork())),
                origin(found),
                need(document, found.today()),
                document.availableFrom() == null ? null : LocalDate.parse(document.availableFrom()),
                document.hoursMin(),
                document.hoursMax(),
                Optional.ofNullable(document.musts()).map(PostgresProfiles::musts),
                payFloor(document.household()),
                safety(found.safety()));
    }

    /** What a month must bring in, as far as the document says. */
    static Optional<IncomeNeed> need(ProfileDocument document, LocalDate today) {
        ProfileDocument.Household household = document.household();
        if (household == null) {
            return Optional.empty();
        }
        return NeedFromHousehold.of(
                new NeedFromHousehold.Household(
                        household.currency(),
                        household.living(),
                        household.rent(),
                        household.savings(),
                        each(
                                household.debts(),
                                debt ->
                                        new NeedFromHousehold.Debt(
                                                debt.left() == null ? 0 : debt.left(),
                                                debt.monthly(),
                                                text(debt.currency()),
                                                debt.dueOn() == null
                                                        ? null
                                                        : LocalDate.parse(debt.dueOn())))),
                today);
    }

    private static Profile.OwnSkill skill(ProfileDocument.OwnSkill one) {
        if (one.skill() == null) {
            throw new IllegalStateException("a stored skill without an id");
        }
        return new Profile.OwnSkill(
                new SkillId(one.skill()),
                one.level(),
                Choices.of(Gained.class, one.gained()).orElse(null));
    }

    private static Profile.Experience experience(ProfileDocument.Experience one) {
        return new Profile.Experience(
                one.occupation() == null ? null : new OccupationCode(one.occupation()),
                one.months(),
                one.paid(),
                one.country(),
                text(one.words()));
    }

    private static Profile.Origin origin(StoredProfile.Stored found) {
        return new Profile.Origin(
                found.home(),
                found.placed().stream().map(one -> placed(one, found.today())).toList(),
                found.learnt().stream()
                        .map(
                                one ->
                                        new Profile.OwnSkill(
                                                new SkillId(one.skill()), one.level(), null))
                        .toList(),
                works(found.works()));
    }

    private static Profile.@Nullable Works works(StoredProfile.@Nullable Works one) {
        if (one == null) {
            return null;
        }
        Long wage = one.wage();
        String currency = one.currency();
        UUID employer = one.employer();
        return new Profile.Works(
                employer == null ? null : new EmployerId(employer),
                one.since(),
                wage == null || currency == null ? null : Money.of(wage, currency),
                Choices.of(PayPeriod.class, one.period()).orElse(null),
                one.hours());
    }

    /** What still goes on is as long as it is by then. */
    private static Profile.Experience placed(StoredProfile.Placed one, LocalDate today) {
        LocalDate until = one.to() == null ? today : one.to();
        return new Profile.Experience(
                new OccupationCode(one.occupation()),
                until.isBefore(one.from())
                        ? null
                        : (int)
                                Math.round(
                                        ChronoUnit.DAYS.between(one.from(), until) / DAYS_A_MONTH),
                null,
                null,
                "");
    }

    private static Set<Must> musts(List<String> names) {
        Set<Must> musts = EnumSet.noneOf(Must.class);
        names.forEach(name -> Choices.of(Must.class, name).ifPresent(musts::add));
        return musts;
    }

    private static @Nullable Money payFloor(ProfileDocument.@Nullable Household household) {
        return household == null || household.payFloor() == null || household.currency() == null
                ? null
                : Money.of(household.payFloor(), household.currency());
    }

    private static Profile.Safety safety(StoredProfile.Safety safety) {
        return new Profile.Safety(
                safety.employers().stream().map(EmployerId::new).collect(Collectors.toSet()),
                Set.copyOf(new HashSet<>(safety.places())),
                letters(safety.sectors()),
                safety.noLiveIn(),
                Set.copyOf(safety.vacancies()));
    }

    private static Map<String, Float> measures(@Nullable Map<String, Float> stored) {
        Map<String, Float> measures = new HashMap<>(stored == null ? Map.of() : stored);
        measures.keySet().removeIf(name -> !Measures.isElement(name));
        return measures;
    }

    private static <E extends Enum<E>> Map<E, Float> shares(
            Class<E> type, @Nullable Map<String, Float> stored) {
        Map<E, Float> shares = new EnumMap<>(type);
        if (stored != null) {
            stored.forEach(
                    (name, share) ->
                            Choices.of(type, name).ifPresent(key -> shares.put(key, share)));
        }
        return shares;
    }

    private static Set<Character> letters(@Nullable List<String> sectors) {
        return sectors == null
                ? Set.of()
                : sectors.stream().map(sector -> sector.charAt(0)).collect(Collectors.toSet());
    }

    private static <F, T> Optional<List<T>> each(@Nullable List<F> list, Function<F, T> to) {
        return Optional.ofNullable(list).map(found -> found.stream().map(to).toList());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
