package org.onward.matching.search;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.apache.lucene.index.LeafReader;

/** The vacancies that are shown. */
@Singleton
final class VacancyIndex extends IndexInUse<VacancyAnalyzer> {
    private final VacancyBlocks blocks = new VacancyBlocks();
    private final FacetValues facetValues = new FacetValues();

    @Inject
    VacancyIndex(@Value("${onward.data.folder:data}") String dataFolder) {
        this(Path.of(dataFolder, "index", "vacancies"));
    }

    VacancyIndex(Path folder) {
        super(folder, new VacancyAnalyzer(), VacancyFields.SCHEMA);
    }

    VacancyBlocks blocks() {
        return blocks;
    }

    FacetValues facetValues() {
        return facetValues;
    }

    @Override
    void ready(LeafReader segment) {
        blocks.of(segment);
        facetValues.of(segment);
    }
}
