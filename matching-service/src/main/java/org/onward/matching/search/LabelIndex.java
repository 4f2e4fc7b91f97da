package org.onward.matching.search;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.onward.matching.match.Found.Named;
import org.onward.matching.search.LabelText.Token;
import org.onward.matching.taxonomy.Label;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Suggestion;
import org.onward.matching.taxonomy.Suggestions;
import org.onward.matching.taxonomy.Taxonomy;

/**
 * Labels in memory, to be found while somebody types. What meets the text more closely stands
 * higher: the whole label, the same in the plural, every word within a shown label, its beginning,
 * a part of a Thai label that is several words, every word or its beginning, a part of a Thai word,
 * the beginning with spaces set otherwise, every stem and then those within others; only when
 * nothing is met so, words with a typo, and then labels that lack a word. Each of these ways is
 * asked in turn, and the next one only while there is room for more.
 *
 * <p>Of things that are met in the same way, those stand first that bear the name in Thai or
 * Filipino, since those names are of here, and then those of whose names the larger part says it.
 */
@Singleton
final class LabelIndex implements Suggestions {
    private static final String WORD = "word";
    private static final String BEGINNING = "beginning";
    private static final String LIGHT = "light";
    private static final String STEM = "stem";
    private static final String INSIDE = "inside";
    private static final String ORDER = "order";
    private static final String UNSEARCHED = "labels in memory could not be searched";

    private static final int LONGEST_TEXT = 100;
    private static final int MOST_WORDS = 8;
    private static final int LEAST_BEGINNING = 3; // a shorter one begins too much
    private static final int LONGEST_BEGINNING = 15;
    private static final int LONGEST_INSIDE = 40;
    private static final int MOST_HITS = 300; // enough for 20 things with all their other names
    private static final float IN_LANGUAGE = 3;
    private static final float SHOWN = 2;
    private static final float WHOLE = 4;

    /** What more names have ("attendant", "technician") tells little beside any other word. */
    private static final int MANY_NAMES = 100;

    private static final float TELLS_LITTLE = 0.2f;

    private final Taxonomy taxonomy;
    private volatile Map<Subject, Built> built = Map.of();

    LabelIndex(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    /**
     * The labels of one subject, at the number of their document; shown ones first, then the
     * shorter.
     *
     * @param named keys of what has a name in a language
     * @param names how many names each thing has
     */
    private record Built(
            IndexSearcher searcher,
            List<LabelRead> labels,
            SortedNames whole,
            SortedNames squashed,
            SortedNames stems,
            Map<String, Set<String>> named,
            Map<String, Integer> names) {
        Label label(int document) {
            return labels.get(document).label();
        }

        void each(Query query, Predicate<LabelRead> more) throws IOException {
            Weight weight =
                    searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
            for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
                Scorer scorer = weight.scorer(leaf);
                if (scorer != null) {
                    each(scorer.iterator(), more);
                }
            }
        }

        /** In order, as long as more are wanted. */
        void each(DocIdSetIterator documents, Predicate<LabelRead> more) throws IOException {
            for (int document = documents.nextDoc();
                    document != DocIdSetIterator.NO_MORE_DOCS && more.test(labels.get(document));
                    document = documents.nextDoc()) {}
        }

        /** Whether it has no name in a language, and bears the name of something that has one. */
        boolean isTwice(Label label, String language) {
            Set<String> known = named.getOrDefault(language, Set.of());
            return !known.contains(label.key())
                    && squashed.called(LabelText.squashed(LabelText.plain(label.text()))).stream()
                            .anyMatch(other -> known.contains(other.label().key()));
        }
    }

