package org.onward.matching.search;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onward.matching.search.LabelText.Token;
import org.onward.matching.taxonomy.Place;
import org.onward.matching.taxonomy.Taxonomy;

/** Provinces and known cities in an advert's words. */
final class PlaceWords {
    private static final int LONGEST_WORDS = 200;
    private static final int MOST_WORDS_IN_A_NAME = 5;
    private static final int SHORTEST_WITH_TYPO = 6;
    private static final Pattern PARTS = Pattern.compile("[,;/|()\\[\\]•]+|\\s[-–—]+\\s");
    private static final Pattern CODE = Pattern.compile("[A-Z]{2}-[0-9A-Z]{1,3}");
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
                    "metro",
                    "greater");

    private final LabelVocabulary places;
    private final LabelVocabulary countries;
    private final Taxonomy taxonomy;

    PlaceWords(LabelVocabulary places, LabelVocabulary countries, Taxonomy taxonomy) {
        this.places = places;
        this.countries = countries;
        this.taxonomy = taxonomy;
    }

    /** Whether the words are nothing but the name of a place or country. */
    boolean isPlace(String plain) {
        return !places.named(plain).isEmpty() || !countries.named(plain).isEmpty();
    }

    Optional<Place> place(String words, @Nullable String country) {
        String text = words.substring(0, Math.min(LONGEST_WORDS, words.length())).strip();
        String code = text.toUpperCase(Locale.ROOT);
        if (CODE.matcher(code).matches()) {
            return taxonomy.place(code).filter(place -> in(place, country));
        }
        Optional<Place> whole = named(LabelText.plain(text), country);
        if (whole.isPresent()) {
            return whole;
        }
        // an address goes from the small to the large: the first part that is known is the nearest
        String[] parts = PARTS.split(text, -1);
        for (String part : parts) {
            Optional<Place> place = within(LabelText.plain(part), country);
            if (place.isPresent()) {
                return place;
            }
        }
        for (String part : parts) {
            Optional<Place> place = withTypo(LabelText.plain(part), country);
            if (place.isPresent()) {
                return place;
            }
        }
        return Optional.empty();
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

    /** The longest run of words that is a name. */
    private Optional<Place> within(String plain, @Nullable String country) {
        List<Token> tokens = LabelText.tokens(plain);
        for (int length = Math.min(MOST_WORDS_IN_A_NAME, tokens.size()); length > 0; length--) {
            for (int start = 0; start + length <= tokens.size(); start++) {
                List<Token> run = tokens.subList(start, start + length);
                if (length == 1 && DRESS.contains(run.getFirst().word())) {
                    continue;
                }
                StringBuilder name = new StringBuilder();
                run.forEach(token -> name.append(token.word()));
                Optional<Place> place = first(places.namedWithoutSpaces(name.toString()), country);
                if (place.isPresent()) {
                    return place;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Place> withTypo(String plain, @Nullable String country) {
        StringBuilder bare = new StringBuilder();
        for (Token token : LabelText.tokens(plain)) {
            if (!DRESS.contains(token.word())) {
                bare.append(token.word());
            }
        }
        String name = bare.toString();
        if (name.length() < SHORTEST_WITH_TYPO || isPlace(plain)) {
            return Optional.empty();
        }
        return first(places.nearlyNamed(name, 1), country);
    }
}
