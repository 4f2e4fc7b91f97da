package org.onward.matching.taxonomy;

import static org.onward.matching.taxonomy.StarterFiles.COUNTRIES;
import static org.onward.matching.taxonomy.StarterFiles.DISTRICTS;
import static org.onward.matching.taxonomy.StarterFiles.OCCUPATIONS;
import static org.onward.matching.taxonomy.StarterFiles.OCCUPATION_GROUPS;
import static org.onward.matching.taxonomy.StarterFiles.OCCUPATION_PROFILES;
import static org.onward.matching.taxonomy.StarterFiles.OCCUPATION_SKILLS;
import static org.onward.matching.taxonomy.StarterFiles.OCCUPATION_TITLES;
import static org.onward.matching.taxonomy.StarterFiles.PLACES;
import static org.onward.matching.taxonomy.StarterFiles.RELATED_SKILLS;
import static org.onward.matching.taxonomy.StarterFiles.SKILLS;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.onward.matching.taxonomy.CsvLines.Line;
import org.onward.matching.taxonomy.StarterTaxonomy.NeededSkill;
import org.onward.matching.taxonomy.StarterTaxonomy.Relation;
import org.onward.matching.taxonomy.StarterTaxonomy.StarterSkill;

/** Reads the files and checks all of them before anything is written. Used once per load. */
final class ReadStarterTaxonomy {
    private static final List<String> LANGUAGES = List.of("en", "th", "fil");
    private static final Pattern SKILL_KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");
    private static final Pattern GROUP = Pattern.compile("[0-9]{1,3}");
    private static final Pattern OCCUPATION = Pattern.compile("[0-9]{4}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Pattern PLACE = Pattern.compile("[A-Z]{2}-[0-9A-Z]{1,3}");
    private static final Pattern THAI = Pattern.compile("\\p{IsThai}");

    private final Map<String, byte[]> contents;
    private final Map<String, StarterSkill> skills = new LinkedHashMap<>();
    private final Set<String> groups = new LinkedHashSet<>();
    private final Set<String> occupations = new LinkedHashSet<>();
    private final List<OccupationProfile> profiles = new ArrayList<>();
    private final List<NeededSkill> neededSkills = new ArrayList<>();
    private final Map<Set<SkillId>, Relation> relatedSkills = new LinkedHashMap<>();
    private final Set<String> countries = new LinkedHashSet<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<List<Object>, Label> labels = new LinkedHashMap<>();

    ReadStarterTaxonomy(Map<String, byte[]> contents) {
        this.contents = contents;
    }

    /**
     * @throws BadTaxonomyFile with file, line and reason
     */
    StarterTaxonomy read() {
        readSkills();
        readRelatedSkills();
        readGroups();
        readOccupations();
        readTitles();
        readNeededSkills();
        readProfiles();
        readCountries();
        readPlaces();
        readDistricts();
        return new StarterTaxonomy(
                StarterFiles.checksum(contents),
                List.copyOf(skills.values()),
                List.copyOf(groups),
                List.copyOf(occupations),
                List.copyOf(profiles),
                List.copyOf(neededSkills),
                List.copyOf(relatedSkills.values()),
                List.copyOf(countries),
                List.copyOf(places.values()),
                List.copyOf(labels.values()));
    }

    private void readSkills() {
        Map<UUID, String> keysById = new HashMap<>();
        for (Line line :
                lines(
                        SKILLS, "key", "esco", "kind", "en", "th", "fil", "alt_en", "alt_th",
                        "alt_fil")) {
            String key = code(line, "key", SKILL_KEY, "a key of small letters, digits and hyphens");
            UUID id = skillId(line, key);
            if (skills.put(key, new StarterSkill(new SkillId(id), key, kind(line))) != null) {
                throw line.bad("the key " + key + " stands there twice");
            }
            String other = keysById.put(id, key);
            if (other != null) {
                throw line.bad("the skill is the same as " + other);
            }
            preferred(line, Subject.SKILL, id.toString());
            for (String language : LANGUAGES) {
                for (String name : line.names("alt_" + language)) {
                    other(Subject.SKILL, id.toString(), language, name);
                }
            }
        }
    }

    private static UUID skillId(Line line, String key) {
        String esco = line.get("esco");
        if (esco.isEmpty()) {
            return UUID.nameUUIDFromBytes(("onward:" + key).getBytes(StandardCharsets.UTF_8));
        }
        try {
            UUID id = UUID.fromString(esco);
            if (id.toString().equals(esco.toLowerCase(Locale.ROOT))) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            throw line.bad("esco is not a UUID");
        }
        throw line.bad("esco is not a UUID");
    }

    private static Skill.Kind kind(Line line) {
        for (Skill.Kind kind : Skill.Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(line.get("kind"))) {
                return kind;
            }
        }
        throw line.bad("kind is none of skill, knowledge, language, attitude");
    }

