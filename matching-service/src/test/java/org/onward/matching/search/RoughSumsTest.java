package org.onward.matching.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.onward.matching.match.Balance;
import org.onward.matching.match.FactsCodec;
import org.onward.matching.match.FakeTaxonomy;
import org.onward.matching.match.Gates;
import org.onward.matching.match.Given;
import org.onward.matching.match.MatchQuery;
import org.onward.matching.match.MonthlyPay;
import org.onward.matching.match.PreparedProfile;
import org.onward.matching.match.Prospect;
import org.onward.matching.match.RankVacancies;
import org.onward.matching.match.RankVacancies.Ranked;
import org.onward.matching.match.Ranking;
import org.onward.matching.match.Retrieval;
import org.onward.matching.match.RoughScore;
import org.onward.matching.match.Scorer;
import org.onward.matching.match.VacancyFacts;
import org.onward.matching.returnee.Profile;
import org.onward.matching.shared.Money;
import org.onward.matching.taxonomy.Interest;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.WorkShares;
import org.onward.matching.vacancy.Kind;
import org.onward.matching.vacancy.Vacancies;
import org.onward.matching.vacancy.VacancyId;

/** Candidates out of an index of many segments, against all vacancies taken one by one. */
class RoughSumsTest {
    private static final int TEMPLATES = 1_500;
    private static final int AT_FIRST = VacancyBlock.MOST + 9_000;
    private static final List<String> SKILLS =
            List.of("cook Thai food", "bake bread", "weld steel", "read drawings");

    private static final Prospect BEST =
            new Prospect(new Prospect.Answers(5, 5), new Prospect.Trained(5, 5), 0, false);

