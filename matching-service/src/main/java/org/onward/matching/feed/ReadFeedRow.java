package org.onward.matching.feed;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.shared.PlainText;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.Place;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.taxonomy.Words;
import org.onward.matching.vacancy.VacancyForm;

/**
 * Turns a feed's row into the form that a person would have filled in: words become codes where
 * they are understood, and stay words where not.
 */
@Singleton
final class ReadFeedRow {
    private static final int SKILLS_IN_TEXT = 15;
    private static final int WORDS = 60;
    private static final int LONGEST_WORD = 200;
    // Looked through by hand over 542 adverts: below this, guesses are wrong more often than right.
    private static final double LEAST_OF_TEXT = 0.8;

    /**
     * Of the same adverts' titles 13 of 18 read with 0.7 to 0.8 have the right unit group; below
     * that even the major group is right in 17 of 27 only. A wrong occupation brings its usual
     * skills with it; none is only unknown.
     */
    private static final double LEAST_OF_OCCUPATION = 0.7;

    // "2635", "2635.3" and "C2635" are all the unit group 2635.
    private static final Pattern OCCUPATION = Pattern.compile("C?([0-9]{4})(?:[.].*)?");
    private static final Pattern GROUPED =
            Pattern.compile("[-+]?[0-9]{1,3}(?:,[0-9]{3})+(?:[.][0-9]{1,4})?");
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]{1,15}(?:[.][0-9]{1,6})?");

    private final Taxonomy taxonomy;
    private final Words words;

    ReadFeedRow(Taxonomy taxonomy, Words words) {
        this.taxonomy = taxonomy;
        this.words = words;
    }

    /**
     * @param errors receives what could not be read, by the form's field names
     */
    VacancyForm read(FeedItem.Row row, FeedSource source, FieldErrors errors) {
        String kind = Objects.requireNonNullElse(row.text("kind"), "job");
        String title = PlainText.line(PlainText.withoutMarkup(row.text("title")));
        String tasks = PlainText.withoutMarkup(row.text("tasks"));
        List<String> unresolved = new ArrayList<>();
        Occupation occupation = occupation(row, title, unresolved);
        int otherWords = unresolved.size();
        List<VacancyForm.SkillForm> skills = new ArrayList<>();
        boolean teaches = kind.strip().equalsIgnoreCase("training");
        skills(row.list("skills_must"), true, teaches, occupation.code(), skills, unresolved);
        skills(row.list("skills_nice"), false, teaches, occupation.code(), skills, unresolved);
        if (skills.isEmpty() && unresolved.size() == otherWords) {
            inText(title + "\n" + tasks, teaches, occupation.code(), skills);
        }
        List<VacancyForm.LanguageForm> languages = languages(row, unresolved);
        String placeText = row.text("place");
        String countryText = row.text("country");
        String country = countryText == null ? null : FeedWords.country(countryText);
        Optional<Place> place =
                placeText == null
                        ? Optional.empty()
                        : words.place(placeText, country == null ? source.country() : country)
                                .or(
                                        () ->
                                                countryText == null
                                                        ? words.place(placeText, null)
                                                        : Optional.empty())
                                .filter(
                                        found ->
                                                countryText == null
                                                        || found.country()
                                                                .equalsIgnoreCase(country));
        String sector = row.text("sector");
        String period = row.text("pay_period");
        return new VacancyForm(
                kind,
                null,
                title,
                tasks,
                occupation.code() == null ? null : occupation.code().value(),
                occupation.confidence(),
                sector == null ? null : FeedWords.sector(sector),
                country == null ? place.map(Place::country).orElse(source.country()) : country,
                place.map(Place::code).orElse(null),
                placeText,
                sum(row, "pay_min", "payMin", errors),
                sum(row, "pay_max", "payMax", errors),
                row.text("currency"),
                period == null ? null : FeedWords.period(period),
                sum(row, "stipend", "stipend", errors),
                whole(row, "hours", "hours", errors),
                truth(row, "nights", "nights", errors),
                truth(row, "live_in", "liveIn", errors),
                truth(row, "accommodation", "accommodation", errors),
                education(row, errors),
                skills,
                languages,
                row.text("start_on"),
                whole(row, "seats", "seats", errors),
                whole(row, "weeks", "weeks", errors),
                null,
                whole(row, "seats_committed", "seatsCommitted", errors),
                row.text("valid_until"),
                overseas(row),
                unresolved,
                null);
    }

    private record Occupation(@Nullable OccupationCode code, @Nullable Double confidence) {}

    /** By the code given, else by the words given, else by the title. */
    private Occupation occupation(
            FeedItem.Row row, @Nullable String title, List<String> unresolved) {
        String given = row.text("occupation");
        if (given != null) {
            Matcher code = OCCUPATION.matcher(given);
            if (code.matches()) {
                OccupationCode occupation = new OccupationCode(code.group(1));
                if (taxonomy.hasOccupation(occupation)) {
                    return new Occupation(occupation, 1.0);
                }
            }
            Optional<Occupation> byWords = occupation(given);
            if (byWords.isPresent()) {
                return byWords.get();
            }
            String word = PlainText.line(PlainText.withoutMarkup(given));
            if (word != null && word.length() <= LONGEST_WORD) {
                unresolved.add(word);
            }
        }
        return (title == null ? Optional.<Occupation>empty() : occupation(title))
                .orElse(new Occupation(null, null));
    }

    private Optional<Occupation> occupation(String text) {
        return words.occupation(text)
                .filter(found -> found.confidence() >= LEAST_OF_OCCUPATION)
                .map(found -> new Occupation(found.code(), found.confidence()));
    }

    private void skills(
            List<String> names,
            boolean must,
            boolean teaches,
            @Nullable OccupationCode occupation,
            List<VacancyForm.SkillForm> skills,
            List<String> unresolved) {
        Set<SkillId> seen = new HashSet<>();
        skills.forEach(one -> seen.add(new SkillId(Objects.requireNonNull(one.skill()))));
        for (String name : names) {
            String word = PlainText.line(PlainText.withoutMarkup(name));
            if (word == null || word.length() > LONGEST_WORD) {
                continue;
            }
            Optional<Words.Resolved<SkillId>> found = words.skill(word, occupation);
            if (found.isEmpty()) {
                if (unresolved.size() < WORDS) {
                    unresolved.add(word);
                }
            } else if (skills.size() < WORDS && seen.add(found.get().code())) {
                skills.add(
                        new VacancyForm.SkillForm(
                                found.get().code().value(),
                                must,
                                teaches,
                                null,
                                word,
                                found.get().confidence()));
            }
        }
    }

    /** An advert that lists no skills still names some; none of them as a must. */
    private void inText(
            String text,
            boolean teaches,
            @Nullable OccupationCode occupation,
            List<VacancyForm.SkillForm> skills) {
        Set<SkillId> seen = new HashSet<>();
        for (Words.Resolved<SkillId> found : words.skillsIn(text, occupation, SKILLS_IN_TEXT)) {
            if (found.confidence() >= LEAST_OF_TEXT && seen.add(found.code())) {
                skills.add(
                        new VacancyForm.SkillForm(
                                found.code().value(),
                                false,
                                teaches,
                                null,
                                null,
                                found.confidence()));
            }
        }
    }

    private static List<VacancyForm.LanguageForm> languages(
            FeedItem.Row row, List<String> unresolved) {
        List<VacancyForm.LanguageForm> languages = new ArrayList<>();
        for (String text : row.list("languages")) {
            String[] parts = text.split("[:(]", 2);
            String language = FeedWords.language(parts[0]);
            Integer level =
                    parts.length < 2 ? null : FeedWords.languageLevel(parts[1].replace(")", ""));
            if (language == null) {
                unresolved.add(text);
            } else if (languages.size() < 12) {
                languages.add(new VacancyForm.LanguageForm(language, level));
            }
        }
        return languages;
    }

    private static VacancyForm.@Nullable OverseasForm overseas(FeedItem.Row row) {
        String licence = row.text("overseas_licence");
        String principal = row.text("overseas_principal");
        String jobOrder = row.text("overseas_job_order");
        return licence == null && principal == null && jobOrder == null
                ? null
                : new VacancyForm.OverseasForm(licence, principal, jobOrder, null);
    }

    private static @Nullable BigDecimal sum(
            FeedItem.Row row, String column, String field, FieldErrors errors) {
        String text = row.text(column);
        if (text == null) {
            return null;
        }
        String plain = GROUPED.matcher(text).matches() ? text.replace(",", "") : text;
        if (!NUMBER.matcher(plain).matches()) {
            errors.add(field, "number", "Write a sum in digits, like 12000 or 12000.50.");
            return null;
        }
        return new BigDecimal(plain);
    }

    private static @Nullable Integer whole(
            FeedItem.Row row, String column, String field, FieldErrors errors) {
        String text = row.text(column);
        if (text == null) {
            return null;
        }
        if (!text.matches("[-+]?[0-9]{1,6}(?:[.]0+)?")) {
            errors.add(field, "number", "Write a whole number.");
            return null;
        }
        return new BigDecimal(text).intValueExact();
    }

    private static @Nullable Integer education(FeedItem.Row row, FieldErrors errors) {
        String text = row.text("education");
        Integer level = text == null ? null : FeedWords.education(text);
        return level == null ? whole(row, "education", "education", errors) : level;
    }

    private static @Nullable Boolean truth(
            FeedItem.Row row, String column, String field, FieldErrors errors) {
        String text = row.text(column);
        if (text == null) {
            return null;
        }
        Boolean truth = FeedWords.truth(text);
        if (truth == null) {
            errors.add(field, "truth", "Write yes or no.");
        }
        return truth;
    }
}
