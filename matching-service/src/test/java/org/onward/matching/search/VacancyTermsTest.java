package org.onward.matching.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.BooleanQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.match.FakeTaxonomy;
import org.onward.matching.match.Gates;
import org.onward.matching.match.Given;
import org.onward.matching.match.Ranking;
import org.onward.matching.match.VacancyFacts;
import org.onward.matching.returnee.Must;
import org.onward.matching.returnee.Profile;
import org.onward.matching.returnee.Profile.Safety;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.shared.PayPeriod;
import org.onward.matching.vacancy.Kind;
import org.onward.matching.vacancy.Vacancies;
import org.onward.matching.vacancy.VacancyId;

/** The gates exist twice, as filters and as a function; they must never differ. */
class VacancyTermsTest {
    private static final List<EmployerId> EMPLOYERS =
            List.of(new EmployerId(UUID.randomUUID()), new EmployerId(UUID.randomUUID()));

    private static final IndexProgress NONE =
            new IndexProgress(
                    VacancyFields.SCHEMA,
                    UUID.randomUUID(),
                    "",
                    new IndexProgress.ChangePoint(0, 0),
                    Instant.EPOCH,
                    new TreeMap<>());

    @Test
    void filtersPassExactlyWhatTheGatesPass(@TempDir Path folder) throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        FakeTaxonomy taxonomy = FakeTaxonomy.small();
        List<VacancyFacts> all = new ArrayList<>();
        try (VacancyAnalyzer analyzer = new VacancyAnalyzer();
                IndexCopy copy =
                        IndexCopy.create(folder.resolve("copy"), analyzer, NONE, _ -> {})) {
            for (int i = 0; i < 300; i++) {
                var indexed = new Vacancies.Indexed(advert(random).vacancy(), "ร้านค้า", true, 0);
                copy.add(VacancyDocument.of(indexed, taxonomy, FakeTaxonomy::work));
                all.add(VacancyFacts.of(indexed, taxonomy, FakeTaxonomy::work));
            }
            copy.refresh();
            for (int i = 0; i < 200; i++) {
                Gates gates = gates(random, all);
                Set<VacancyId> expected = new HashSet<>();
                all.stream()
                        .filter(facts -> gates.stops(facts).isEmpty())
                        .forEach(facts -> expected.add(facts.id()));
                BooleanQuery.Builder query = new BooleanQuery.Builder();
                VacancyTerms.gates(query, gates);
                VacancyTerms.kinds(query, gates.kinds());
                Set<VacancyId> passed =
                        copy.search(
                                searcher -> {
                                    int[] documents =
                                            Arrays.stream(
                                                            searcher.search(query.build(), 300)
                                                                    .scoreDocs)
                                                    .mapToInt(hit -> hit.doc)
                                                    .toArray();
                                    Set<VacancyId> ids = new HashSet<>();
                                    VacancyRetrieval.facts(searcher, documents)
                                            .forEach(facts -> ids.add(facts.id()));
                                    return ids;
                                });
                assertThat(passed).as("seed %d, gates %s", seed, gates).isEqualTo(expected);
            }
        }
    }

    /**
     * But for safety rules, which the index of people does not hold, and the vacancy's own days.
     */
    @Test
    void forAVacancyExactlyThoseOfACaseloadAreFoundWhomNoGateStops(@TempDir Path folder)
            throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        FakeTaxonomy taxonomy = FakeTaxonomy.small();
        Ranking ranking = Ranking.load("ranking-9");
        List<Profile> all = new ArrayList<>();
        try (KeywordAnalyzer analyzer = new KeywordAnalyzer();
                IndexCopy copy =
                        IndexCopy.create(folder.resolve("copy"), analyzer, NONE, _ -> {})) {
            for (int i = 0; i < 200; i++) {
                Profile profile = person(random).safety(Safety.NONE).profile();
                Document document =
                        PersonDocument.of(0, profile, taxonomy, FakeTaxonomy::work, ranking);
                copy.add(document);
                if (i % 3 == 0) {
                    copy.put(profile.person().value().toString(), document);
                }
                all.add(profile);
            }
            copy.refresh();
            PeopleDocuments documents = new PeopleDocuments();
            Set<ReturneeId> caseload =
                    all.stream().limit(150).map(Profile::person).collect(Collectors.toSet());
            for (int i = 0; i < 200; i++) {
                var indexed = new Vacancies.Indexed(advert(random).vacancy(), "ร้านค้า", true, 0);
                VacancyFacts facts = VacancyFacts.of(indexed, taxonomy, FakeTaxonomy::work);
                LocalDate day =
                        facts.validUntilDay() == VacancyFacts.NO_DAY
                                ? Given.TODAY
                                : LocalDate.ofEpochDay(facts.validUntilDay());
                List<ReturneeId> found =
                        copy.search(
                                searcher ->
                                        PeopleInIndex.best(
                                                searcher,
                                                PersonTerms.query(facts, documents.of(caseload)),
                                                documents,
                                                200));
                assertThat(found)
                        .as("seed %d, %s", seed, facts)
                        .containsExactlyInAnyOrderElementsOf(
                                all.stream()
                                        .limit(150)
                                        .filter(
                                                one ->
                                                        Gates.of(one, Set.of(Kind.values()), day)
                                                                .stops(facts)
                                                                .isEmpty())
                                        .map(Profile::person)
                                        .toList());
            }
        }
    }

    static Given.Advert advert(Random random) {
        Given.Advert advert =
                switch (random.nextInt(3)) {
                    case 0 -> Given.apprenticeship();
                    case 1 -> Given.training();
                    default -> Given.job();
                };
        advert.by(EMPLOYERS.get(random.nextInt(2)));
        if (random.nextBoolean()) {
            advert.in(List.of("TH-50", "TH-10", "PH-CEB").get(random.nextInt(3)));
        } else {
            advert.somewhereIn(random.nextBoolean() ? "TH" : "PH");
        }
        if (random.nextBoolean()) {
            advert.sector("CIQ".charAt(random.nextInt(3)));
        }
        if (random.nextBoolean()) {
            advert.occupation(List.of("9111", "6223", "7212").get(random.nextInt(3)));
        }
        if (random.nextBoolean()) {
            long pay = random.nextInt(2000);
            String currency = random.nextBoolean() ? "THB" : "PHP";
            if (random.nextInt(4) == 0) {
                advert.paysFrom(pay, currency, PayPeriod.MONTH);
            } else {
                advert.pays(pay, pay + random.nextInt(500), currency, PayPeriod.MONTH);
            }
        }
        if (random.nextBoolean()) {
            advert.hours(20 + random.nextInt(30));
        }
        if (random.nextBoolean()) {
            advert.nights(random.nextBoolean());
        }
        if (random.nextBoolean()) {
            advert.liveIn(random.nextBoolean());
        }
        if (random.nextBoolean()) {
            advert.accommodation(random.nextBoolean());
        }
        if (random.nextInt(3) == 0) {
            advert.overseas(true); // what is not vetted is not in the index
        }
        if (random.nextBoolean()) {
            advert.until(Given.TODAY.plusDays(random.nextInt(7) - 3));
        }
        return advert;
    }

    private static Gates gates(Random random, List<VacancyFacts> all) {
        Given.Person person = person(random);
        if (random.nextInt(3) == 0) {
            int from = random.nextInt(all.size() - 20);
            setAside(
                    person,
                    all.subList(from, from + 20).stream().map(one -> one.id().value()).toList());
        }
        return Gates.of(
                person.profile(),
                random.nextBoolean() ? EnumSet.allOf(Kind.class) : Set.of(Kind.JOB, Kind.TRAINING),
                Given.TODAY);
    }

    /** Beside the rules that there are. */
    static void setAside(Given.Person person, List<UUID> vacancies) {
        Safety rules = person.profile().safety();
        person.safety(
                new Safety(
                        rules.employers(),
                        rules.places(),
                        rules.sectors(),
                        rules.noLiveIn(),
                        Set.copyOf(vacancies)));
    }

    static Given.Person person(Random random) {
        Given.Person person = Given.person();
        if (random.nextBoolean()) {
            person.safety(
                    new Safety(
                            random.nextBoolean() ? Set.of(EMPLOYERS.getFirst()) : Set.of(),
                            random.nextBoolean() ? Set.of("TH-10") : Set.of(),
                            random.nextBoolean() ? Set.of('I', 'Q', 'T') : Set.of(),
                            random.nextBoolean(),
                            Set.of()));
        }
        if (random.nextBoolean()) {
            person.anywhereIn("PH", List.of(true, false).get(random.nextInt(2)));
        }
        if (random.nextBoolean()) {
            person.near("TH-50");
        }
        if (random.nextBoolean()) {
            person.must(List.of(Must.values()).get(random.nextInt(4)));
        }
        if (random.nextBoolean()) {
            person.notBelow(random.nextInt(2000), "THB");
        }
        return person;
    }
}