    private final long seed = new Random().nextLong();
    private final Random random = new Random(seed);
    private final FakeTaxonomy taxonomy = FakeTaxonomy.small();
    private final Ranking ranking = Ranking.load("ranking-9");
    private final Map<UUID, VacancyFacts> held = new HashMap<>();
    private final List<UUID> ids = new ArrayList<>();
    private int fewerScored;

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
            Retrieval retrieval = new VacancyRetrieval(index, mock(VacancyFreeSearch.class));
            // More jobs in one segment than a block holds.
            add(copy, jobs, AT_FIRST);
            add(copy, others, 4_000);
            copy.refresh();
            index.swap(copy);
            assertFound(retrieval, 4);
            for (int i = 0; i < 6; i++) {
                remove(copy, 1 + random.nextInt(1_500));
                add(copy, random.nextBoolean() ? jobs : others, 1 + random.nextInt(900));
                copy.refresh();
                assertFound(retrieval, 3);
            }
            copy.forget();
            copy.refresh();
            assertFound(retrieval, 4);
        }
        assertThat(fewerScored).as("seed %d", seed).isPositive();
    }

    private void assertFound(Retrieval retrieval, int people) {
        for (int i = 0; i < people; i++) {
            Profile profile = person();
            Set<Kind> kinds =
                    random.nextBoolean() ? Set.of(Kind.values()) : Set.of(Kind.TRAINING, Kind.JOB);
            Gates gates = Gates.of(profile, kinds, Given.TODAY);
            PreparedProfile prepared =
                    PreparedProfile.of(
                            profile, taxonomy, RoughSumsTest::work, ranking, Given.TODAY);
            RoughScore score = new RoughScore(prepared, kinds, ranking);
            assertFirst(retrieval, profile, kinds);
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

            Found found =
                    retrieval.candidates(
                            new MatchQuery(gates, score, limit, openedFrom), Found::of);

            assertNoneScoresMore(found, prepared);
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

    /**
     * @param most that each can score
     */
    private record Found(List<VacancyFacts> facts, List<Double> most, int passing) {
        static Found of(Retrieval.Candidates all) {
            List<Double> most = new ArrayList<>();
            List<VacancyFacts> facts = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                most.add(all.most(i));
                facts.addAll(all.facts(i, i + 1));
            }
            assertThat(all.facts()).hasSameSizeAs(facts);
            assertThat(all.places())
                    .isEqualTo(
                            facts.stream()
                                    .map(VacancyFacts::place)
                                    .filter(Objects::nonNull)
                                    .distinct()
                                    .sorted()
                                    .toList());
            return new Found(facts, most, all.passing());
        }
    }

    /** What is said of them beforehand holds, however well things stand otherwise. */
    private void assertNoneScoresMore(Found found, PreparedProfile person) {
        Scorer scorer = new Scorer(ranking);
        for (int i = 0; i < found.most.size(); i++) {
            double score = scorer.score(person, found.facts.get(i), BEST).total();
            assertThat(Math.log(score / 100))
                    .as("seed %d, %s of %s", seed, found.facts.get(i), person.profile())
                    .isLessThanOrEqualTo(found.most.get(i));
        }
    }

    /** The first are the first of all, though not all are scored, whatever else counts. */
    private void assertFirst(Retrieval retrieval, Profile profile, Set<Kind> kinds) {
        Map<VacancyId, Prospect> prospects = new HashMap<>();
        RankVacancies rank =
                Given.rank(
                        taxonomy,
                        RoughSumsTest::work,
                        ranking,
                        retrieval,
                        all -> {
                            all.forEach(
                                    one -> prospects.computeIfAbsent(one.id(), id -> prospect()));
                            return prospects;
                        });
        Balance balance = new Balance(random.nextInt(5) - 2);
        int wanted = 1 + random.nextInt(60);
        Ranked first = rank.rankFirst(profile, kinds, Given.TODAY, balance, wanted);
        int scored = prospects.size();
        Ranked all = rank.rank(profile, kinds, Given.TODAY, balance, one -> true);
        assertThat(first.best())
                .as("seed %d, %s, %s", seed, balance, profile)
                .hasSizeBetween(Math.min(wanted, all.within()), scored)
                .extracting(one -> one.facts().id())
                .isEqualTo(
                        all.best().stream()
                                .limit(first.best().size())
                                .map(one -> one.facts().id())
                                .toList());
        assertThat(first)
                .usingRecursiveComparison()
                .comparingOnlyFields("within", "complete", "passing", "places")
                .isEqualTo(all);
        fewerScored += all.within() - scored;
    }

    private Prospect prospect() {
        return switch (random.nextInt(3)) {
            case 0 -> Prospect.UNKNOWN;
            case 1 -> BEST;
            default ->
                    new Prospect(new Prospect.Answers(0, 5), new Prospect.Trained(9, 1), 2, true);
        };
    }

    /** Each of them is a little of much else, too, and has words, whose numbers are high ones. */
    private static WorkShares work(LinesOfWork.Account account) {
        WorkShares clear = FakeTaxonomy.work(account);
        Map<Integer, Double> shares = new HashMap<>();
        for (int i = 0; i < clear.size(); i++) {
            shares.put(clear.of()[i], (double) clear.shares()[i]);
            for (int j = 0; j < 20; j++) {
                shares.put(3_000 + j, 0.03);
            }
        }
        Map<Integer, Double> words = new HashMap<>();
        for (int skill : account.skills()) {
            words.put(WorkShares.WORDS + 1_000_000 + skill, 1.0);
        }
        return WorkShares.of(shares, 50).and(WorkShares.beside(words, 1, 8));
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
        double closeness =
                Math.max(score.work().closeness(facts.work()), score.sameWork(facts.occupation()));
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
                + score.languages(facts.languages())[kind]
                + score.education(facts.education())[kind]
                + score.hours(facts.hours())[kind]
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
                RoughSumsTest::work);
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
            person.interest(Interest.REALISTIC, random.nextFloat());
        }
        if (random.nextBoolean()) {
            person.educated(2).speaks("en", 2).hours(30, 40);
            person.needs(1_500, "THB").available(Given.TODAY.plusDays(10));
        }
        if (random.nextBoolean()) {
            VacancyTermsTest.setAside(person, ids.subList(0, 1 + random.nextInt(30)));
        }
        return person.profile();
    }
}
