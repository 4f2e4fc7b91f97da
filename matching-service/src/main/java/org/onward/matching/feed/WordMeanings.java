package org.onward.matching.feed;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.onward.matching.taxonomy.CsvLines;

/**
 * What single words of feeds mean, in small letters, by the column that they are about, from {@code
 * config/feed/words.csv}: of {@code yes_or_no} yes or no; of {@code education} a level of ISCED
 * 2011; of {@code sector} a section of ISIC Rev. 4, where the word may be part of one; of {@code
 * column} what it says in the name of any; else a code of the column. "None" asks for nothing, and
 * of {@code employer} it names nobody.
 */
final class WordMeanings {
    private static final String NONE = "none";
    private static final List<CsvLines.Line> LINES =
            CsvLines.packaged("/config/feed/words.csv", "about", "word", "meaning");

    private WordMeanings() {}

    /** By word; a word that stands there twice is an error. */
    static <T> Map<String, T> about(String column, Function<String, T> meaning) {
        return lines(column)
                .filter(line -> !line.get("meaning").equals(NONE))
                .collect(
                        toUnmodifiableMap(
                                line -> line.get("word"),
                                line -> meaning.apply(line.get("meaning"))));
    }

    static Map<String, String> about(String column) {
        return about(column, Function.identity());
    }

    /** The words about a column that mean none. */
    static Set<String> none(String column) {
        return lines(column)
                .filter(line -> line.get("meaning").equals(NONE))
                .map(line -> line.get("word"))
                .collect(toUnmodifiableSet());
    }

    private static Stream<CsvLines.Line> lines(String column) {
        return LINES.stream().filter(line -> line.get("about").equals(column));
    }
}
