package org.onward.matching.feed;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Words of feeds that stand for a code: truth values, countries, languages, sectors, education. */
final class FeedWords {
    private static final Map<String, Boolean> TRUTHS =
            Map.ofEntries(
                    Map.entry("yes", true),
                    Map.entry("true", true),
                    Map.entry("y", true),
                    Map.entry("1", true),
                    Map.entry("ใช่", true),
                    Map.entry("oo", true),
                    Map.entry("no", false),
                    Map.entry("false", false),
                    Map.entry("n", false),
                    Map.entry("0", false),
                    Map.entry("ไม่", false),
                    Map.entry("ไม่ใช่", false),
                    Map.entry("hindi", false));
    private static final Map<String, String> COUNTRIES = new HashMap<>();
    private static final Map<String, String> LANGUAGES = new HashMap<>();
    private static final Map<String, Integer> LANGUAGE_LEVELS =
            Map.of("basic", 1, "everyday", 2, "work", 3, "fluent", 4, "native", 4);
    // ISCED 2011
    private static final Map<String, Integer> EDUCATION =
            Map.ofEntries(
                    Map.entry("none", 0),
                    Map.entry("primary", 1),
                    Map.entry("lower secondary", 2),
                    Map.entry("secondary", 3),
                    Map.entry("high school", 3),
                    Map.entry("upper secondary", 3),
                    Map.entry("vocational", 3),
                    Map.entry("post-secondary", 4),
                    Map.entry("diploma", 5),
                    Map.entry("bachelor", 6),
                    Map.entry("master", 7),
                    Map.entry("doctorate", 8));
    private static final Map<String, String> PERIODS =
            Map.ofEntries(
                    Map.entry("hourly", "hour"),
                    Map.entry("daily", "day"),
                    Map.entry("monthly", "month"),
                    Map.entry("per hour", "hour"),
                    Map.entry("per day", "day"),
                    Map.entry("per month", "month"),
                    Map.entry("total", "whole"));
    // Words in names of sectors, by section of ISIC Rev. 4.
    private static final Map<String, Character> SECTORS =
            Map.ofEntries(
                    Map.entry("agricultur", 'A'),
                    Map.entry("farming", 'A'),
                    Map.entry("fishing", 'A'),
                    Map.entry("forestry", 'A'),
                    Map.entry("mining", 'B'),
                    Map.entry("manufactur", 'C'),
                    Map.entry("garment", 'C'),
                    Map.entry("electricity", 'D'),
                    Map.entry("construction", 'F'),
                    Map.entry("retail", 'G'),
                    Map.entry("wholesale", 'G'),
                    Map.entry("transport", 'H'),
                    Map.entry("logistics", 'H'),
                    Map.entry("hotel", 'I'),
                    Map.entry("hospitality", 'I'),
                    Map.entry("restaurant", 'I'),
                    Map.entry("food service", 'I'),
                    Map.entry("ict", 'J'),
                    Map.entry("information technology", 'J'),
                    Map.entry("financ", 'K'),
                    Map.entry("insurance", 'K'),
                    Map.entry("banking", 'K'),
                    Map.entry("real estate", 'L'),
                    Map.entry("scientific", 'M'),
                    Map.entry("cleaning", 'N'),
                    Map.entry("security services", 'N'),
                    Map.entry("public administration", 'O'),
                    Map.entry("education", 'P'),
                    Map.entry("health", 'Q'),
                    Map.entry("social services", 'Q'),
                    Map.entry("social work", 'Q'),
                    Map.entry("recreation", 'R'),
                    Map.entry("domestic work", 'T'),
                    Map.entry("household", 'T'));

    static {
        for (String code : Locale.getISOCountries()) {
            COUNTRIES.put(
                    Locale.of("", code).getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT),
                    code);
        }
        for (String code : Locale.getISOLanguages()) {
            LANGUAGES.put(
                    Locale.of(code).getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT),
                    code);
        }
        LANGUAGES.put("filipino", "fil");
        LANGUAGES.put("tagalog", "fil");
        LANGUAGES.put("mandarin", "zh");
    }

    private FeedWords() {}

    static @Nullable Boolean truth(String text) {
        return TRUTHS.get(normal(text));
    }

    /** A two-letter code, as given or by the country's English name; else the text itself. */
    static String country(String text) {
        return COUNTRIES.getOrDefault(normal(text), text.strip());
    }

    static @Nullable String language(String text) {
        String name = normal(text);
        if (name.matches("[a-z]{2,3}")) {
            return name;
        }
        return LANGUAGES.get(name);
    }

    static @Nullable Integer languageLevel(String text) {
        String level = normal(text);
        return level.matches("[1-4]") ? Integer.valueOf(level) : LANGUAGE_LEVELS.get(level);
    }

    static @Nullable Integer education(String text) {
        return EDUCATION.get(normal(text));
    }

    static String period(String text) {
        return PERIODS.getOrDefault(normal(text), normal(text));
    }

    /** The one section a name speaks of; a name that mixes several says nothing. */
    static @Nullable String sector(String text) {
        if (text.strip().matches("[A-Ua-u]")) {
            return text.strip();
        }
        String name = normal(text);
        Set<Character> sections = new TreeSet<>();
        SECTORS.forEach(
                (word, section) -> {
                    if (name.contains(word)) {
                        sections.add(section);
                    }
                });
        return sections.size() == 1 ? sections.iterator().next().toString() : null;
    }

    private static String normal(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
