package org.onward.matching.returnee;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.returnee.ProfileDocument.Debt;
import org.onward.matching.returnee.ProfileDocument.Experience;
import org.onward.matching.returnee.ProfileDocument.Household;
import org.onward.matching.returnee.ProfileDocument.OwnLanguage;
import org.onward.matching.returnee.ProfileDocument.OwnSkill;
import org.onward.matching.returnee.ProfileDocument.WillingPlace;
import org.onward.matching.taxonomy.Aptitude;
import org.onward.matching.taxonomy.Interest;
import org.onward.matching.taxonomy.Measures;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Taxonomy;

/** What a profile may say: every bad field is named at once, one method per part. */
@Singleton
final class ProfileCheck {
    private static final int SKILLS = 200;
    private static final int EXPERIENCES = 40;
    private static final int LANGUAGES = 20;
    private static final int RANKED = 10;
    private static final int DEBTS = 30;
    private static final int WORDS = 4_000;
    private static final long MOST_MONEY = 10_000_000_000_000L;
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final Pattern OCCUPATION = Pattern.compile("[0-9]{1,4}");
    private static final Pattern UNIT_GROUP = Pattern.compile("[0-9]{4}");
    private static final Pattern SECTOR = Pattern.compile("[A-U]");

    private final Taxonomy taxonomy;

