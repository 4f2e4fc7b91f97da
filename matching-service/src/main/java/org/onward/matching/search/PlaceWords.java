package org.onward.matching.search;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onward.matching.search.LabelText.Token;
import org.onward.matching.taxonomy.Place;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.taxonomy.Words;

/** Provinces, known cities and districts in an advert's words. */
final class PlaceWords {
    private static final int LONGEST_WORDS = 200;
    private static final int MOST_WORDS_IN_A_NAME = 5;
    private static final int SHORTEST_WITH_TYPO = 6;
    private static final Pattern PARTS = Pattern.compile("[,;/|()\\[\\]•]+|\\s[-–—]+\\s");
    private static final Pattern CODE = Pattern.compile("[A-Z]{2}-[0-9A-Z]{1,3}");
    private static final Pattern PROVINCE =
            Pattern.compile("(?:จังหวัด|(?<![ก-๙])จ\\.)\\s*([ก-๙]+(?:ฯ)?)");
    private static final Pattern DISTRICT =
            Pattern.compile("(?:อำเภอ|(?<![ก-๙])อ\\.|เขต)\\s*([ก-๙]+)");
    private static final Pattern COUNTRY_CODE = Pattern.compile("[A-Z]{2}");
    private static final Set<String> DRESS =
            Set.of(
                    "province",
                    "changwat",
                    "จังหวัด",
                    "จ",
                    "อำเภอ",
                    "อ",
                    "เมือง",
                    "ตำบล",
                    "ต",
                    "เขต",
                    "lalawigan",
                    "probinsya",
                    "lungsod",
                    "city",
                    "of",
                    "ng",
                    "the",
                    "in",
                    "sa",
                    "near",
                    "area",
                    "district",
                    "amphoe",
                    "municipality",
                    "bayan",
                    "metro",
                    "greater");

