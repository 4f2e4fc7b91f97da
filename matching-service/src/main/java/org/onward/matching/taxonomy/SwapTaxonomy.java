package org.onward.matching.taxonomy;

import io.micronaut.context.event.ApplicationEventPublisher;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Swaps what is held in memory for what was loaded, and tells those who index it. */
@Singleton
class SwapTaxonomy {
    private static final Logger LOG = LoggerFactory.getLogger(SwapTaxonomy.class);

    private final TaxonomyInMemory taxonomy;
    private final ApplicationEventPublisher<TaxonomyLoaded> events;

    SwapTaxonomy(TaxonomyInMemory taxonomy, ApplicationEventPublisher<TaxonomyLoaded> events) {
        this.taxonomy = taxonomy;
        this.events = events;
    }

    /** Nothing happens where the version held is the one loaded. */
    void swap() {
        if (taxonomy.refresh()) {
            events.publishEvent(new TaxonomyLoaded(taxonomy.version()));
            LOG.info(
                    "vocabulary in use: {} skills, {} places, {} labels",
                    taxonomy.skills().size(),
                    taxonomy.places().size(),
                    taxonomy.labels().size());
        }
    }
}
