package org.onward.matching.taxonomy;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.function.Consumer;

/** The publishers' vocabularies from a folder, into an Onward that a bench or a judgement runs. */
@Singleton
public final class LoadPublished {
    private final LoadTaxonomy load;

    LoadPublished(LoadTaxonomy load) {
        this.load = load;
    }

    /**
     * @param folder laid out like {@code scripts/load-taxonomy DIR}'s
     * @param stage told what is being done
     * @return what was read, by name, as JSON
     * @throws BadTaxonomyFile with file, line and reason
     */
    public String load(Path folder, Consumer<String> stage) {
        return load.load(folder, stage);
    }
}
