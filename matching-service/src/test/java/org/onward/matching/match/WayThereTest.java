package org.onward.matching.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onward.matching.match.Given.person;
import static org.onward.matching.match.Given.training;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onward.matching.match.FindBridges.Bridge;
import org.onward.matching.match.WayThere.ByChange;
import org.onward.matching.match.WayThere.ByCourse;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.WorkShares;

class WayThereTest {
    private static final FakeTaxonomy TAXONOMY = FakeTaxonomy.small();
    private static final Scorer SCORER = new Scorer(Ranking.load("ranking-9"));
    private static final LinesOfWork LINES = account -> WorkShares.NONE;

    private static Change learning(int tenths, String... skills) {
        return new Change(Factor.ESSENTIAL_SKILLS, tenths, true, true, ids(skills), List.of());
    }

    private static Change pay(int tenths) {
        return new Change(Factor.PAY, tenths, true, false, List.of(), List.of());
    }

    private static List<SkillId> ids(String... skills) {
        return Arrays.stream(skills).map(FakeTaxonomy::idOf).toList();
    }

    private static Bridge course(int tenths, String... skills) {
        return course(tenths, 0, skills);
    }

    private static Bridge course(int tenths, int others, String... skills) {
        Given.Advert advert = training();
        VacancyFacts facts = VacancyFacts.of(advert.vacancy(), 0, TAXONOMY, LINES);
        PreparedProfile anybody =
                PreparedProfile.of(
                        person().profile(), TAXONOMY, LINES, SCORER.ranking(), Given.TODAY);
        Match match =
                new Explain(TAXONOMY)
                        .match(
                                anybody,
                                facts,
                                Prospect.UNKNOWN,
                                SCORER.score(anybody, facts, Prospect.UNKNOWN),
                                advert.vacancy(),
                                List.of(),
                                "Anybody",
                                true);
        return new Bridge(match, ids(skills), others, tenths);
    }

    @Test
    void aCourseStandsBeforeTheSkillThatItTeachesAmongOthers() {
        Change extra = learning(248, "first aid");
        Bridge care = course(222, "care for older people", "first aid");
        assertThat(WayThere.of(List.of(pay(300), extra, pay(100)), List.of(care)))
                .containsExactly(
                        new ByChange(pay(300), null),
                        new ByCourse(care),
                        new ByChange(extra, null),
                        new ByChange(pay(100), null));
    }

    @Test
    void aCourseThatChangesMoreThanItsSkillsAloneStandsWhereItsPointsBelong() {
        Change one = learning(80, "first aid");
        Change other = learning(60, "care for older people");
        Bridge care = course(150, "care for older people", "first aid");
        assertThat(WayThere.of(List.of(pay(200), pay(120), one, other), List.of(care)))
                .containsExactly(
                        new ByChange(pay(200), null),
                        new ByCourse(care),
                        new ByChange(pay(120), null),
                        new ByChange(one, null),
                        new ByChange(other, null));
    }

    @Test
    void aCourseStandsBesideWhatItTeachesWhereTheRestChangesNothing() {
        Change one = learning(204, "first aid");
        Bridge alone = course(204, "first aid");
        Bridge more = course(203, "first aid", "care for older people");
        assertThat(WayThere.of(List.of(one), List.of(alone)))
                .containsExactly(new ByChange(one, alone));
        assertThat(WayThere.of(List.of(one), List.of(more)))
                .containsExactly(new ByChange(one, more));
    }

    @Test
    void aCourseThatTeachesMoreThanIsAskedForStandsForItselfWhereThatChangesThePair() {
        Change one = learning(181, "first aid");
        Bridge more = course(236, 2, "first aid");
        assertThat(WayThere.of(List.of(one), List.of(more)))
                .containsExactly(new ByCourse(more), new ByChange(one, null));
    }

    @Test
    void aCourseOfSomethingElseIsNoWay() {
        Change one = learning(204, "first aid");
        assertThat(WayThere.of(List.of(pay(300), one), List.of(course(90, "weld steel"))))
                .containsExactly(new ByChange(pay(300), null), new ByChange(one, null));
    }
}
