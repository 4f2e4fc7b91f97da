package org.onward.matching.search;

import java.util.List;
import java.util.Set;
import org.onward.matching.search.LabelText.Token;
import org.onward.matching.taxonomy.Label;

/**
 * A label together with what it is compared by.
 *
 * @param plain as {@link LabelText#plain} makes it
 * @param telling without function words
 */
record LabelRead(Label label, String plain, List<Token> tokens, List<Token> telling) {
    /** Of a vocabulary: its words are kept, so that they are told at once wherever they stand. */
    static LabelRead of(Label label) {
        String plain = LabelText.plain(label.text());
        List<Token> tokens = LabelText.kept(plain);
        return new LabelRead(
                label,
                plain.equals(label.text()) ? label.text() : plain, // held once
                tokens,
                LabelText.telling(tokens));
    }

    boolean repeatsAWord() {
        return telling.stream().map(Token::stem).distinct().count() < telling.size();
    }

    /** Without these words in {@link #telling}, unless there are no others. */
    LabelRead without(Set<String> dress) {
        List<Token> bare = telling.stream().filter(t -> !dress.contains(t.word())).toList();
        return bare.isEmpty() || bare.size() == telling.size()
                ? this
                : new LabelRead(label, plain, tokens, bare);
    }
}
