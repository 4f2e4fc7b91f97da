package org.onward.matching.search;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.onward.matching.taxonomy.Labels;
import org.onward.matching.taxonomy.TaxonomyLoaded;
import org.onward.matching.taxonomy.WorkNumbers;

/**
 * Reads all labels anew when another vocabulary is loaded, and hands them to who needs them; those
 * who read words by them hear of it last.
 */
@Singleton
class LabelFollower {
    private final Labels labels;
    private final LabelIndex index;
    private final LabelWords words;
    private final TypedWords typed;
    private final VacancyFollower vacancies;
    private final PeopleFollower people;

    LabelFollower(
            Labels labels,
            LabelIndex index,
            LabelWords words,
            TypedWords typed,
            VacancyFollower vacancies,
            PeopleFollower people) {
        this.labels = labels;
        this.index = index;
        this.words = words;
        this.typed = typed;
        this.vacancies = vacancies;
        this.people = people;
    }

    @EventListener
    void follow(TaxonomyLoaded loaded) {
        List<LabelRead> read = labels.labels().parallelStream().map(LabelRead::of).toList();
        Stream.<Runnable>of(
                        () -> index.build(read),
                        () -> words.build(loaded.version(), read),
                        () -> typed.build(read))
                .parallel()
                .forEach(Runnable::run);
        String coded = loaded.version() + " " + WorkNumbers.inUse().version();
        vacancies.vocabularyLoaded(coded);
        people.vocabularyLoaded(coded);
    }
}