    void build(List<LabelRead> labels) {
        Map<Subject, List<LabelRead>> bySubject =
                labels.stream()
                        .sorted(
                                Comparator.comparing((LabelRead read) -> !read.label().preferred())
                                        .thenComparing(read -> read.plain().length())
                                        .thenComparing(LabelRead::plain)
                                        .thenComparing(read -> read.label().key())
                                        .thenComparing(read -> read.label().language()))
                        .collect(Collectors.groupingBy(read -> under(read.label().subject())));
        Map<Subject, Built> now = new EnumMap<>(Subject.class);
        bySubject.forEach((subject, ordered) -> now.put(subject, held(subject, ordered)));
        built = now;
    }

    /** Most loads change the names of one subject, and of the others what is held stays. */
    private Built held(Subject subject, List<LabelRead> ordered) {
        Built before = built.get(subject);
        return before != null && before.labels().equals(ordered) ? before : built(ordered);
    }

    /** Who types a district looks for the place that it lies in. */
    private static Subject under(Subject subject) {
        return subject == Subject.DISTRICT ? Subject.PLACE : subject;
    }

    private static Built built(List<LabelRead> ordered) {
        try {
            // Never closed: it lies on the heap and goes when the last search has let go of it.
            ByteBuffersDirectory directory = new ByteBuffersDirectory();
            // sorted, so that a document keeps its number through merges
            IndexWriterConfig inOrder =
                    new IndexWriterConfig()
                            .setIndexSort(new Sort(new SortField(ORDER, SortField.Type.INT)));
            try (IndexWriter writer = new IndexWriter(directory, inOrder)) {
                for (int i = 0; i < ordered.size(); i++) {
                    writer.addDocument(document(ordered.get(i), i));
                }
                writer.forceMerge(1);
            }
            IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
            searcher.setQueryCache(null); // what people type does not repeat
            return new Built(
                    searcher,
                    ordered,
                    SortedNames.of(ordered, LabelRead::plain),
                    SortedNames.of(ordered, read -> LabelText.squashed(read.plain())),
                    SortedNames.of(ordered, read -> stems(read.telling())),
                    ordered.stream()
                            .map(LabelRead::label)
                            .collect(
                                    Collectors.groupingBy(
                                            Label::language,
                                            Collectors.mapping(Label::key, Collectors.toSet()))),
                    ordered.stream()
                            .collect(
                                    Collectors.toMap(
                                            read -> read.label().key(), read -> 1, Integer::sum)));
        } catch (IOException e) {
            throw new UncheckedIOException("the labels could not be indexed", e);
        }
    }

    private static Document document(LabelRead read, int order) {
        Document document = new Document();
        document.add(new NumericDocValuesField(ORDER, order));
        for (Token token : read.tokens()) {
            add(document, WORD, token.word());
            add(document, LIGHT, token.light());
            add(document, STEM, token.stem());
            int end = Math.min(LONGEST_BEGINNING, token.word().length());
            for (int length = 1; length <= end; length++) {
                add(document, BEGINNING, token.word().substring(0, length));
            }
        }
        if (LabelText.isThai(read.plain())) {
            // Half-typed Thai cannot be cut into words: any place in the label may begin the text.
            for (int start = 1; start < read.plain().length(); start++) {
                if (Character.isLetterOrDigit(read.plain().charAt(start))) {
                    int end = Math.min(read.plain().length(), start + LONGEST_INSIDE);
                    add(document, INSIDE, read.plain().substring(start, end));
                }
            }
        }
        return document;
    }

    private static void add(Document document, String field, String text) {
        if (!text.isEmpty()) {
            document.add(new StringField(field, text, Field.Store.NO));
        }
    }

