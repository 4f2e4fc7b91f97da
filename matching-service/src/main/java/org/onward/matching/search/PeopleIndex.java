package org.onward.matching.search;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.apache.lucene.analysis.core.KeywordAnalyzer;

/** The people who are ready and agreed to be looked for, as codes and numbers. */
@Singleton
final class PeopleIndex extends IndexInUse<KeywordAnalyzer> {
    PeopleIndex(@Value("${onward.data.folder:data}") String dataFolder) {
        super(Path.of(dataFolder, "index", "people"), new KeywordAnalyzer(), PersonFields.SCHEMA);
    }
}
