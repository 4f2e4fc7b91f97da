package org.onward.matching.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.onward.matching.match.FactsCodec;
import org.onward.matching.match.VacancyFacts;
import org.onward.matching.vacancy.Kind;

/**
 * The blocks of every segment that is searched, each made once, of the facts in it, before it is
 * searched first ({@link IndexCopy}).
 */
final class VacancyBlocks {
    private final VacancyBlock.Meanings meanings = new VacancyBlock.Meanings();
    private final Map<IndexReader.CacheKey, Made> bySegment = new ConcurrentHashMap<>();

    /** Of one segment: whoever needs it waits for whoever makes it, and nobody else does. */
    private final class Made {
        private @Nullable List<VacancyBlock> blocks;

        synchronized List<VacancyBlock> of(LeafReader segment) {
            if (blocks == null) {
                blocks = read(segment);
            }
            return blocks;
        }
    }

    /** What the numbers mean in all blocks that were made so far. */
    VacancyBlock.Meanings meanings() {
        return meanings;
    }

    List<VacancyBlock> of(LeafReader segment) {
        IndexReader.CacheHelper held = Objects.requireNonNull(segment.getCoreCacheHelper());
        Made made = bySegment.get(held.getKey());
        if (made == null) {
            made =
                    bySegment.computeIfAbsent(
                            held.getKey(),
                            key -> {
                                held.addClosedListener(bySegment::remove);
                                return new Made();
                            });
        }
        return made.of(segment);
    }

    private List<VacancyBlock> read(LeafReader segment) {
        List<VacancyBlock> blocks = new ArrayList<>();
        Map<Kind, VacancyBlock.Builder> builders = new EnumMap<>(Kind.class);
        try {
            BinaryDocValues values = DocValues.getBinary(segment, VacancyFields.FACTS);
            while (values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                BytesRef bytes = values.binaryValue();
                VacancyFacts facts = FactsCodec.decode(bytes.bytes, bytes.offset);
                VacancyBlock.Builder builder =
                        builders.computeIfAbsent(
                                facts.kind(), kind -> new VacancyBlock.Builder(kind, meanings));
                builder.add(values.docID(), facts);
                if (builder.isFull()) {
                    blocks.add(builder.build());
                    builders.remove(facts.kind());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("facts in the index could not be read", e);
        }
        builders.values().forEach(builder -> blocks.add(builder.build()));
        return List.copyOf(blocks);
    }
}