    private void readRelatedSkills() {
        for (Line line : lines(RELATED_SKILLS, "skill", "related", "strength")) {
            SkillId one = skill(line, "skill");
            SkillId other = skill(line, "related");
            double strength = line.number("strength", 0, 1);
            if (one.equals(other)) {
                throw line.bad("a skill is not related to itself");
            }
            if (strength <= 0 || strength >= 1) {
                throw line.bad("strength is not above 0 and below 1");
            }
            // the pair may be given from both ends; the stronger word holds
            relatedSkills.merge(
                    Set.of(one, other),
                    new Relation(one, other, (float) strength),
                    (a, b) -> a.strength() >= b.strength() ? a : b);
        }
    }

    private void readGroups() {
        for (Line line : lines(OCCUPATION_GROUPS, "code", "en", "th", "fil")) {
            String code = code(line, "code", GROUP, "a group of one to three digits");
            once(line, groups.add(code), code);
            preferred(line, Subject.OCCUPATION_GROUP, code);
            if (code.length() > 1 && !groups.contains(code.substring(0, code.length() - 1))) {
                throw line.bad("its group " + code.substring(0, code.length() - 1) + " is unknown");
            }
        }
    }

    private void readOccupations() {
        for (Line line : lines(OCCUPATIONS, "code", "en", "th", "fil")) {
            String code = code(line, "code", OCCUPATION, "a unit group of four digits");
            once(line, occupations.add(code), code);
            known(line, groups.contains(code.substring(0, 3)), "group", code.substring(0, 3));
            preferred(line, Subject.OCCUPATION, code);
        }
    }

    private void readTitles() {
        for (Line line : lines(OCCUPATION_TITLES, "code", "language", "title")) {
            String language = line.get("language");
            if (!LANGUAGES.contains(language)) {
                throw line.bad("language is none of en, th, fil");
            }
            other(Subject.OCCUPATION, occupation(line, "code"), language, line.label("title"));
        }
    }

    private void readNeededSkills() {
        Set<List<Object>> seen = new HashSet<>();
        for (Line line : lines(OCCUPATION_SKILLS, "occupation", "skill", "relation")) {
            String occupation = occupation(line, "occupation");
            SkillId skill = skill(line, "skill");
            boolean essential =
                    switch (line.get("relation")) {
                        case "essential" -> true;
                        case "optional" -> false;
                        default -> throw line.bad("relation is neither essential nor optional");
                    };
            once(line, seen.add(List.of(occupation, skill)), line.get("skill"));
            neededSkills.add(new NeededSkill(occupation, skill, essential));
        }
    }

    private void readProfiles() {
        List<String> columns = new ArrayList<>(List.of("code"));
        for (Aptitude aptitude : Aptitude.values()) {
            columns.add(aptitude.name().toLowerCase(Locale.ROOT));
        }
        for (Interest interest : Interest.values()) {
            columns.add(interest.name().toLowerCase(Locale.ROOT));
        }
        Set<String> seen = new HashSet<>();
        for (Line line : lines(OCCUPATION_PROFILES, columns.toArray(String[]::new))) {
            String code = line.get("code");
            known(line, code.length() == 3 && groups.contains(code), "minor group", code);
            once(line, seen.add(code), code);
            profiles.add(
                    new OccupationProfile(
                            code,
                            shares(line, Aptitude.values()),
                            shares(line, Interest.values())));
        }
    }

