package org.onward.matching.search;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;
import org.onward.matching.search.LabelText.Token;
import org.onward.matching.taxonomy.Label;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Suggestion;
import org.onward.matching.taxonomy.Suggestions;
import org.onward.matching.taxonomy.Taxonomy;

/**
 * Labels in memory, to be found while somebody types. What meets the text more closely stands
 * higher: the whole label, its beginning, every word or its beginning, a part of a Thai label,
 * every stem; only when nothing is met so, words with a typo; and then labels that lack a word.
 */
@Singleton
final class LabelIndex implements Suggestions {
    private static final String SUBJECT = "subject";
    private static final String LANGUAGE = "language";
    private static final String PREFERRED = "preferred";
    private static final String WHOLE = "whole";
    private static final String SQUASHED = "squashed";
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

    private final Taxonomy taxonomy;
    private volatile @Nullable Built built;

    LabelIndex(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    /** A searcher whose hits carry an order number that leads back to the label. */
    private record Built(IndexSearcher searcher, List<Label> labels) {}

    void build(List<LabelRead> labels) {
        List<LabelRead> ordered =
                labels.stream()
                        .sorted(
                                Comparator.comparing((LabelRead read) -> !read.label().preferred())
                                        .thenComparing(read -> read.plain().length())
                                        .thenComparing(LabelRead::plain)
                                        .thenComparing(read -> read.label().key())
                                        .thenComparing(read -> read.label().language()))
                        .toList();
        try {
            // Never closed: it lies on the heap and goes when the last search has let go of it.
            ByteBuffersDirectory directory = new ByteBuffersDirectory();
            try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
                for (int i = 0; i < ordered.size(); i++) {
                    writer.addDocument(document(ordered.get(i), i));
                }
                writer.forceMerge(1);
            }
            IndexSearcher searcher = new IndexSearcher(DirectoryReader.open(directory));
            searcher.setQueryCache(null); // what people type does not repeat
            built = new Built(searcher, ordered.stream().map(LabelRead::label).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("the labels could not be indexed", e);
        }
    }

    private static Document document(LabelRead read, int order) {
        Document document = new Document();
        document.add(new NumericDocValuesField(ORDER, order));
        add(document, SUBJECT, read.label().subject().name());
        add(document, LANGUAGE, read.label().language());
        if (read.label().preferred()) {
            add(document, PREFERRED, "yes");
        }
        add(document, WHOLE, read.plain());
        add(document, SQUASHED, LabelText.squashed(read.plain()));
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
        Built now = built;
        String plain = LabelText.plain(text.substring(0, Math.min(LONGEST_TEXT, text.length())));
        List<Token> tokens = LabelText.tokens(plain).stream().limit(MOST_WORDS).toList();
        if (now == null || plain.isEmpty()) {
            return List.of();
        }
        int wanted = Math.clamp(limit, 1, 20);
        Map<String, Suggestion> found = new LinkedHashMap<>();
        collect(now, subject, close(plain, tokens), language, wanted, found);
        if (found.isEmpty() && !tokens.isEmpty()) {
            collect(now, subject, withTypo(tokens), language, wanted, found);
        }
        if (found.isEmpty() && tokens.size() > 1) {
            collect(now, subject, lackingWords(now.searcher(), tokens), language, wanted, found);
        }
        return List.copyOf(found.values());
    }

    private void collect(
            Built now,
            Subject subject,
            Query query,
            String language,
            int wanted,
            Map<String, Suggestion> found) {
        Query wish =
                new BooleanQuery.Builder()
                        .add(new TermQuery(new Term(SUBJECT, subject.name())), Occur.FILTER)
                        .add(query, Occur.MUST)
                        .add(scored(3, new TermQuery(new Term(LANGUAGE, language))), Occur.SHOULD)
                        .add(scored(2, new TermQuery(new Term(PREFERRED, "yes"))), Occur.SHOULD)
                        .build();
        Sort sort = new Sort(SortField.FIELD_SCORE, new SortField(ORDER, SortField.Type.INT));
        try {
            for (ScoreDoc hit : now.searcher().search(wish, MOST_HITS, sort).scoreDocs) {
                Label label = now.labels().get((Integer) ((FieldDoc) hit).fields[1]);
                if (found.size() < wanted) {
                    found.computeIfAbsent(
                            label.key(),
                            key ->
                                    new Suggestion(
                                            subject,
                                            key,
                                            taxonomy.label(subject, key, language),
                                            label.text()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("labels in memory could not be searched", e);
        }
    }

    private static Query close(String plain, List<Token> tokens) {
        List<Query> ways = new ArrayList<>();
        ways.add(scored(100, new TermQuery(new Term(WHOLE, plain))));
        ways.add(scored(80, new PrefixQuery(new Term(WHOLE, plain))));
        ways.add(scored(70, new PrefixQuery(new Term(SQUASHED, LabelText.squashed(plain)))));
        if (!tokens.isEmpty()) {
            List<Token> telling = LabelText.telling(tokens);
            ways.add(
                    scored(
                            60,
                            all(
                                    tokens,
                                    token ->
                                            new TermQuery(
                                                    new Term(BEGINNING, cut(token.word()))))));
            ways.add(
                    scored(40, all(telling, token -> new TermQuery(new Term(STEM, token.stem())))));
        }
        if (plain.length() > 1 && LabelText.isThai(plain)) {
            ways.add(
                    scored(
                            50,
                            new PrefixQuery(
                                    new Term(
                                            INSIDE,
                                            plain.substring(
                                                    0,
                                                    Math.min(LONGEST_INSIDE, plain.length()))))));
        }
        return new DisjunctionMaxQuery(ways, 0);
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
