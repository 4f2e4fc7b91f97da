package org.onward.matching.search;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;

/**
 * Names in order of their letters, so that those with one beginning stand together; they are made
 * anew of their labels whenever they are looked at.
 */
final class SortedNames {
    private static final char LAST = Character.MAX_VALUE; // no name holds it

    private final List<LabelRead> labels; // at the number of their document
    private final Function<LabelRead, String> name;
    private final int[] documents;

    private SortedNames(List<LabelRead> labels, Function<LabelRead, String> name, int[] documents) {
        this.labels = labels;
        this.name = name;
        this.documents = documents;
    }

    static SortedNames of(List<LabelRead> labels, Function<LabelRead, String> name) {
        String[] all = labels.stream().map(name).toArray(String[]::new);
        int[] documents =
                IntStream.range(0, all.length)
                        .boxed()
                        .sorted((one, other) -> all[one].compareTo(all[other]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        return new SortedNames(labels, name, documents);
    }

    private String name(int place) {
        return name.apply(labels.get(documents[place]));
    }

    DocIdSetIterator exactly(String name) {
        return between(from(name), from(name + '\0'));
    }

    /** The labels with this name. */
    List<LabelRead> called(String name) {
        return IntStream.range(from(name), from(name + '\0'))
                .mapToObj(place -> labels.get(documents[place]))
                .toList();
    }

    DocIdSetIterator beginning(String text) {
        return between(from(text), from(text + LAST));
    }

    /** All with the same first letter that are this name but for some edits. */
    DocIdSetIterator within(int edits, String name) {
        FixedBitSet set = near(edits, name);
        return new BitSetIterator(set, set.cardinality());
    }

    /** The first of those that are it but for one. */
    Optional<LabelRead> nearest(String name) {
        int first = near(1, name).nextSetBit(0);
        return first == DocIdSetIterator.NO_MORE_DOCS
                ? Optional.empty()
                : Optional.of(labels.get(first));
    }

    private FixedBitSet near(int edits, String name) {
        FixedBitSet set = new FixedBitSet(documents.length);
        String first = name.substring(0, name.offsetByCodePoints(0, 1));
        int to = from(first + LAST);
        for (int i = from(first); i < to; i++) {
            if (LabelText.edits(name, name(i), edits) <= edits) {
                set.set(documents[i]);
            }
        }
        return set;
    }

    private int from(String text) {
        int low = 0;
        int high = documents.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (name(middle).compareTo(text) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private DocIdSetIterator between(int from, int to) {
        if (from >= to) {
            return DocIdSetIterator.empty();
        }
        FixedBitSet set = new FixedBitSet(documents.length);
        for (int i = from; i < to; i++) {
            set.set(documents[i]);
        }
        return new BitSetIterator(set, to - from);
    }
}
