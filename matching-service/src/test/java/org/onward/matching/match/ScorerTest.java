package org.onward.matching.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.onward.matching.match.Given.job;
import static org.onward.matching.match.Given.person;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.onward.matching.shared.PayPeriod;
import org.onward.matching.vacancy.Kind;

class ScorerTest {
    private static final Ranking RANKING = Ranking.load("ranking-1");
    private static final java.util.List<Kind> KINDS = java.util.List.of(Kind.values());
    private static final Scorer SCORER = new Scorer(RANKING);

    private static Score score(Given.Person person, Given.Advert advert) {
        return SCORER.score(person.prepared(), advert.facts(), Prospect.UNKNOWN);
    }

    @Test
    void pointsLostAddUpToWhatIsMissing() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int n = 0; n < 10_000; n++) {
            Kind kind = KINDS.get(random.nextInt(3));
            double[] values = new double[Factor.ALL.size()];
            Arrays.setAll(
                    values,
                    i ->
                            switch (random.nextInt(4)) {
                                case 0 -> 1;
                                case 1 -> 0.01;
                                default -> 0.01 + 0.99 * random.nextDouble();
                            });
            Score score = new Score(RANKING, kind, values, random.nextInt());
            double lost = Factor.ALL.stream().mapToDouble(score::pointsLost).sum();
            assertThat(lost).as("seed %d", seed).isEqualTo(100 - score.total(), within(1e-9));
        }
    }

    @Test
    void aPerfectScoreLosesNothing() {
        double[] values = new double[Factor.ALL.size()];
        Arrays.fill(values, 1);
        Score score = new Score(RANKING, Kind.JOB, values, -1);
        assertThat(score.total()).isEqualTo(100);
        assertThat(Factor.ALL).allSatisfy(f -> assertThat(score.pointsLost(f)).isZero());
        assertThat(Group.values()).allSatisfy(g -> assertThat(score.group(g)).isEqualTo(100));
    }

    @Test
    void theScoreIsTheProductOfItsGroups() {
        Score score =
                score(
                        person().can("weld steel").near("TH-50"),
                        job().asks("weld steel").in("TH-10"));
        double product = 1;
        for (Group group : Group.values()) {
            double weight =
                    Factor.ALL.stream()
                            .filter(f -> f.group() == group)
                            .mapToDouble(score::weight)
                            .sum();
            product *= Math.pow(score.group(group) / 100, weight);
        }
        assertThat(100 * product).isEqualTo(score.total(), within(1e-9));
    }

    @Test
    void whatIsUnknownTakesThePublishedNeutralValue() {
        Score score = score(person(), job());
        assertThat(score.known(Factor.PAY)).isFalse();
        assertThat(score.value(Factor.PAY)).isEqualTo(RANKING.neutral(Kind.JOB, Factor.PAY));
        assertThat(score.known(Factor.FRESHNESS)).isTrue();
    }

    @Test
    void anEmptyAdvertDoesNotBeatOneThatFits() {
        Given.Person welder =
                person().can("weld steel")
                        .can("read drawings")
                        .worked("7212", 36, "")
                        .near("TH-50");
        Score fitting =
                score(
                        welder,
                        job().occupation("7212")
                                .asks("weld steel")
                                .asks("read drawings")
                                .in("TH-50"));
        assertThat(fitting.total()).isGreaterThan(score(welder, job()).total() + 10);
    }

    @Test
    void fitMattersMoreThanMoney() {
        Given.Person welder =
                person().can("weld steel").worked("7212", 36, "").needs(2_000_000, "THB");
        Score poor =
                score(
                        welder,
                        job().occupation("7212")
                                .asks("weld steel")
                                .pays(1_500_000, 1_500_000, "THB", PayPeriod.MONTH));
        Score rich =
                score(
                        welder,
                        job().occupation("3313")
                                .asks("keep books")
                                .pays(4_000_000, 4_000_000, "THB", PayPeriod.MONTH));
        assertThat(poor.total()).isGreaterThan(rich.total());
    }

    @Test
    void aTrainingAsksForInterestWhereAJobAsksForSkill() {
        Given.Person unskilled =
                person().noSkills().interest(org.onward.matching.taxonomy.Interest.REALISTIC, 0.9f);
        Score job = score(unskilled, job().occupation("7212").asks("weld steel"));
        Score training =
                score(unskilled, Given.training().occupation("7212").teaches("weld steel"));
        assertThat(training.total()).isGreaterThan(job.total() + 20);
    }

    @Test
    void noFactorFallsBelowOneHundredth() {
        Score score = score(person().noSkills(), job().asks("weld steel"));
        assertThat(score.value(Factor.ESSENTIAL_SKILLS)).isEqualTo(0.01);
        assertThat(score.known(Factor.ESSENTIAL_SKILLS)).isTrue();
    }

    @Test
    void tenthsAreRoundedBeforeTies() {
        double[] values = new double[Factor.ALL.size()];
        Arrays.fill(values, 0.5);
        assertThat(new Score(RANKING, Kind.JOB, values, -1).tenths()).isEqualTo(500);
    }
}