    @Override
    public List<Suggestion> suggest(Subject subject, String text, String language, int limit) {
        Built now = built.get(subject);
        String plain = LabelText.plain(text.substring(0, Math.min(LONGEST_TEXT, text.length())));
        if (now == null || plain.isEmpty()) {
            return List.of();
        }
        List<Token> tokens = LabelText.tokens(plain).stream().limit(MOST_WORDS).toList();
        Found found = new Found(now, language, Math.clamp(limit, 1, 20));
        try {
            close(found, plain, tokens);
            if (found.isEmpty() && !(subject == Subject.PLACE && isCountry(plain))) {
                farther(found, plain, tokens);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(UNSEARCHED, e);
        }
        return found.labels().stream()
                .map(
                        label ->
                                new Suggestion(
                                        subject,
                                        label.key(),
                                        taxonomy.label(subject, label.key(), language),
                                        label.text()))
                .toList();
    }

    /** The work, else the skill, that is suggested first for words that a name of it all has. */
    List<Named> suggested(String text) {
        String plain = LabelText.plain(text);
        List<Token> tokens = LabelText.tokens(plain).stream().limit(MOST_WORDS).toList();
        if (tokens.isEmpty()
                || tokens.stream().anyMatch(token -> token.word().length() < LEAST_BEGINNING)) {
            return List.of();
        }
        String language = LabelText.isThai(plain) ? "th" : "en";
        return Stream.of(Subject.OCCUPATION, Subject.SKILL)
                .flatMap(
                        subject -> {
                            Built now = built.get(subject);
                            if (now == null) {
                                return Stream.empty();
                            }
                            Found found = new Found(now, language, 1);
                            try {
                                close(found, plain, tokens);
                            } catch (IOException e) {
                                throw new UncheckedIOException(UNSEARCHED, e);
                            }
                            return found.labels().stream()
                                    .map(label -> new Named(subject, label.key()));
                        })
                .limit(1)
                .toList();
    }

    /** It is no place within another country that is written otherwise. */
    private boolean isCountry(String plain) {
        Built countries = built.get(Subject.COUNTRY);
        return countries != null && !countries.whole().called(plain).isEmpty();
    }

    /**
     * The name of work or of a skill that is typed whole but for a letter; one that is shown first.
     */
    Optional<String> nearlyNamed(String text) {
        String plain = LabelText.plain(text);
        if (LabelText.tolerance(plain) == 0) {
            return Optional.empty();
        }
        return Stream.of(Subject.OCCUPATION, Subject.SKILL)
                .flatMap(subject -> Stream.ofNullable(built.get(subject)))
                .map(in -> in.whole().nearest(plain))
                .flatMap(Optional::stream)
                .map(read -> read.label().text())
                .findFirst();
    }

    private static void farther(Found found, String plain, List<Token> tokens) throws IOException {
        misspelt(found, plain);
        if (!found.isFull() && !tokens.isEmpty()) {
            found.takeNearest(withTypo(tokens));
        }
        if (found.isEmpty() && tokens.size() > 1) {
            found.takeLacking(lackingWords(found.in.searcher(), tokens), tokens);
        }
    }

    private static void close(Found found, String plain, List<Token> tokens) throws IOException {
        // what is one word in Thai is cut otherwise beside others
        boolean parted = !tokens.isEmpty() && !LabelText.isThai(plain);
        if (parted) {
            found.count(plain, whole(tokens));
        }
        found.take(found.in.whole().exactly(plain));
        found.take(found.in.squashed().exactly(LabelText.squashed(plain)));
        found.take(found.in.whole().exactly(singular(tokens)));
        if (parted) {
            found.takeShown(tokens);
        }
        found.take(found.in.whole().beginning(plain));
        if (tokens.size() > 1) {
            inside(found, plain);
        }
        if (!tokens.isEmpty()) {
            found.take(all(tokens, token -> new TermQuery(new Term(BEGINNING, cut(token.word())))));
        }
        inside(found, plain);
        found.take(found.in.squashed().beginning(LabelText.squashed(plain)));
        if (!tokens.isEmpty()) {
            List<Token> telling = LabelText.telling(tokens);
            found.take(found.in.stems().exactly(stems(telling)));
            found.take(all(telling, token -> new TermQuery(new Term(STEM, token.stem()))));
        }
    }

    /** Thai words in one piece within a name: nearer than the same words scattered in it. */
    private static void inside(Found found, String plain) throws IOException {
        if (plain.length() > 1 && LabelText.isThai(plain)) {
            String part = plain.substring(0, Math.min(LONGEST_INSIDE, plain.length()));
            found.take(new PrefixQuery(new Term(INSIDE, part)));
        }
    }

    /**
     * A name that is typed whole but for a letter or two. In Thai nothing else finds it, since a
     * letter too few moves the borders between words.
     */
    private static void misspelt(Found found, String plain) throws IOException {
        int most = LabelText.tolerance(plain);
        for (int edits = 1; edits <= most; edits++) {
            found.take(found.in.whole().within(edits, plain));
        }
    }

    /** The best label of each thing found, the best first. */
    private static final class Found {
        private final Built in;
        private final String language;
        private final int wanted;
        private final Map<String, Label> byKey = new LinkedHashMap<>();
        private final Set<String> local = new HashSet<>();
        private final Map<String, Integer> saying = new HashMap<>();
        private final List<LabelRead> shown = new ArrayList<>();
        private final List<List<Label>> ranks =
                Stream.generate(() -> (List<Label>) new ArrayList<Label>()).limit(4).toList();

        Found(Built in, String language, int wanted) {
            this.in = in;
            this.language = language;
            this.wanted = wanted;
        }

        boolean isEmpty() {
            return byKey.isEmpty();
        }

        boolean isFull() {
            return byKey.size() == wanted;
        }

        Collection<Label> labels() {
            return byKey.values();
        }

        /** What bears this name in Thai or Filipino, and what has names with all these words. */
        void count(String name, Query words) throws IOException {
            in.whole().called(name).stream()
                    .map(LabelRead::label)
                    .filter(label -> !label.language().equals("en"))
                    .forEach(label -> local.add(label.key()));
            in.each(
                    words,
                    read -> {
                        saying.merge(read.label().key(), 1, Integer::sum);
                        if (read.label().preferred()) {
                            shown.add(read);
                        }
                        return true;
                    });
        }

        private double share(Label label) {
            return saying.getOrDefault(label.key(), 0)
                    / (double) in.names().getOrDefault(label.key(), 1);
        }

        /** Of names alike, those with the words as they are typed before others of their number. */
        void takeShown(List<Token> typed) {
            shown.sort(Comparator.comparing(read -> !read.tokens().containsAll(typed))); // stable
            shown.forEach(read -> rank(read.label()));
            takeRanked();
        }

        void take(Query query) throws IOException {
            if (byKey.size() < wanted) {
                in.each(query, read -> rank(read.label()));
                takeRanked();
            }
        }

        void take(DocIdSetIterator documents) throws IOException {
            if (byKey.size() < wanted) {
                in.each(documents, read -> rank(read.label()));
                takeRanked();
            }
        }

        /** Whether there is room for more. */
        private boolean rank(Label label) {
            int rank = (label.language().equals(language) ? 0 : 2) + (label.preferred() ? 0 : 1);
            if (ranks.get(rank).size() < MOST_HITS) {
                ranks.get(rank).add(label);
            }
            return ranks.getFirst().size() < MOST_HITS;
        }

        /** Labels in the language asked for first, and of these the one that is shown. */
        private void takeRanked() {
            for (List<Label> labels : ranks) {
                labels.sort(
                        Comparator.comparing((Label label) -> !local.contains(label.key()))
                                .thenComparing(label -> -share(label))); // stable
                labels.forEach(this::take);
                labels.clear();
            }
        }

        void takeNearest(Query query) throws IOException {
            takeNearest(query, read -> false);
        }

        /** Names that have no other words stand before those that have. */
        void takeLacking(Query query, List<Token> typed) throws IOException {
            Set<String> stems = typed.stream().map(Token::stem).collect(Collectors.toSet());
            takeNearest(
                    query,
                    read -> read.telling().stream().map(Token::stem).allMatch(stems::contains));
        }

        private void takeNearest(Query query, Predicate<LabelRead> whole) throws IOException {
            record Hit(Label label, float score) {}
            List<Hit> hits = new ArrayList<>();
            for (ScoreDoc hit : in.searcher().search(query, MOST_HITS).scoreDocs) {
                Label label = in.label(hit.doc);
                float score =
                        hit.score
                                + (label.language().equals(language) ? IN_LANGUAGE : 0)
                                + (label.preferred() ? SHOWN : 0)
                                + (whole.test(in.labels().get(hit.doc)) ? WHOLE : 0);
                hits.add(new Hit(label, score));
            }
            hits.sort(Comparator.comparingDouble((Hit hit) -> -hit.score())); // stable
            hits.forEach(hit -> take(hit.label()));
        }

        private void take(Label label) {
            if (byKey.size() < wanted
                    && !byKey.containsKey(label.key())
                    && !in.isTwice(label, language)) {
                byKey.put(label.key(), label);
            }
        }
    }

    /** Every word as written, or a letter or two beside it; the nearer the words, the higher. */
    private static Query withTypo(List<Token> tokens) {
        Token last = tokens.getLast();
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (Token token : tokens) {
            List<Query> ways = new ArrayList<>();
            ways.add(scored(4, new TermQuery(new Term(WORD, token.word()))));
            ways.add(scored(3, like(token.word(), WORD, 1)));
            if (token.equals(last)) {
                ways.add(scored(2, like(token.word(), BEGINNING, 1)));
            }
            ways.add(scored(1, like(token.word(), WORD, 2)));
            all.add(new DisjunctionMaxQuery(ways, 0), Occur.MUST);
        }
        return all.build();
    }

    private static Query like(String word, String field, int most) {
        int edits = Math.min(most, LabelText.tolerance(word));
        // the first letter is seldom wrong, and leaving it free costs the most
        return edits == 0
                ? new TermQuery(new Term(BEGINNING, cut(word)))
                : new FuzzyQuery(new Term(field, word), edits, 1, 30, true);
    }

    /** Half of the words at least; the rarer those that are met, the higher. */
    private static Query lackingWords(IndexSearcher searcher, List<Token> tokens) {
        List<Token> telling = LabelText.telling(tokens);
        BooleanQuery.Builder some = new BooleanQuery.Builder();
        for (Token token : telling) {
            Term stem = new Term(STEM, token.stem());
            some.add(scored(rarity(searcher, stem), new TermQuery(stem)), Occur.SHOULD);
        }
        some.setMinimumNumberShouldMatch(Math.max(1, telling.size() / 2));
        return some.build();
    }

    /** Inverse document frequency, and of a word that many share a part of it. */
    private static float rarity(IndexSearcher searcher, Term term) {
        try {
            IndexReader reader = searcher.getIndexReader();
            int having = reader.docFreq(term);
            float rarity = (float) Math.log(1 + (reader.maxDoc() + 1.0) / (having + 0.5));
            return having > MANY_NAMES ? TELLS_LITTLE * rarity : rarity;
        } catch (IOException e) {
            throw new UncheckedIOException("labels in memory could not be counted", e);
        }
    }

    /** Every word as it is written, or in the plural. */
    private static Query whole(List<Token> tokens) {
        return all(tokens, token -> new TermQuery(new Term(LIGHT, token.light())));
    }

    private static String singular(List<Token> tokens) {
        return tokens.stream().map(Token::light).collect(Collectors.joining(" "));
    }

    private static String stems(List<Token> telling) {
        return telling.stream().map(Token::stem).collect(Collectors.joining(" "));
    }

    private static Query all(List<Token> tokens, Function<Token, Query> one) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (Token token : tokens) {
            all.add(one.apply(token), Occur.FILTER);
        }
        return all.build();
    }

    private static Query scored(float score, Query query) {
        return new BoostQuery(new ConstantScoreQuery(query), score);
    }

    private static String cut(String word) {
        return word.substring(0, Math.min(LONGEST_BEGINNING, word.length()));
    }
}
