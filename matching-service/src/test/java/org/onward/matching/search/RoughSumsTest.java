package org.onward.matching.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onward.matching.match.FactsCodec;
import org.onward.matching.match.FakeTaxonomy;
import org.onward.matching.match.Gates;
import org.onward.matching.match.Given;
import org.onward.matching.match.MatchQuery;
import org.onward.matching.match.MonthlyPay;
import org.onward.matching.match.PreparedProfile;
import org.onward.matching.match.Ranking;
import org.onward.matching.match.Retrieval;
import org.onward.matching.match.RoughScore;
import org.onward.matching.match.VacancyFacts;
import org.onward.matching.returnee.Profile;
import org.onward.matching.shared.Money;
import org.onward.matching.vacancy.Kind;
import org.onward.matching.vacancy.Vacancies;

/** Candidates out of an index of many segments, against all vacancies taken one by one. */
class RoughSumsTest {
    private static final int TEMPLATES = 1_500;
    private static final int AT_FIRST = VacancyBlock.MOST + 9_000;
    private static final List<String> SKILLS =
            List.of("cook Thai food", "bake bread", "weld steel", "read drawings");

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final FakeTaxonomy taxonomy = FakeTaxonomy.small();
    private final Ranking ranking = Ranking.load("ranking-4");
    private final Map<UUID, VacancyFacts> held = new HashMap<>();
    private final List<UUID> ids = new ArrayList<>();

    @Test
    void theBestOfAllThatPassTheGatesAreFoundAndAllAreCounted(@TempDir Path folder)
            throws Exception {
        List<byte[]> jobs = new ArrayList<>();
        List<byte[]> others = new ArrayList<>();
        for (int i = 0; i < TEMPLATES; i++) {
            VacancyFacts facts = facts();
            (facts.kind() == Kind.JOB ? jobs : others).add(FactsCodec.encode(facts));
        }
        try (VacancyIndex index = new VacancyIndex(folder)) {
            IndexCopy copy =
                    index.create(
                            new IndexProgress(
                                    VacancyFields.SCHEMA,
                                    UUID.randomUUID(),
                                    "",
                                    new IndexProgress.ChangePoint(0, 0),
                                    Instant.EPOCH,
                                    new TreeMap<>()));
            // More jobs in one segment than a block holds.
            add(copy, jobs, AT_FIRST);
            add(copy, others, 4_000);
            copy.refresh();
            index.swap(copy);
            assertFound(index, 4);
            for (int i = 0; i < 6; i++) {
                remove(copy, 1 + random.nextInt(1_500));
                add(copy, random.nextBoolean() ? jobs : others, 1 + random.nextInt(900));
                copy.refresh();
                assertFound(index, 3);
            }
            copy.forget();
            copy.refresh();
            assertFound(index, 4);
        }
    }

    private void assertFound(VacancyIndex index, int people) {
        for (int i = 0; i < people; i++) {
            Profile profile = person();
            Set<Kind> kinds =
                    random.nextBoolean() ? Set.of(Kind.values()) : Set.of(Kind.TRAINING, Kind.JOB);
            Gates gates = Gates.of(profile, kinds, Given.TODAY);
            RoughScore score =
                    new RoughScore(
                            PreparedProfile.of(
                                    profile, taxonomy, FakeTaxonomy::work, ranking, Given.TODAY),
                            kinds,
                            ranking);
            int limit = 1 + random.nextInt(400);
            Instant openedFrom =
                    random.nextInt(3) == 0
                            ? Instant.ofEpochMilli(ids.size() - random.nextInt(ids.size()) / 20)
                            : null;
            List<VacancyFacts> passing =
                    held.values().stream()
                            .filter(facts -> gates.stops(facts).isEmpty())
                            .filter(facts -> isOpenedFrom(facts, openedFrom))
                            .toList();

            Retrieval.Candidates found =
                    VacancyRetrieval.candidates(
                            index, new MatchQuery(gates, score, limit, openedFrom));

            assertThat(found.passing()).as("seed %d", seed).isEqualTo(passing.size());
            assertThat(new HashSet<>(passing.stream().map(VacancyFacts::id).toList()))
                    .as("seed %d", seed)
                    .containsAll(found.facts().stream().map(VacancyFacts::id).toList());
            assertThat(found.facts()).doesNotHaveDuplicates();
            assertThat(sums(score, found.facts(), limit))
                    .as("seed %d, %s, %s", seed, gates, profile)
                    .usingElementComparator(
                            (one, other) ->
                                    Math.abs(one - other) < 1e-4 ? 0 : Double.compare(one, other))
                    .containsExactlyElementsOf(sums(score, passing, limit));
        }
    }