    // "E. Samar", "Davao Or": short for parts of the sky, which tell provinces apart.
    private static final Pattern SIDE_BEFORE =
            Pattern.compile(
                    "\\b(?:(e|w|no?|so?)(?:[.]\\s*|\\s+)(?=(?:samar|leyte)\\b)"
                            + "|(or|occ)[.]\\s*(?=(?:misamis|negros|mindoro|davao)\\b))",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern SIDE_BEHIND =
            Pattern.compile(
                    "(?<=\\b(?:misamis|negros|mindoro|davao)) +(or|occ)\\b[.]?(?=\\s*(?:$|[,;/(]))",
                    Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> SIDES =
            Map.of(
                    "e", "Eastern",
                    "w", "Western",
                    "n", "Northern",
                    "no", "Northern",
                    "s", "Southern",
                    "so", "Southern",
                    "or", "Oriental",
                    "occ", "Occidental");

    // So short a Thai name is often a part of other words: "น่านน้ำ" is a sea.
    private static final int SHORT_IN_THAI = 4;
    private static final Set<String> JOINS =
            Set.of("ใน", "ที่", "ณ", "และ", "หรือ", "สาขา", "แถว", "โซน", "ประเทศไทย");

    // "Japanese food" and "Korean" are the country's name in Thai.
    private static final Set<String> KIND_BEFORE =
            Set.of(
                    "อาหาร",
                    "ร้านอาหาร",
                    "ภาษา",
                    "ถนน",
                    "ถ",
                    "ซอย",
                    "ซ",
                    "สไตล์",
                    "นวด",
                    "ครัว",
                    "หมู่บ้าน");
    private static final Set<String> KIND_AFTER =
            Set.of(
                    "street",
                    "st",
                    "road",
                    "rd",
                    "avenue",
                    "ave",
                    "blvd",
                    "boulevard",
                    "highway",
                    "hwy",
                    "expressway",
                    "avenida",
                    "park",
                    "plaza",
                    "แลนด์",
                    "ตัดใหม่",
                    "ตัด",
                    "restaurant",
                    "food",
                    "cuisine");
    private static final Set<String> SIDES_OF_STREETS = Set.of("east", "west", "north", "south");

    // A road is called after both ends: "ถ.เชียงใหม่-ลำปาง".
    private static final Pattern ROAD_BETWEEN =
            Pattern.compile("(?:ถนน|(?<![ก-๙])ถ\\.)\\s*(?:สาย\\s*)?[ก-๙]+[-–][ก-๙]+");
    private static final int SHORTEST_COUNTRY = 3; // but for a code alone: "us" is a word too

    private final LabelVocabulary places;
    private final LabelVocabulary districts;
    private final LabelVocabulary countries;
    private final Taxonomy taxonomy;

    PlaceWords(
            LabelVocabulary places,
            LabelVocabulary districts,
            LabelVocabulary countries,
            Taxonomy taxonomy) {
        this.places = places;
        this.districts = districts;
        this.countries = countries;
        this.taxonomy = taxonomy;
    }

    /** Whether the words are nothing but the name of a place or country. */
    boolean isPlace(String plain) {
        return !places.named(plain).isEmpty() || !countries.named(plain).isEmpty();
    }

    List<Place> places(String words, @Nullable String country) {
        String text = text(words);
        Optional<Place> whole = called(text, country);
        if (whole.isPresent() || isCode(text)) {
            return whole.stream().toList();
        }
        List<String> provinces =
                PROVINCE.matcher(text).results().map(found -> found.group(1)).toList();
        List<Place> found = within(provinces, country);
        if (found.isEmpty()) {
            found = within(List.of(PARTS.split(text, -1)), country);
        }
        if (found.isEmpty()) {
            found = ofDistricts(text, country);
        }
        return found;
    }

    /**
     * As far as it is looked through, with short forms of provinces' names written out and without
     * roads between two.
     */
    private static String text(String words) {
        String text = words.substring(0, Math.min(LONGEST_WORDS, words.length())).strip();
        String withoutRoad = ROAD_BETWEEN.matcher(text).replaceAll(" ");
        String before =
                SIDE_BEFORE
                        .matcher(withoutRoad)
                        .replaceAll(side -> side(side.group().strip()) + " ");
        return SIDE_BEHIND.matcher(before).replaceAll(side -> " " + side(side.group().strip()));
    }

    private static String side(String shortForm) {
        String bare = shortForm.toLowerCase(Locale.ROOT).replace(".", "");
        return SIDES.getOrDefault(bare, shortForm);
    }

    /**
     * The place whose name an advert's words nearly are: the only one with the same letters in
     * another order, else the only one that is a letter away and no other two.
     */
    Optional<Words.Spelt> speltLike(String words, @Nullable String country) {
        for (String part : PARTS.split(text(words), -1)) {
            Optional<Words.Spelt> place = withTypo(LabelText.plain(part), country);
            if (place.isPresent()) {
                return place;
            }
        }
        return Optional.empty();
    }

    Optional<Place> called(String words) {
        return called(text(words), null);
    }

    private Optional<Place> called(String text, @Nullable String country) {
        Optional<Place> coded =
                isCode(text)
                        ? taxonomy.place(text.toUpperCase(Locale.ROOT))
                                .filter(place -> in(place, country))
                        : Optional.empty();
        // "TH-S" is a city of its own in ISO 3166-2, and within a province here
        return coded.isPresent() ? coded : named(LabelText.plain(text), country);
    }

    private static boolean isCode(String text) {
        return CODE.matcher(text.toUpperCase(Locale.ROOT)).matches();
    }

    Set<String> countries(String words) {
        String text = words.substring(0, Math.min(LONGEST_WORDS, words.length())).strip();
        Set<String> named = new TreeSet<>();
        if (!places.named(LabelText.plain(text)).isEmpty()) {
            return Set.of();
        }
        if (COUNTRY_CODE.matcher(text).matches() && taxonomy.hasCountry(text)) {
            named.add(text);
        }
        for (String part : PARTS.split(text, -1)) {
            List<Token> tokens = LabelText.tokens(LabelText.plain(part));
            for (int at = 0; at < tokens.size(); ) {
                at += countryAt(tokens, at, named);
            }
        }
        return Collections.unmodifiableSet(named);
    }

    /** How many words are the longest name of a country or place here; 1 where none is. */
    private int countryAt(List<Token> tokens, int at, Set<String> named) {
        for (int length = Math.min(MOST_WORDS_IN_A_NAME, tokens.size() - at);
                length > 0;
                length--) {
            String name = joined(tokens, at, length);
            if (!places.namedWithoutSpaces(name).isEmpty()) {
                return length;
            }
            List<LabelRead> found =
                    name.length() < SHORTEST_COUNTRY
                            ? List.of()
                            : countries.namedWithoutSpaces(name);
            if (!found.isEmpty()) {
                if (!isKind(tokens, at, length)) {
                    found.forEach(read -> named.add(read.label().key()));
                }
                return length;
            }
        }
        return 1;
    }

    private static boolean in(Place place, @Nullable String country) {
        return country == null || country.equalsIgnoreCase(place.country());
    }

    private Optional<Place> named(String plain, @Nullable String country) {
        Optional<Place> named = first(places.named(plain), country);
        return named.isPresent() ? named : first(places.namedWithoutSpaces(plain), country);
    }

    private Optional<Place> first(List<LabelRead> labels, @Nullable String country) {
        return labels.stream()
                .sorted(java.util.Comparator.comparing(read -> !read.label().preferred()))
                .flatMap(read -> taxonomy.place(read.label().key()).stream())
                .filter(place -> in(place, country))
                .findFirst();
    }

    /** The places named in the parts of an address, each by the longest run of words. */
    private List<Place> within(List<String> parts, @Nullable String country) {
        Set<Place> found = new LinkedHashSet<>();
        for (String part : parts) {
            List<Token> tokens = new ArrayList<>();
            BitSet begins = new BitSet(); // a run of letters
            for (String run : LabelText.plain(part).split(" ", -1)) {
                begins.set(tokens.size());
                tokens.addAll(LabelText.tokens(run));
            }
            begins.set(tokens.size());
            for (int at = 0; at < tokens.size(); ) {
                at += placeAt(tokens, begins, at, country, found);
            }
        }
        return List.copyOf(found);
    }

    /** How many words are the longest name of a place here; 1 where none is. */
    private int placeAt(
            List<Token> tokens, BitSet begins, int at, @Nullable String country, Set<Place> found) {
        for (int length = Math.min(MOST_WORDS_IN_A_NAME, tokens.size() - at);
                length > 0;
                length--) {
            if (length == 1 && DRESS.contains(tokens.get(at).word())) {
                continue;
            }
            String name = joined(tokens, at, length);
            Optional<Place> place = first(places.namedWithoutSpaces(name), country);
            if (place.isPresent()) {
                if (!isKind(tokens, at, length)
                        && !(isShortInThai(name) && isWithin(tokens, begins, at, at + length))) {
                    found.add(place.get());
                }
                return length;
            }
        }
        return 1;
    }

    private static boolean isShortInThai(String name) {
        return name.length() <= SHORT_IN_THAI && name.charAt(0) >= 'ก' && name.charAt(0) <= '๙';
    }

    /** Whether letters stand before or behind that are no words which places stand with. */
    private static boolean isWithin(List<Token> tokens, BitSet begins, int from, int to) {
        return (!begins.get(from) && !standsWithPlaces(tokens.get(from - 1)))
                || (!begins.get(to) && !JOINS.contains(tokens.get(to).word()));
    }

    private static boolean standsWithPlaces(Token token) {
        return DRESS.contains(token.word()) || JOINS.contains(token.word());
    }

    /**
     * Where the districts lie that an address names and whose name no other place's district has.
     * Only a whole part of the address, or what stands behind "อำเภอ", is taken for one: many are
     * called like a saint or a thing.
     */
    private List<Place> ofDistricts(String text, @Nullable String country) {
        Set<Place> found = new LinkedHashSet<>();
        List<String> named = DISTRICT.matcher(text).results().map(match -> match.group(1)).toList();
        for (String part : named.isEmpty() ? List.of(PARTS.split(text, -1)) : named) {
            String bare = bare(LabelText.plain(part));
            Set<Place> with =
                    districts.namedWithoutSpaces(bare).stream()
                            .flatMap(read -> taxonomy.place(read.label().key()).stream())
                            .filter(place -> in(place, country))
                            .collect(Collectors.toSet());
            if (!bare.isEmpty() && with.size() == 1) {
                found.addAll(with);
            }
        }
        return List.copyOf(found);
    }

    /** Without the words that say what kind of place it is. */
    private static String bare(String plain) {
        return LabelText.tokens(plain).stream()
                .map(Token::word)
                .filter(word -> !DRESS.contains(word))
                .collect(Collectors.joining());
    }

    private static String joined(List<Token> tokens, int at, int length) {
        return tokens.subList(at, at + length).stream()
                .map(Token::word)
                .collect(Collectors.joining());
    }

    /** Whether a name only says what kind of thing, or which street, stands beside it. */
    private static boolean isKind(List<Token> tokens, int at, int length) {
        int behind = at + length;
        if (behind + 1 < tokens.size() && SIDES_OF_STREETS.contains(tokens.get(behind).word())) {
            behind++;
        }
        return (at > 0 && KIND_BEFORE.contains(tokens.get(at - 1).word()))
                || (behind < tokens.size() && KIND_AFTER.contains(tokens.get(behind).word()));
    }

    private Optional<Words.Spelt> withTypo(String plain, @Nullable String country) {
        String name = bare(plain);
        if (name.length() < SHORTEST_WITH_TYPO
                || isPlace(plain)
                || LabelText.tokens(plain).stream()
                        .map(Token::word)
                        .anyMatch(
                                word -> KIND_BEFORE.contains(word) || KIND_AFTER.contains(word))) {
            return Optional.empty();
        }
        List<Words.Spelt> near = spelt(places.nearlyNamed(name, 2), country);
        List<Words.Spelt> anagrams =
                near.stream().filter(one -> sorted(one.name()).equals(sorted(name))).toList();
        if (isOne(anagrams)) {
            return anagrams.stream().findFirst();
        }
        return isOne(near)
                ? spelt(places.nearlyNamed(name, 1), country).stream().findFirst()
                : Optional.empty();
    }

    private List<Words.Spelt> spelt(List<LabelRead> labels, @Nullable String country) {
        return labels.stream()
                .flatMap(
                        read ->
                                taxonomy.place(read.label().key()).stream()
                                        .filter(place -> in(place, country))
                                        .map(place -> new Words.Spelt(place, read.label().text())))
                .toList();
    }

    private static boolean isOne(List<Words.Spelt> places) {
        return places.stream().map(Words.Spelt::place).distinct().count() == 1;
    }

    private static String sorted(String name) {
        return LabelText.squashed(LabelText.plain(name))
                .chars()
                .sorted()
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }
}
