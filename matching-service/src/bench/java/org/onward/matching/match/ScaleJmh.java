package org.onward.matching.match;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.onward.matching.OwnService;
import org.onward.matching.returnee.Profile;
import org.onward.matching.search.ScaleData;
import org.onward.matching.search.ScaleVocabulary;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.Kind;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The scorer and what makes the query of a profile, with what they allocate. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ScaleJmh {
    private static final int PEOPLE = 100;
    private static final int VACANCIES = 2_000;
    private static final long SEED = 20_261_127;
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    private Path folder;
    private OwnService service;
    private Taxonomy taxonomy;
    private LinesOfWork lines;
    private Scorer scorer;
    private final List<Profile> people = new ArrayList<>();
    private final List<PreparedProfile> prepared = new ArrayList<>();
    private final List<VacancyFacts> vacancies = new ArrayList<>();
    private int next;

    @Setup(Level.Trial)
    public void start() throws IOException {
        folder = Files.createTempDirectory("jmh");
        Path vocabulary = folder.resolve("vocabulary");
        ScaleVocabulary.write(vocabulary, ScaleVocabulary.units(), SEED);
        service = OwnService.start(folder.resolve("service"), vocabulary, false);
        taxonomy = service.get(Taxonomy.class);
        lines = service.get(LinesOfWork.class);
        scorer = service.get(Scorer.class);
        ScaleData data = new ScaleData(taxonomy, TODAY, SEED);
        for (int i = 0; i < PEOPLE; i++) {
            people.add(data.person(i));
            prepared.add(prepare(people.getLast()));
        }
        for (int i = 0; i < VACANCIES; i++) {
            vacancies.add(VacancyFacts.of(data.vacancy(i), taxonomy, lines));
        }
    }

    private PreparedProfile prepare(Profile person) {
        return PreparedProfile.of(person, taxonomy, lines, scorer.ranking(), TODAY);
    }

    /** A pair scored. */
    @Benchmark
    public Score scorer() {
        next++;
        return scorer.score(
                prepared.get(next % PEOPLE), vacancies.get(next % VACANCIES), Prospect.UNKNOWN);
    }

    /** A profile laid out, its gates and its rough score. */
    @Benchmark
    public MatchQuery query() {
        Profile person = people.get(next++ % PEOPLE);
        return new MatchQuery(
                Gates.of(person, Set.of(Kind.values()), TODAY),
                new RoughScore(prepare(person), List.of(Kind.values()), scorer.ranking()),
                300,
                null);
    }

    @TearDown(Level.Trial)
    public void stop() {
        service.close();
        OwnService.delete(folder);
    }
}