    private static float[] shares(Line line, Enum<?>[] names) {
        float[] shares = new float[names.length];
        for (int i = 0; i < names.length; i++) {
            shares[i] = (float) line.number(names[i].name().toLowerCase(Locale.ROOT), 0, 1);
        }
        return shares;
    }

    private void readCountries() {
        for (Line line : lines(COUNTRIES, "code", "en", "th", "fil", "alt")) {
            String code = code(line, "code", COUNTRY, "a country of two capital letters");
            once(line, countries.add(code), code);
            preferred(line, Subject.COUNTRY, code);
            otherByScript(line, Subject.COUNTRY, code);
        }
    }

    private void readPlaces() {
        for (Line line : lines(PLACES, "code", "country", "lat", "lon", "en", "th", "fil", "alt")) {
            String code = code(line, "code", PLACE, "a code of ISO 3166-2");
            String country = line.get("country");
            known(line, countries.contains(country), "country", country);
            if (!code.startsWith(country + "-")) {
                throw line.bad("the code is not one of " + country);
            }
            Place place =
                    new Place(
                            code,
                            country,
                            line.number("lat", -90, 90),
                            line.number("lon", -180, 180));
            once(line, places.put(code, place) == null, code);
            preferred(line, Subject.PLACE, code);
            otherByScript(line, Subject.PLACE, code);
        }
    }

    /** A district may bear the name of another place's; it is never shown by itself. */
    private void readDistricts() {
        for (Line line : lines(DISTRICTS, "place", "en", "th")) {
            String place = line.get("place");
            known(line, places.containsKey(place), "place", place);
            other(Subject.DISTRICT, place, "en", line.label("en"));
            if (!line.get("th").isEmpty()) {
                other(Subject.DISTRICT, place, "th", line.label("th"));
            }
        }
    }

    private List<Line> lines(String file, String... columns) {
        byte[] content = contents.get(file);
        if (content == null) {
            throw new BadTaxonomyFile(file, 1, "the file is missing");
        }
        return CsvLines.read(file, content, columns);
    }

    private void preferred(Line line, Subject subject, String key) {
        for (String language : LANGUAGES) {
            if (line.get(language).isEmpty() && !language.equals("en")) {
                continue; // shown in English until somebody translates it
            }
            String text = line.label(language);
            labels.put(
                    List.of(subject, key, language, text),
                    new Label(subject, key, language, text, true));
        }
    }

    private void other(Subject subject, String key, String language, String text) {
        labels.putIfAbsent(
                List.of(subject, key, language, text),
                new Label(subject, key, language, text, false));
    }

    private void otherByScript(Line line, Subject subject, String key) {
        for (String name : line.names("alt")) {
            other(subject, key, THAI.matcher(name).find() ? "th" : "en", name);
        }
    }

    private SkillId skill(Line line, String column) {
        StarterSkill skill = skills.get(line.get(column));
        if (skill == null) {
            throw line.bad("the skill %s is unknown".formatted(line.get(column)));
        }
        return skill.id();
    }

    private String occupation(Line line, String column) {
        String code = line.get(column);
        known(line, occupations.contains(code), "occupation", code);
        return code;
    }

    private static String code(Line line, String column, Pattern shape, String what) {
        String code = line.get(column);
        if (!shape.matcher(code).matches()) {
            throw line.bad(column + " is not " + what);
        }
        return code;
    }

    private static void once(Line line, boolean first, String what) {
        if (!first) {
            throw line.bad(what + " stands there twice");
        }
    }

    private static void known(Line line, boolean known, String what, String code) {
        if (!known) {
            throw line.bad("the %s %s is unknown".formatted(what, code));
        }
    }
}
