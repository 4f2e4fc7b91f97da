package org.onward.matching.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.match.Found;
import org.onward.matching.match.FreeSearch;
import org.onward.matching.match.FreeSearch.Facet;

/**
 * What a search asks, with a part less: without one of its facets, without what its words ask of
 * the work, without one of the things they name. Where none of these finds anything, one of the
 * things alone.
 *
 * @param words of the search, without what they ask of the work
 */
record WiderSearches(FreeSearch search, Typed typed, List<TypedWords.Word> words) {
    /** Each that is tried costs a count. */
    private static final int MOST_TRIED = 8;

    private static final Pattern GAPS = Pattern.compile("\\s+");
    private static final Pattern QUOTES = Pattern.compile("[\"“”]");

    /** In the order of what is given up; only those that find something. */
    List<Found.Wider> thatFind(ToIntFunction<FreeSearch> count) {
        List<Found.Wider> without = finding(Stream.concat(facets(), oneLess()), count);
        return without.isEmpty() ? finding(oneAlone(), count) : without;
    }

    private static List<Found.Wider> finding(Stream<Part> parts, ToIntFunction<FreeSearch> count) {
        return parts.limit(MOST_TRIED)
                .map(part -> part.counted(count))
                .filter(wider -> wider.vacancies() > 0)
                .toList();
    }

    private Stream<Part> facets() {
        return Stream.of(Facet.values())
                .filter(search::narrows)
                .map(facet -> new Part(search.without(facet), facet));
    }

    private Stream<Part> oneLess() {
        List<Set<TypedWords.Word>> things = things();
        return texts(
                Stream.concat(
                        Stream.of(typed.words()),
                        things.size() < 2
                                ? Stream.of()
                                : things.stream()
                                        .map(thing -> text(word -> !thing.contains(word)))));
    }

    private Stream<Part> oneAlone() {
        return texts(things().stream().map(thing -> text(thing::contains)));
    }

    private Stream<Part> texts(Stream<String> texts) {
        String asked = onceSpaced(ThaiSpelling.usual(search.words()));
        return texts.map(text -> onceSpaced(QUOTES.matcher(text).replaceAll(" ")))
                .filter(text -> !text.isEmpty() && !text.equals(asked))
                .distinct()
                .map(text -> new Part(search.withWords(text), null));
    }

    /** The words that tell something; those that name the same together. */
    private List<Set<TypedWords.Word>> things() {
        List<Set<TypedWords.Word>> things = new ArrayList<>();
        for (TypedWords.Word word : words) {
            if (!word.tellsNothing()) {
                things.stream()
                        .filter(thing -> thing.stream().anyMatch(other -> areOne(other, word)))
                        .findFirst()
                        .orElseGet(
                                () -> {
                                    things.add(new LinkedHashSet<>());
                                    return things.getLast();
                                })
                        .add(word);
            }
        }
        return things;
    }

    private static boolean areOne(TypedWords.Word one, TypedWords.Word other) {
        return one.named().stream().anyMatch(other.named()::contains);
    }

    /**
     * Of what was typed the words that are kept, and what they do not tell: what is asked of work.
     */
    private String text(Predicate<TypedWords.Word> kept) {
        String asked = ThaiSpelling.usual(search.words());
        StringBuilder text = new StringBuilder(typed.words());
        for (int i = 0; i < asked.length(); i++) {
            text.setCharAt(i, Character.isWhitespace(text.charAt(i)) ? asked.charAt(i) : ' ');
        }
        words.stream()
                .filter(word -> !word.tellsNothing() && kept.test(word))
                .forEach(
                        word ->
                                text.replace(
                                        word.from(),
                                        word.to(),
                                        asked.substring(word.from(), word.to())));
        return text.toString();
    }

    private static String onceSpaced(String text) {
        return GAPS.matcher(text).replaceAll(" ").strip();
    }

    private record Part(FreeSearch search, @Nullable Facet without) {
        Found.Wider counted(ToIntFunction<FreeSearch> count) {
            return new Found.Wider(search.words(), without, count.applyAsInt(search));
        }
    }
}