    ProfileCheck(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    /**
     * The document tidied (blanks as null, days in one form), with every bad field in {@code
     * errors}; to be stored only where there is none.
     *
     * @param experiences ids of the experiences the person has
     */
    ProfileDocument check(
            ProfileDocument given, Set<UUID> experiences, int thisYear, FieldErrors errors) {
        ProfileDocument tidy =
                new ProfileDocument(
                        skills(given.skills(), errors),
                        experience(given.experience(), experiences, thisYear, errors),
                        languages(given.languages(), errors),
                        number(errors, "education", given.education(), 0, 8),
                        shares(
                                errors,
                                "aptitudes",
                                given.aptitudes(),
                                name ->
                                        Choices.of(Aptitude.class, name).isPresent()
                                                || Measures.isElement(name)),
                        shares(
                                errors,
                                "interests",
                                given.interests(),
                                name -> Choices.of(Interest.class, name).isPresent()),
                        aspirations(given.aspirations(), errors),
                        sectors(errors, "sectorsWanted", given.sectorsWanted()),
                        sectors(errors, "sectorsAvoided", given.sectorsAvoided()),
                        places(given.places(), errors),
                        Objects.toString(
                                Years.day(errors, "availableFrom", given.availableFrom()), null),
                        number(errors, "hoursMin", given.hoursMin(), 1, 60),
                        number(errors, "hoursMax", given.hoursMax(), 1, 60),
                        musts(given.musts(), errors),
                        household(given.household(), errors));
        together(tidy, errors);
        return tidy;
    }

    private static void together(ProfileDocument tidy, FieldErrors errors) {
        if (tidy.hoursMin() != null
                && tidy.hoursMax() != null
                && tidy.hoursMin() > tidy.hoursMax()) {
            errors.add(
                    "hoursMax", "error.min_above_max", "The most hours are below the least hours.");
        }
        if (tidy.sectorsWanted() != null
                && tidy.sectorsAvoided() != null
                && tidy.sectorsWanted().stream().anyMatch(tidy.sectorsAvoided()::contains)) {
            errors.add(
                    "sectorsAvoided",
                    "error.wanted_and_avoided",
                    "A sector cannot be both wanted and avoided.");
        }
    }

    private @Nullable List<OwnSkill> skills(@Nullable List<OwnSkill> given, FieldErrors errors) {
        Set<UUID> seen = new HashSet<>();
        return each(
                errors,
                "skills",
                given,
                SKILLS,
                (field, skill) -> {
                    if (skill.skill() == null
                            || taxonomy.skill(new SkillId(skill.skill())).isEmpty()) {
                        unknown(errors, field + ".skill", "This skill is not in the vocabulary.");
                    } else if (!seen.add(skill.skill())) {
                        twice(errors, field + ".skill");
                    }
                    String gained =
                            Choices.choose(errors, field + ".gained", Gained.class, skill.gained())
                                    .map(Choices::text)
                                    .orElse(null);
                    return new OwnSkill(
                            skill.skill(),
                            number(errors, field + ".level", skill.level(), 1, 4),
                            gained);
                });
    }

    private @Nullable List<Experience> experience(
            @Nullable List<Experience> given, Set<UUID> known, int thisYear, FieldErrors errors) {
        Set<UUID> seen = new HashSet<>();
        return each(
                errors,
                "experience",
                given,
                EXPERIENCES,
                (field, one) -> {
                    if (one.id() != null) {
                        if (!known.contains(one.id())) {
                            unknown(errors, field + ".id", "This experience is not there.");
                        } else if (!seen.add(one.id())) {
                            twice(errors, field + ".id");
                        }
                    }
                    String occupation = blank(one.occupation());
                    if (occupation != null
                            && (!UNIT_GROUP.matcher(occupation).matches()
                                    || !taxonomy.hasOccupation(new OccupationCode(occupation)))) {
                        unknown(
                                errors,
                                field + ".occupation",
                                "This is no ISCO-08 unit group of four digits.");
                    }
                    Integer ended = one.endedYear();
                    if (ended != null && ended > Years.LATEST_GREGORIAN) {
                        errors.add(
                                field + ".endedYear",
                                "error.date_buddhist",
                                Years.suggestion(ended));
                    } else {
                        number(errors, field + ".endedYear", ended, 1950, thisYear);
                    }
                    return new Experience(
                            one.id(),
                            occupation,
                            number(errors, field + ".months", one.months(), 0, 720),
                            one.paid(),
                            country(errors, field + ".country", one.country()),
                            ended,
                            words(errors, field + ".words", one.words()));
                });
    }

    private static @Nullable List<OwnLanguage> languages(
            @Nullable List<OwnLanguage> given, FieldErrors errors) {
        Set<String> seen = new HashSet<>();
        return each(
                errors,
                "languages",
                given,
                LANGUAGES,
                (field, one) -> {
                    String language = blank(one.language());
                    language = language == null ? null : language.toLowerCase(Locale.ROOT);
                    if (language == null || !LANGUAGE.matcher(language).matches()) {
                        unknown(errors, field + ".language", "An ISO 639 code is needed.");
                    } else if (!seen.add(language)) {
                        twice(errors, field + ".language");
                    }
                    if (one.level() == null) {
                        errors.add(field + ".level", "error.required", "Say how well.");
                    }
                    return new OwnLanguage(
                            language, number(errors, field + ".level", one.level(), 1, 4));
                });
    }

    private static @Nullable Map<String, Float> shares(
            FieldErrors errors,
            String field,
            @Nullable Map<String, Float> given,
            Function<String, Boolean> known) {
        if (given == null) {
            return null;
        }
        Map<String, Float> tidy = new LinkedHashMap<>();
        given.forEach(
                (name, share) -> {
                    if (!known.apply(name)) {
                        // The name is the sender's own text: it is not repeated.
                        unknown(errors, field, "One of the names is not known.");
                    } else if (share != null) {
                        if (!(share >= 0 && share <= 1)) {
                            errors.add(
                                    field + "." + name, "error.out_of_range", "Between 0 and 1.");
                        }
                        tidy.put(name, share);
                    }
                });
        return tidy.isEmpty() ? null : tidy;
    }

    private @Nullable List<String> aspirations(@Nullable List<String> given, FieldErrors errors) {
        Set<String> seen = new HashSet<>();
        List<String> tidy =
                each(
                        errors,
                        "aspirations",
                        given,
                        RANKED,
                        (field, code) -> {
                            if (!OCCUPATION.matcher(code).matches()
                                    || (code.length() == 4
                                            && !taxonomy.hasOccupation(new OccupationCode(code)))) {
                                unknown(
                                        errors,
                                        field,
                                        "This is no ISCO-08 code of one to four digits.");
                            } else if (!seen.add(code)) {
                                twice(errors, field);
                            }
                            return code;
                        });
        return emptyIsUnknown(tidy);
    }

    private static @Nullable List<String> sectors(
            FieldErrors errors, String field, @Nullable List<String> given) {
        Set<String> seen = new HashSet<>();
        List<String> tidy =
                each(
                        errors,
                        field,
                        given,
                        21,
                        (at, sector) -> {
                            if (!SECTOR.matcher(sector).matches()) {
                                unknown(errors, at, "A sector is a letter from A to U.");
                            } else if (!seen.add(sector)) {
                                twice(errors, at);
                            }
                            return sector;
                        });
        return emptyIsUnknown(tidy == null ? null : tidy.stream().sorted().toList());
    }

    private @Nullable List<WillingPlace> places(
            @Nullable List<WillingPlace> given, FieldErrors errors) {
        return each(
                errors,
                "places",
                given,
                RANKED,
                (field, one) -> {
                    String place = blank(one.place());
                    String country = country(errors, field + ".country", one.country());
                    if (place != null) {
                        String ofPlace =
                                taxonomy.place(place).map(found -> found.country()).orElse(null);
                        if (ofPlace == null) {
                            unknown(errors, field + ".place", "This place is not known.");
                        } else if (country == null) {
                            country = ofPlace;
                        } else if (!country.equals(ofPlace)) {
                            errors.add(
                                    field + ".country",
                                    "error.place_elsewhere",
                                    "The place lies in another country.");
                        }
                    } else if (country == null) {
                        errors.add(
                                field + ".country", "error.required", "Name a place or a country.");
                    }
                    return new WillingPlace(
                            place,
                            country,
                            number(errors, field + ".withinKm", one.withinKm(), 1, 2000),
                            one.rightToWork());
                });
    }

    private static @Nullable List<String> musts(@Nullable List<String> given, FieldErrors errors) {
        List<String> tidy =
                each(
                        errors,
                        "musts",
                        given,
                        Must.values().length,
                        (field, must) -> {
                            if (Choices.of(Must.class, must).isEmpty()) {
                                unknown(errors, field, "This is not among the musts.");
                            }
                            return must;
                        });
        return tidy == null ? null : tidy.stream().distinct().sorted().toList();
    }

    private static @Nullable Household household(@Nullable Household given, FieldErrors errors) {
        if (given == null) {
            return null;
        }
        String currency = currency(errors, "household.currency", given.currency());
        boolean sums =
                given.living() != null
                        || given.rent() != null
                        || given.savings() != null
                        || given.payFloor() != null;
        if (sums && blank(given.currency()) == null) {
            errors.add("household.currency", "error.required", "Say in which currency.");
        }
        return new Household(
                currency,
                number(errors, "household.dependants", given.dependants(), 0, 20),
                money(errors, "household.living", given.living()),
                money(errors, "household.rent", given.rent()),
                money(errors, "household.savings", given.savings()),
                money(errors, "household.payFloor", given.payFloor()),
                each(
                        errors,
                        "household.debts",
                        given.debts(),
                        DEBTS,
                        (field, debt) -> debt(field, debt, currency, errors)));
    }

    private static Debt debt(
            String field, Debt debt, @Nullable String currency, FieldErrors errors) {
        if (debt.left() == null) {
            errors.add(field + ".left", "error.required", "Say how much is left.");
        }
        String own = currency(errors, field + ".currency", debt.currency());
        if (own == null && blank(debt.currency()) == null) {
            own = currency;
            if (own == null) {
                errors.add(field + ".currency", "error.required", "Say in which currency.");
            }
        }
        return new Debt(
                money(errors, field + ".left", debt.left()),
                money(errors, field + ".monthly", debt.monthly()),
                own,
                Objects.toString(Years.day(errors, field + ".dueOn", debt.dueOn()), null));
    }

    private interface Part<T> {
        T check(String field, T given);
    }

    private static <T> @Nullable List<T> each(
            FieldErrors errors, String field, @Nullable List<T> given, int most, Part<T> part) {
        if (given == null) {
            return null;
        }
        if (given.size() > most) {
            errors.add(field, "error.too_many", "At most %d.".formatted(most));
            return List.of();
        }
        List<T> tidy = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            T one = given.get(i);
            String at = field + "." + i;
            if (one == null) {
                errors.add(at, "error.required", "Fill this in or leave it out.");
            } else {
                tidy.add(part.check(at, one));
            }
        }
        return tidy;
    }

