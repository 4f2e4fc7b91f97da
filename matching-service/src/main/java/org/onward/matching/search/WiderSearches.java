package org.onward.matching.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onward.matching.match.Found;
import org.onward.matching.match.FreeSearch;
import org.onward.matching.match.FreeSearch.Facet;

/**
 * What a search asks, with a part less: without one of its facets, without what its words ask of
 * the work, without one of the things they name. Where none of these finds anything, one of the
 * things alone, with and without what is asked of the work and all facets.
 */
final class WiderSearches {
    /** Each that is tried costs a count. */
    private static final int MOST_TRIED = 8;

    private static final Pattern GAPS = Pattern.compile("\\s+");
    private static final Pattern QUOTES = Pattern.compile("[\"“”]");

    private final FreeSearch search;
    private final Typed typed;
    private final String text;
    private final List<Thing> things;

    /**
     * A word that tells something.
     *
     * @param from where it begins, or what refuses it: "no stairs"
     */
    private record Part(TypedWords.Word word, int from) {
        boolean isRefused() {
            return from < word.from();
        }
    }

    /** Words that name the same. */
    private record Thing(List<Part> parts) {
        boolean names(TypedWords.Word word) {
            return parts.stream()
                    .flatMap(part -> part.word.named().stream())
                    .anyMatch(word.named()::contains);
        }

        boolean isRefused() {
            return parts.stream().anyMatch(Part::isRefused);
        }
    }

    /**
     * @param words of the search, without what they ask of the work
     */
    WiderSearches(FreeSearch search, Typed typed, List<TypedWords.Word> words) {
        this.search = search;
        this.typed = typed;
        this.text = ThaiSpelling.usual(search.words());
        this.things = things(words);
    }

    private List<Thing> things(List<TypedWords.Word> words) {
        List<Part> parts = new ArrayList<>();
        for (TypedWords.Word word : words) {
            if (!word.tellsNothing()) {
                int from = Typed.refusedFrom(text, word.from());
                parts.removeIf(part -> from <= part.word.from()); // is what refuses
                parts.add(new Part(word, from));
            }
        }
        List<Thing> those = new ArrayList<>();
        for (Part part : parts) {
            those.stream()
                    .filter(thing -> thing.names(part.word))
                    .findFirst()
                    .orElseGet(
                            () -> {
                                those.add(new Thing(new ArrayList<>()));
                                return those.getLast();
                            })
                    .parts
                    .add(part);
        }
        return those;
    }

    /** How many a search finds. */
    interface Count {
        int of(FreeSearch search) throws IOException;
    }

    /** In the order of what is given up; only those that find something. */
    List<Found.Wider> thatFind(Count count) throws IOException {
        List<Found.Wider> without = finding(Stream.concat(oneFacetLess(), oneLess()), count);
        return without.isEmpty() ? finding(oneAlone(), count) : without;
    }

    private List<Found.Wider> finding(Stream<FreeSearch> searches, Count count) throws IOException {
        List<Found.Wider> finding = new ArrayList<>();
        for (FreeSearch wider : searches.limit(MOST_TRIED).toList()) {
            int vacancies = count.of(wider);
            if (vacancies > 0) {
                List<Facet> without =
                        narrowing().stream().filter(facet -> !wider.narrows(facet)).toList();
                finding.add(new Found.Wider(wider.words(), without, vacancies));
            }
        }
        return finding;
    }

    private Set<Facet> narrowing() {
        return Stream.of(Facet.values())
                .filter(search::narrows)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Facet.class)));
    }

    private Stream<FreeSearch> oneFacetLess() {
        return narrowing().stream().map(search::without);
    }

    private Stream<FreeSearch> oneLess() {
        return texts(
                        Stream.concat(
                                Stream.of(typed.words()),
                                things.size() < 2
                                        ? Stream.of()
                                        : things.stream()
                                                .map(
                                                        thing ->
                                                                text(
                                                                        other ->
                                                                                !other.equals(
                                                                                        thing),
                                                                        true))))
                .map(search::withWords);
    }

    private Stream<FreeSearch> oneAlone() {
        FreeSearch anywhere = search;
        for (Facet facet : narrowing()) {
            anywhere = anywhere.without(facet);
        }
        FreeSearch without = anywhere;
        return texts(
                        Stream.of(true, false)
                                .flatMap(
                                        asking ->
                                                things.stream()
                                                        .filter(thing -> !thing.isRefused())
                                                        .map(thing -> text(thing::equals, asking))))
                .flatMap(
                        words ->
                                Stream.of(search, without)
                                        .distinct()
                                        .map(one -> one.withWords(words)));
    }

    private Stream<String> texts(Stream<String> texts) {
        String asked = onceSpaced(text);
        return texts.map(one -> onceSpaced(QUOTES.matcher(one).replaceAll(" ")))
                .filter(one -> !one.isEmpty() && !one.equals(asked))
                .distinct();
    }

    /**
     * Of what was typed the things that are kept.
     *
     * @param asking whether what is asked of the work is kept as well
     */
    private String text(Predicate<Thing> kept, boolean asking) {
        StringBuilder left = new StringBuilder(typed.words());
        for (int i = 0; i < text.length(); i++) {
            boolean asks = asking && Character.isWhitespace(left.charAt(i));
            left.setCharAt(i, asks ? text.charAt(i) : ' ');
        }
        things.stream()
                .filter(kept)
                .flatMap(thing -> thing.parts.stream())
                .forEach(
                        part -> {
                            int to = part.word.to();
                            left.replace(part.from, to, text.substring(part.from, to));
                        });
        return left.toString();
    }

    private static String onceSpaced(String text) {
        return GAPS.matcher(text).replaceAll(" ").strip();
    }
}
