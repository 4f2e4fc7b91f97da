package org.onward.matching.search;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
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
import org.onward.matching.search.LabelText.Token;
import org.onward.matching.taxonomy.Label;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Suggestion;
import org.onward.matching.taxonomy.Suggestions;
import org.onward.matching.taxonomy.Taxonomy;

/**
 * Labels in memory, to be found while somebody types. What meets the text more closely stands
 * higher: the whole label, the same in the plural, its beginning, a part of a Thai label that is
 * several words, every word or its beginning, a part of a Thai word, the beginning with spaces set
 * otherwise, every stem and then those within others; only when nothing is met so, words with a
 * typo; and then labels that lack a word. Each of these ways is asked in turn, and the next one
 * only while there is room for more.
 */
@Singleton
final class LabelIndex implements Suggestions {
    private static final String WORD = "word";
    private static final String BEGINNING = "beginning";
    private static final String STEM = "stem";
    private static final String INSIDE = "inside";
    private static final String ORDER = "order";

    private static final int LONGEST_TEXT = 100;
    private static final int MOST_WORDS = 8;
    private static final int LONGEST_BEGINNING = 15;
    private static final int LONGEST_INSIDE = 40;
    private static final int MOST_HITS = 300; // enough for 20 things with all their other names
    private static final float IN_LANGUAGE = 3;
    private static final float SHOWN = 2;

    private final Taxonomy taxonomy;
    private volatile Map<Subject, Built> built = Map.of();

    LabelIndex(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    /**
     * The labels of one subject, at the number of their document; shown ones first, then the
     * shorter.
     */
    private record Built(
            IndexSearcher searcher,
            List<LabelRead> labels,
            SortedNames whole,
            SortedNames squashed,
            SortedNames stems) {
        Label label(int document) {
            return labels.get(document).label();
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
                    SortedNames.of(ordered, read -> stems(read.telling())));
        } catch (IOException e) {
            throw new UncheckedIOException("the labels could not be indexed", e);
        }
    }

    private static Document document(LabelRead read, int order) {
        Document document = new Document();
        document.add(new NumericDocValuesField(ORDER, order));
        for (Token token : read.tokens()) {
            add(document, WORD, token.word());
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
            boolean closely = !found.isEmpty();
            if (!closely) {
                misspelt(found, plain);
            }
            if (!found.isFull() && !tokens.isEmpty() && !closely) {
                found.takeNearest(withTypo(tokens));
            }
            if (found.isEmpty() && tokens.size() > 1) {
                found.takeNearest(lackingWords(now.searcher(), tokens));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("labels in memory could not be searched", e);
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

    private static void close(Found found, String plain, List<Token> tokens) throws IOException {
        found.take(found.in.whole().exactly(plain));
        found.take(found.in.squashed().exactly(LabelText.squashed(plain)));
        found.take(found.in.whole().exactly(singular(tokens)));
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

        void take(Query query) throws IOException {
            if (byKey.size() == wanted) {
                return;
            }
            Weight weight =
                    in.searcher()
                            .createWeight(
                                    in.searcher().rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
            for (LeafReaderContext leaf : in.searcher().getIndexReader().leaves()) {
                Scorer scorer = weight.scorer(leaf);
                if (scorer != null) {
                    take(scorer.iterator());
                }
            }
        }

        /** Labels in the language asked for first, and of these the one that is shown. */
        void take(DocIdSetIterator documents) throws IOException {
            if (byKey.size() == wanted) {
                return;
            }
            List<List<Label>> ranks =
                    List.of(
                            new ArrayList<>(),
                            new ArrayList<>(),
                            new ArrayList<>(),
                            new ArrayList<>());
            for (int document = documents.nextDoc();
                    document != DocIdSetIterator.NO_MORE_DOCS
                            && ranks.getFirst().size() < MOST_HITS;
                    document = documents.nextDoc()) {
                Label label = in.label(document);
                int rank =
                        (label.language().equals(language) ? 0 : 2) + (label.preferred() ? 0 : 1);
                if (ranks.get(rank).size() < MOST_HITS) {
                    ranks.get(rank).add(label);
                }
            }
            ranks.forEach(labels -> labels.forEach(this::take));
        }

        void takeNearest(Query query) throws IOException {
            record Hit(Label label, float score) {}
            List<Hit> hits = new ArrayList<>();
            for (ScoreDoc hit : in.searcher().search(query, MOST_HITS).scoreDocs) {
                Label label = in.label(hit.doc);
                float score =
                        hit.score
                                + (label.language().equals(language) ? IN_LANGUAGE : 0)
                                + (label.preferred() ? SHOWN : 0);
                hits.add(new Hit(label, score));
            }
            hits.sort(Comparator.comparingDouble((Hit hit) -> -hit.score())); // stable
            hits.forEach(hit -> take(hit.label()));
        }

        private void take(Label label) {
            if (byKey.size() < wanted) {
                byKey.putIfAbsent(label.key(), label);
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

    /** Inverse document frequency. */
    private static float rarity(IndexSearcher searcher, Term term) {
        try {
            IndexReader reader = searcher.getIndexReader();
            return (float) Math.log(1 + (reader.maxDoc() + 1.0) / (reader.docFreq(term) + 0.5));
        } catch (IOException e) {
            throw new UncheckedIOException("labels in memory could not be counted", e);
        }
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
