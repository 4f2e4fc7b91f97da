package org.onward.matching.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TermStates;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/**
 * Looks each term up once for all the queries of one search. The queries of the three kinds share
 * most of some 200 terms; looking them up three times in every segment took more than scoring.
 */
final class TermLookups {
    private final IndexSearcher searcher;
    private final List<LeafReaderContext> leaves;
    private final Map<String, @Nullable TermsEnum[]> dictionaries = new HashMap<>();
    private final Map<Term, Optional<TermQuery>> found = new HashMap<>();

    TermLookups(IndexSearcher searcher) {
        this.searcher = searcher;
        this.leaves = searcher.getIndexReader().leaves();
    }

    /** Empty where no document has the term, which so costs its query nothing. */
    Optional<TermQuery> of(Term term) throws IOException {
        Optional<TermQuery> known = found.get(term);
        if (known == null) {
            known = lookUp(term);
            found.put(term, known);
        }
        return known;
    }

    private Optional<TermQuery> lookUp(Term term) throws IOException {
        @Nullable TermsEnum[] dictionary = dictionary(term.field());
        TermStates states = new TermStates(searcher.getTopReaderContext());
        for (int leaf = 0; leaf < dictionary.length; leaf++) {
            TermsEnum terms = dictionary[leaf];
            if (terms != null && terms.seekExact(term.bytes())) {
                states.register(terms.termState(), leaf, terms.docFreq(), terms.totalTermFreq());
            }
        }
        return states.docFreq() == 0 ? Optional.empty() : Optional.of(new TermQuery(term, states));
    }

    private @Nullable TermsEnum[] dictionary(String field) throws IOException {
        @Nullable TermsEnum[] dictionary = dictionaries.get(field);
        if (dictionary == null) {
            dictionary = new @Nullable TermsEnum[leaves.size()];
            for (int leaf = 0; leaf < dictionary.length; leaf++) {
                Terms terms = leaves.get(leaf).reader().terms(field);
                dictionary[leaf] = terms == null ? null : terms.iterator();
            }
            dictionaries.put(field, dictionary);
        }
        return dictionary;
    }
}