    private static boolean isOpenedFrom(VacancyFacts facts, @Nullable Instant from) {
        return from == null || opened(facts.id().value()) >= from.toEpochMilli();
    }

    private static long opened(UUID id) {
        return id.getLeastSignificantBits();
    }

    private static List<Double> sums(RoughScore score, List<VacancyFacts> all, int limit) {
        return all.stream()
                .map(facts -> sum(score, facts))
                .sorted(Comparator.reverseOrder())
                .limit(limit)
                .toList();
    }

    /** As the rough score says it. */
    private static double sum(RoughScore score, VacancyFacts facts) {
        int kind = score.kinds().indexOf(facts.kind());
        double closeness = score.work().closeness(facts.work());
        double ofWork =
                score.work().isEmpty() || facts.work().isEmpty()
                        ? score.unknownWork()[kind]
                        : Math.max(
                                score.leastWork()[kind],
                                score.workSlope()[kind] * Math.log(Math.min(1, closeness)));
        Money need = score.need();
        MonthlyPay pay = facts.pay();
        double payShare =
                need == null
                                || pay == null
                                || !pay.currency().equals(need.currency().getCurrencyCode())
                        ? Double.NaN
                        : (double) pay.minMinor() / need.minor();
        return score.rest()[kind]
                + ofWork
                + score.occupation(facts.occupation())[kind]
                + score.place(facts.country(), facts.lat(), facts.lon())[kind]
                + score.sector(facts.sector())[kind]
                + score.asked(facts.languages(), facts.education(), facts.hours())[kind]
                + score.terms(kind, payShare, facts.startDay(), facts.confirmedAt());
    }

    private void add(IndexCopy copy, List<byte[]> templates, int many) throws Exception {
        for (int i = 0; i < many; i++) {
            UUID id = new UUID(random.nextLong(), ids.size());
            byte[] facts = templates.get(random.nextInt(templates.size())).clone();
            ByteBuffer.wrap(facts)
                    .putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits());
            Document document = new Document();
            document.add(new StringField(VacancyFields.ID, id.toString(), Field.Store.NO));
            document.add(new BinaryDocValuesField(VacancyFields.FACTS, new BytesRef(facts)));
            document.add(new LongPoint(VacancyFields.OPENED, opened(id)));
            copy.add(document);
            held.put(id, FactsCodec.decode(facts, 0));
            ids.add(id);
        }
    }

    private void remove(IndexCopy copy, int many) throws Exception {
        Set<String> gone = new HashSet<>();
        for (int i = 0; i < many; i++) {
            UUID id = ids.get(random.nextInt(ids.size()));
            held.remove(id);
            gone.add(id.toString());
        }
        copy.remove(gone);
    }

    private VacancyFacts facts() {
        Given.Advert advert = VacancyTermsTest.advert(random);
        for (String skill : SKILLS) {
            if (random.nextInt(3) == 0) {
                advert.asks(skill);
            } else if (random.nextInt(3) == 0) {
                advert.likes(skill);
            }
        }
        if (random.nextBoolean()) {
            advert.occupation(List.of("5120", "7212", "3313").get(random.nextInt(3)));
        }
        if (random.nextInt(3) == 0) {
            advert.education(random.nextInt(5)).speaks("en", 1 + random.nextInt(4));
        }
        if (random.nextBoolean()) {
            advert.starts(Given.TODAY.plusDays(random.nextInt(90) - 20));
        }
        advert.confirmed(Given.TODAY.minusDays(random.nextInt(200)));
        return VacancyFacts.of(
                new Vacancies.Indexed(advert.vacancy(), "ร้านค้า", true, 0),
                taxonomy,
                FakeTaxonomy::work);
    }

    private Profile person() {
        Given.Person person = VacancyTermsTest.person(random);
        for (String skill : SKILLS) {
            if (random.nextInt(3) == 0) {
                person.can(skill);
            }
        }
        if (random.nextBoolean()) {
            person.worked("5120", 12, "cook Thai food").wantsSector('I').wishes("51", "7212");
        }
        if (random.nextBoolean()) {
            person.educated(2).speaks("en", 2).hours(30, 40);
            person.needs(1_500, "THB").available(Given.TODAY.plusDays(10));
        }
        return person.profile();
    }
}
