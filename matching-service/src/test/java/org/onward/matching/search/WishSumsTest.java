package org.onward.matching.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.util.FixedBitSet;
import org.junit.jupiter.api.Test;
import org.onward.matching.match.FakeTaxonomy;
import org.onward.matching.match.Gates;
import org.onward.matching.match.Given;
import org.onward.matching.match.PreparedProfile;
import org.onward.matching.match.Ranking;
import org.onward.matching.match.VacancyFacts;
import org.onward.matching.match.Wishes;
import org.onward.matching.returnee.Profile;
import org.onward.matching.vacancy.Kind;
import org.onward.matching.vacancy.Vacancies;

class WishSumsTest {
    private static final int BASE = 1_000;
    private static final int BEST = 10;
    private static final List<String> SKILLS =
            List.of("cook Thai food", "bake bread", "weld steel", "read drawings");

    @Test
    void theBestThatPassTheGatesAreKeptAndAllAreCounted() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        FakeTaxonomy taxonomy = FakeTaxonomy.small();
        Ranking ranking = Ranking.load("ranking-3");
        for (int i = 0; i < 100; i++) {
            Kind kind = List.of(Kind.values()).get(random.nextInt(3));
            List<VacancyFacts> all = vacancies(random, taxonomy, kind);
            FixedBitSet live = new FixedBitSet(all.size());
            for (int document = 0; document < all.size(); document++) {
                if (random.nextInt(10) > 0) {
                    live.set(document);
                }
            }
            Given.Person person =
                    VacancyTermsTest.person(random).worked("5120", 12, "cook Thai food");
            for (String skill : SKILLS) {
                if (random.nextInt(3) == 0) {
                    person.can(skill);
                }
            }
            Profile profile = person.wantsSector('I').wishes("51", "7212").profile();
            Gates gates = Gates.of(profile, Set.of(Kind.values()), Given.TODAY);
            Wishes wishes =
                    Wishes.of(
                                    PreparedProfile.of(
                                            profile,
                                            taxonomy,
                                            FakeTaxonomy::work,
                                            ranking,
                                            Given.TODAY),
                                    List.of(kind),
                                    taxonomy,
                                    ranking)
                            .getFirst();
            int[] passing =
                    IntStream.range(0, all.size())
                            .filter(live::get)
                            .filter(one -> gates.stops(all.get(one)).isEmpty())
                            .toArray();
            List<Double> expected =
                    IntStream.of(passing)
                            .mapToDouble(one -> sum(wishes, all.get(one)))
                            .filter(sum -> sum > 0)
                            .boxed()
                            .sorted(Comparator.reverseOrder())
                            .limit(BEST)
                            .toList();

            WishSums sums = new WishSums(wishes, gates, BEST, new float[VacancyBlock.MOST]);
            VacancyBlock.Builder builder = new VacancyBlock.Builder(kind);
            for (int document = 0; document < all.size(); document++) {
                builder.add(document, all.get(document));
            }
            sums.add(builder.build(), BASE, live);

            List<Double> kept = new ArrayList<>();
            sums.best(document -> kept.add(sum(wishes, all.get(document - BASE))));
            assertThat(sums.passing()).as("seed %d", seed).isEqualTo(passing.length);
            assertThat(kept.stream().sorted(Comparator.reverseOrder()).toList())
                    .as("seed %d, %s, %s", seed, gates, wishes)
                    .usingElementComparator(
                            (one, other) ->
                                    Math.abs(one - other) < 1e-5 ? 0 : Double.compare(one, other))
                    .containsExactlyElementsOf(expected);
        }
    }

    private static List<VacancyFacts> vacancies(Random random, FakeTaxonomy taxonomy, Kind kind) {
        List<VacancyFacts> all = new ArrayList<>();
        while (all.size() < 60) {
            Given.Advert advert = VacancyTermsTest.advert(random);
            for (String skill : SKILLS) {
                if (random.nextInt(3) == 0) {
                    advert.asks(skill);
                } else if (random.nextInt(3) == 0) {
                    advert.likes(skill);
                }
            }
            if (random.nextBoolean()) {
                advert.occupation(random.nextBoolean() ? "5120" : "7212");
            }
            var vacancy = advert.vacancy();
            if (vacancy.kind() == kind) {
                all.add(
                        VacancyFacts.of(
                                new Vacancies.Indexed(vacancy, "ร้านค้า", true, 0),
                                taxonomy,
                                FakeTaxonomy::work));
            }
        }
        return all;
    }

    /** As the wishes say it. */
    private static double sum(Wishes wishes, VacancyFacts facts) {
        double sum = 0;
        Set<Integer> skills = new HashSet<>();
        IntStream.of(facts.musts().skills()).forEach(skills::add);
        IntStream.of(facts.optional().skills()).forEach(skills::add);
        for (int skill : skills) {
            sum += wishes.skills().getOrDefault(skill, 0f);
        }
        for (int i = 0; i < facts.work().size(); i++) {
            sum += wishes.work().getOrDefault(facts.work().of()[i], 0f) * facts.work().shares()[i];
        }
        if (facts.occupation() != VacancyFacts.NONE) {
            String code = "%04d".formatted(facts.occupation());
            for (int digits = 1; digits <= code.length(); digits++) {
                sum += wishes.occupations().getOrDefault(code.substring(0, digits), 0f);
            }
        }
        if (facts.place() != null) {
            sum += wishes.places().getOrDefault(facts.place(), 0f);
        }
        sum += wishes.countries().getOrDefault(facts.country(), 0f);
        return sum + wishes.sectors().getOrDefault(facts.sector(), 0f);
    }
}
