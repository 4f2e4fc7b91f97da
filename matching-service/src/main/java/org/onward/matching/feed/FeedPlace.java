package org.onward.matching.feed;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.onward.matching.problem.FieldErrors;
import org.onward.matching.shared.PlainText;
import org.onward.matching.taxonomy.Place;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.taxonomy.Words;

/**
 * Where the work of a row is. A column of provinces decides, and the place beside it stays words;
 * several provinces are none, as the first may be where the office is. Work that may be abroad is
 * sent back until its country stands in a column of its own, since it has to be vetted.
 *
 * @param country two letters, or what stands in the country's column
 * @param said whether that column says it
 * @param code of the province
 * @param words as they are shown
 */
record FeedPlace(String country, boolean said, @Nullable String code, @Nullable String words) {
    static final String ABROAD = "Is this work abroad? Name the country in a column of its own.";
    static final String ELSEWHERE = "This place lies in another country than the one named.";
    static final String SEVERAL =
            "Several provinces are named here; the province was left unknown.";
    static final String UNKNOWN = "No province was understood here; it was left unknown.";

    static FeedPlace read(
            FeedItem.Row row,
            FeedSource source,
            Taxonomy taxonomy,
            Words words,
            FieldErrors errors,
            FeedNotes notes) {
        String text = line(row, "place", notes);
        String province = line(row, FeedColumns.PROVINCE, notes);
        String countryText = row.text("country");
        String said = countryText == null ? null : country(countryText, words);
        List<Place> found = places(province, said, source, words);
        if (found.isEmpty()) {
            found = places(text, said, source, words);
        }
        Place place = found.size() == 1 ? found.getFirst() : null;
        String country = said != null ? said : place != null ? place.country() : source.country();
        String read = Objects.requireNonNullElse(province, Objects.requireNonNullElse(text, ""));
        if (found.size() > 1) {
            notes.add("place", SEVERAL, read);
        } else if (place == null
                && read.codePoints().anyMatch(Character::isLetter)
                && taxonomy.places().stream().anyMatch(one -> one.country().equals(country))) {
            notes.add("place", UNKNOWN, read);
        }
        Set<String> named = new TreeSet<>();
        Optional.ofNullable(text).map(words::countries).ifPresent(named::addAll);
        Optional.ofNullable(province).map(words::countries).ifPresent(named::addAll);
        named.remove(country.toUpperCase(Locale.ROOT));
        if (!named.isEmpty() && (said == null || place == null)) {
            errors.add("place", "abroad", said == null ? ABROAD : ELSEWHERE);
        }
        return new FeedPlace(
                country,
                said != null,
                place == null ? null : place.code(),
                text == null ? province : text);
    }

    /** Pay in another country's money asks for the country, where no column names it. */
    void mustBePaidIn(@Nullable String currency, FieldErrors errors) {
        if (said || currency == null) {
            return;
        }
        Currency own = Currency.getInstance(Locale.of("", country));
        String code = currency.strip().toUpperCase(Locale.ROOT);
        errors.addIf(
                Currency.getAvailableCurrencies().stream()
                        .anyMatch(one -> one != own && one.getCurrencyCode().equals(code)),
                "currency",
                "abroad",
                ABROAD);
    }

    private static List<Place> places(
            @Nullable String text, @Nullable String said, FeedSource source, Words words) {
        if (text == null) {
            return List.of();
        }
        List<Place> found = words.places(text, said == null ? source.country() : said);
        return found.isEmpty() && said == null ? words.places(text, null) : found;
    }

    private static String country(String text, Words words) {
        String code = FeedWords.country(text);
        Set<String> named = code.length() == 2 ? Set.of() : words.countries(text);
        return named.size() == 1 ? named.iterator().next() : code;
    }

    private static @Nullable String line(FeedItem.Row row, String column, FeedNotes notes) {
        String text = row.text(column);
        return text == null
                ? null
                : PlainText.line(ReadFeedRow.withoutContacts("place", text, notes));
    }
}
