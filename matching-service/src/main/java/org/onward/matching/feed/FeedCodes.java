package org.onward.matching.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.Skill;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.taxonomy.Words;

/**
 * Codes that publishers write in the place of words or beside them: ESCO's addresses of skills and
 * occupations or the UUIDs in them, unit groups of ISCO-08, occupations of O*NET-SOC.
 */
final class FeedCodes {
    /** Alone, or at the end of an address: ESCO's own, or a page's that carries it. */
    private static final Pattern ESCO =
            Pattern.compile(
                    "(?:(?:https?://|data[.]europa[.]eu)[^\\s,;|<>()\"]{0,200}?|(?<![0-9a-z-]))"
                            + "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?![0-9a-z-])"
                            + "(?:[?#&][^\\s,;|<>()\"]{0,100})?",
                    Pattern.CASE_INSENSITIVE);

    private static final int SHORTEST_ESCO = 36;

    private static final Pattern ONET =
            Pattern.compile(
                    "(?:O[*]?NET(?:-SOC)?\\W{0,3})?(?<![0-9-])([0-9]{2}-[0-9]{4})([.][0-9]{2})?(?![0-9-])",
                    Pattern.CASE_INSENSITIVE);

    // "2635", "2635.3" and "C2635" are all the unit group 2635.
    private static final Pattern ISCO =
            Pattern.compile(
                    "(?:.*\\bisco[-/ ]?(?:08)?[:/ ]*)?C?([0-9]{4})(?:[.][0-9.]*)?(?:\\b[^0-9](.*))?",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern LEFT_ALONE =
            Pattern.compile("[(\\[<]\\s*[)\\]>]|^[\\s:–—-]+|[\\s:–—-]+$");

    private final Taxonomy taxonomy;

    FeedCodes(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    /** The skills of the codes that stand in a text; of one that was replaced the other. */
    List<SkillId> skills(String text) {
        return esco(text)
                .flatMap(id -> taxonomy.skill(new SkillId(id)).stream())
                .filter(skill -> !skill.retired())
                .map(Skill::id)
                .distinct()
                .toList();
    }

    /** The unit group that a code of ESCO or ISCO-08 names. */
    Optional<OccupationCode> unit(String text) {
        return esco(text)
                .flatMap(id -> taxonomy.escoOccupation(id).stream())
                .findFirst()
                .or(
                        () ->
                                Optional.ofNullable(isco(text))
                                        .map(OccupationCode::new)
                                        .filter(taxonomy::hasOccupation));
    }

    /** The unit groups whose work an occupation of O*NET describes, the surest first. */
    List<Words.Resolved<OccupationCode>> unitsOfOnet(String text) {
        Matcher code = ONET.matcher(text);
        while (code.find()) {
            String whole = code.group(1) + (code.group(2) == null ? ".00" : code.group(2));
            List<Words.Resolved<OccupationCode>> units = taxonomy.unitsOfOnet(whole);
            if (!units.isEmpty()) {
                return units;
            }
        }
        return List.of();
    }

    /** Codes of ESCO and of O*NET as they stand in a text, without the addresses around them. */
    static List<String> in(String text) {
        List<String> codes = new ArrayList<>(escoIn(text).toList());
        ONET.matcher(withoutEsco(text))
                .results()
                .forEach(
                        code ->
                                codes.add(
                                        code.group(1)
                                                + (code.group(2) == null ? "" : code.group(2))));
        return codes;
    }

    static Stream<String> escoIn(String text) {
        return esco(text).map(UUID::toString);
    }

    /** The unit group of ISCO-08 that a text begins with or names, whether there is one or not. */
    static @Nullable String isco(String text) {
        Matcher code = ISCO.matcher(ONET.matcher(withoutEsco(text)).replaceAll(" ").strip());
        return code.matches() ? code.group(1) : null;
    }

    /** What a text says beside its codes. */
    static String withoutCodes(String text) {
        String words = ONET.matcher(withoutEsco(text)).replaceAll(" ").strip();
        Matcher isco = ISCO.matcher(words);
        return plain(isco.matches() ? (isco.group(2) == null ? "" : isco.group(2).strip()) : words);
    }

    /** What a text says beside ESCO's codes; the code where it says nothing else. */
    static String words(String text) {
        String words = withoutEsco(text);
        return words.isEmpty() ? esco(text).findFirst().map(UUID::toString).orElse("") : words;
    }

    /** What a text says beside ESCO's codes. */
    static String withoutEsco(String text) {
        if (text.length() < SHORTEST_ESCO) {
            return text;
        }
        Matcher codes = ESCO.matcher(text);
        return codes.find() ? plain(codes.replaceAll(" ")) : text;
    }

    private static String plain(String text) {
        return LEFT_ALONE.matcher(text).replaceAll(" ").strip();
    }

    private static Stream<UUID> esco(String text) {
        return text.length() < SHORTEST_ESCO
                ? Stream.empty()
                : ESCO.matcher(text).results().map(code -> UUID.fromString(code.group(1)));
    }
}
