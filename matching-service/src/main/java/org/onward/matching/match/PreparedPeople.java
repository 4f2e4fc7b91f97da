package org.onward.matching.match;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onward.matching.returnee.Profile;
import org.onward.matching.returnee.Profiles;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.Taxonomy;

/**
 * The caller's people laid out for scoring, those asked for lately out of memory: a counsellor
 * looks through the same people again and again, and to read and lay out hundreds costs more than
 * to score them. Held are codes and numbers, more of them than in the index of people, since safety
 * rules and what a month must bring in are among them, and what their words point to; not the
 * words. The database is asked each time who is the caller's, and whether their row and rules are
 * as they were; whoever changed is read anew.
 */
@Singleton
public final class PreparedPeople {
    private static final long MOST_BYTES = 64L << 20;

    /** Who changes or is erased is forgotten with the index; who was just being read, by then. */
    private static final Duration HELD = Duration.ofHours(1);

    private final Profiles profiles;
    private final Taxonomy taxonomy;
    private final LinesOfWork lines;
    private final Scorer scorer;
    private final Cache<ReturneeId, Held> held =
            Caffeine.newBuilder()
                    .maximumWeight(MOST_BYTES)
                    .weigher((ReturneeId person, Held one) -> one.person.size())
                    .expireAfterWrite(HELD)
                    .scheduler(Scheduler.systemScheduler())
                    .build();

    PreparedPeople(
            Profiles profiles,
            Taxonomy taxonomy,
            LinesOfWork lines,
            Scorer scorer,
            MeterRegistry metrics) {
        this.profiles = profiles;
        this.taxonomy = taxonomy;
        this.lines = lines;
        this.scorer = scorer;
        Gauge.builder("onward.people.held", held, Cache::estimatedSize).register(metrics);
    }

    /**
     * @param vocabularies of skills, and of the words of work: they are loaded one after the other
     */
    private record Held(int version, List<String> vocabularies, PreparedProfile person) {
        boolean holds(Profiles.Standing now, List<String> loaded, LocalDate today) {
            return version == now.version()
                    && person.profile().safety().equals(now.safety())
                    && person.today().equals(today)
                    && vocabularies.equals(loaded);
        }
    }

    /**
     * One query where all are held, three otherwise, inside the caller's transaction.
     *
     * @param people at most 1000; somebody else's are missing in the answer
     * @param today the caller's day
     */
    public Map<ReturneeId, PreparedProfile> of(Collection<ReturneeId> people, LocalDate today) {
        if (people.isEmpty()) {
            return Map.of();
        }
        List<String> vocabularies = List.of(taxonomy.version(), lines.version());
        Map<ReturneeId, PreparedProfile> prepared = new LinkedHashMap<>();
        List<ReturneeId> unknown = new ArrayList<>();
        profiles.standing(people)
                .forEach(
                        (person, now) -> {
                            @Nullable Held one = held.getIfPresent(person);
                            if (one != null && one.holds(now, vocabularies, today)) {
                                prepared.put(person, one.person);
                            } else {
                                unknown.add(person);
                            }
                        });
        if (!unknown.isEmpty()) {
            profiles.profilesOf(unknown)
                    .forEach(
                            (person, found) -> {
                                PreparedProfile made = prepare(found.profile(), today);
                                held.put(person, new Held(found.version(), vocabularies, made));
                                prepared.put(person, made);
                            });
        }
        return prepared;
    }

    private PreparedProfile prepare(Profile profile, LocalDate today) {
        return PreparedProfile.withoutWords(profile, taxonomy, lines, scorer.ranking(), today);
    }

    /** Something of them changed, or they were erased. */
    public void forget(Collection<ReturneeId> people) {
        held.invalidateAll(people);
    }

    /** It is not known who changed. */
    public void forgetAll() {
        held.invalidateAll();
    }
}