    private @Nullable String country(FieldErrors errors, String field, @Nullable String given) {
        String country = blank(given);
        if (country != null && !taxonomy.hasCountry(country)) {
            unknown(errors, field, "This is no ISO 3166-1 code of two letters.");
        }
        return country;
    }

    private static @Nullable String currency(
            FieldErrors errors, String field, @Nullable String given) {
        String code = blank(given);
        if (code == null) {
            return null;
        }
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(currency -> currency.getCurrencyCode().equals(code))) {
            unknown(errors, field, "This is no ISO 4217 code.");
            return null;
        }
        return code;
    }

    private static @Nullable Long money(FieldErrors errors, String field, @Nullable Long sum) {
        if (sum != null && (sum < 0 || sum > MOST_MONEY)) {
            errors.add(
                    field,
                    "error.amount",
                    sum < 0 ? "A sum cannot be below zero." : "This sum is too large.");
        }
        return sum;
    }

    private static @Nullable Integer number(
            FieldErrors errors, String field, @Nullable Integer number, int least, int most) {
        if (number != null && (number < least || number > most)) {
            errors.add(field, "error.out_of_range", "Between %d and %d.".formatted(least, most));
        }
        return number;
    }

    private static String words(FieldErrors errors, String field, @Nullable String given) {
        String words = given == null ? "" : given.strip();
        if (words.codePointCount(0, words.length()) > WORDS) {
            errors.add(field, "error.too_long", "At most %d characters.".formatted(WORDS));
        }
        return words;
    }

    private static @Nullable String blank(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static <T> @Nullable List<T> emptyIsUnknown(@Nullable List<T> list) {
        return list == null || list.isEmpty() ? null : list;
    }

    private static void unknown(FieldErrors errors, String field, String message) {
        errors.add(field, "error.choose_from_list", message);
    }

    private static void twice(FieldErrors errors, String field) {
        errors.add(field, "error.twice", "This is there twice.");
    }
}
