package org.onward.matching.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.onward.matching.match.Given.job;
import static org.onward.matching.match.Given.person;

import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.onward.matching.taxonomy.Aptitude;
import org.onward.matching.taxonomy.LinesOfWork;

class CanDoTest {
    private static final Offset<Double> EXACTLY = within(1e-6);

    private static double essential(Given.Person person, Given.Advert advert) {
        return CanDo.essentialSkills(person.prepared(), advert.facts());
    }

    @Test
    void everySkillAskedForAndBroughtIsFullCoverage() {
        assertThat(essential(person().can("weld steel"), job().asks("weld steel"))).isEqualTo(1);
    }

    @Test
    void halfOfTheSkillsIsHalf() {
        assertThat(
                        essential(
                                person().can("weld steel"),
                                job().asks("weld steel").asks("read drawings")))
                .isEqualTo(0.5, EXACTLY);
    }

    @Test
    void aRelatedSkillCountsByItsStrength() {
        assertThat(essential(person().can("cook Thai food"), job().asks("bake bread")))
                .isEqualTo(0.5, EXACTLY);
    }

    @Test
    void theSkillItselfOutweighsARelatedOne() {
        assertThat(
                        essential(
                                person().can("cook Thai food").can("bake bread"),
                                job().asks("bake bread")))
                .isEqualTo(1);
    }

    @Test
    void eachLevelShortTakesAQuarter() {
        assertThat(essential(person().can("weld steel", 1), job().asks("weld steel", 3)))
                .isEqualTo(0.5, EXACTLY);
    }

    @Test
    void aLevelNobodyNamedTakesNothing() {
        assertThat(essential(person().can("weld steel"), job().asks("weld steel", 4))).isEqualTo(1);
        assertThat(essential(person().can("weld steel", 1), job().asks("weld steel"))).isEqualTo(1);
    }

    @Test
    void whatACourseTaughtCountsBesideWhatWasTold() {
        Given.Advert asked = job().asks("weld steel", 3);
        assertThat(essential(person().can("bake bread").learnt("weld steel", 3), asked))
                .isEqualTo(1);
        assertThat(essential(person().can("weld steel", 1).learnt("weld steel", 2), asked))
                .as("the better of two levels")
                .isEqualTo(0.75, EXACTLY);
        assertThat(essential(person().can("weld steel", 4).learnt("weld steel", 2), asked))
                .isEqualTo(1);
        assertThat(essential(person().learnt("weld steel", 3), asked))
                .as("nobody asked what else they can do")
                .isNaN();
    }

    @Test
    void moreThanTheLevelAskedForIsNotPunished() {
        assertThat(essential(person().can("weld steel", 4), job().asks("weld steel", 2)))
                .isEqualTo(1);
    }

    @Test
    void skillsNobodyAskedAboutAreUnknownAndNoSkillsAreNone() {
        assertThat(essential(person(), job().asks("weld steel"))).isNaN();
        assertThat(essential(person().noSkills(), job().asks("weld steel"))).isZero();
    }

    @Test
    void anAdvertWithoutSkillsAndOccupationIsUnknown() {
        assertThat(essential(person().can("weld steel"), job())).isNaN();
    }

    @Test
    void anAdvertWithoutSkillsAsksForThoseUsualInItsOccupation() {
        assertThat(essential(person().can("weld steel"), job().occupation("7212")))
                .isEqualTo(0.5, EXACTLY);
        assertThat(job().occupation("7212").facts().mustsImplied()).isTrue();
        assertThat(job().occupation("7212").asks("weld steel").facts().mustsImplied()).isFalse();
    }

    @Test
    void aSkillThatIsTaughtIsNotAskedFor() {
        assertThat(
                        essential(
                                person().can("weld steel"),
                                Given.training().asks("weld steel").teaches("read drawings")))
                .isEqualTo(1);
    }

    @Test
    void niceToHaveCountsApart() {
        Given.Advert advert = job().asks("weld steel").likes("first aid");
        PreparedProfile welder = person().can("weld steel").prepared();
        assertThat(CanDo.essentialSkills(welder, advert.facts())).isEqualTo(1);
        assertThat(CanDo.optionalSkills(welder, advert.facts())).isZero();
        assertThat(CanDo.optionalSkills(welder, job().asks("weld steel").facts())).isNaN();
    }

    private static double experience(Given.Person person, String occupation) {
        return CanDo.experience(person.prepared(), job().occupation(occupation).facts());
    }

    @Test
    void yearsInTheSameOccupationCountInFull() {
        assertThat(experience(person().worked("7212", 24, ""), "7212")).isEqualTo(1);
    }

    @Test
    void closerOccupationsCountMore() {
        double minor = experience(person().worked("7213", 24, ""), "7212");
        double subMajor = experience(person().worked("7223", 24, ""), "7212");
        double major = experience(person().worked("7412", 24, ""), "7212");
        double none = experience(person().worked("5120", 24, ""), "7212");
        assertThat(new double[] {minor, subMajor, major, none})
                .containsExactly(new double[] {0.75, 0.5, 0.3, 0.1}, EXACTLY);
    }

    @Test
    void aShortTimeCountsLessAndAnUnknownOneHalfWay() {
        assertThat(experience(person().worked("7212", 0, ""), "7212")).isEqualTo(0.6, EXACTLY);
        assertThat(experience(person().worked("7212", 12, ""), "7212")).isEqualTo(0.8, EXACTLY);
        assertThat(experience(person().worked("7212", null, ""), "7212")).isEqualTo(0.8, EXACTLY);
    }

    @Test
    void theBestOfSeveralOccupationsCounts() {
        assertThat(experience(person().worked("5120", 99, "").worked("7212", 24, ""), "7212"))
                .isEqualTo(1);
    }

    @Test
    void experienceIsUnknownUntilAnOccupationIsNamed() {
        assertThat(experience(person(), "7212")).isNaN();
        assertThat(experience(person().worked(null, 24, "welding"), "7212")).isNaN();
        assertThat(experience(person().neverWorked(), "7212")).isEqualTo(0.1, EXACTLY);
        assertThat(CanDo.experience(person().neverWorked().prepared(), job().facts())).isNaN();
    }

    @Test
    void workThatUsesTheSkillsAskedForCountsWhateverItsCode() {
        // A cook kept a kitchen clean; the post asks for that and for one thing more.
        Given.Person cook = person().worked("5120", 24, "");
        VacancyFacts post =
                job().occupation("3313").asks("keep a kitchen clean").asks("keep books").facts();
        assertThat(CanDo.experience(cook.prepared("ranking-2"), post)).isEqualTo(0.75 / 2, EXACTLY);
        assertThat(CanDo.experience(cook.prepared("ranking-1"), post)).isEqualTo(0.1, EXACTLY);
    }

    @Test
    void sharedSkillsCountAsFarAsTheyAreThereAndAsThereAreSome() {
        Given.Person cook = person().worked("5120", 24, "");
        VacancyFacts post =
                job().occupation("3313").asks("keep a kitchen clean").asks("keep books").facts();
        assertThat(CanDo.experience(cook.prepared("ranking-8"), post)).isEqualTo(0.75 / 2, EXACTLY);
        assertThat(CanDo.experience(cook.prepared("ranking-9"), post))
                .as("one of two that are asked for, where three would count in full")
                .isEqualTo(0.75 / 2 * 2 / 3, EXACTLY);
        Given.Person clean = person().worked("5120", 24, "").can("keep a kitchen clean");
        assertThat(CanDo.experience(clean.prepared("ranking-9"), post))
                .isEqualTo(0.75 / 2 * 2 / 3, EXACTLY);
        Given.Person welds = person().worked("5120", 24, "").can("weld steel");
        assertThat(CanDo.experience(welds.prepared("ranking-8"), post))
                .isEqualTo(0.75 / 2, EXACTLY);
        assertThat(CanDo.experience(welds.prepared("ranking-9"), post))
                .as("does not have it")
                .isEqualTo(0.05, EXACTLY);
    }

    @Test
    void aJobThatNamesOnlyNiceSkillsNeedsThoseUsualForItsOccupation() {
        VacancyFacts facts = job().occupation("7212").likes("keep books").facts();
        assertThat(facts.mustsImplied()).isTrue();
        assertThat(CanDo.essentialSkills(person().can("weld steel", 3).prepared(), facts))
                .isEqualTo(0.5, EXACTLY);
    }

    @Test
    void anAdvertThatNamesOtherSkillsOnlyIsNotSilent() {
        VacancyFacts needs = job().asks("weld steel").facts();
        assertThat(CanDo.optionalSkills(person().prepared("ranking-2"), needs)).isEqualTo(1);
        assertThat(CanDo.optionalSkills(person().prepared("ranking-1"), needs)).isNaN();
    }

    @Test
    void aSeatThatTeachesAndNeedsNothingIsNotSilent() {
        Given.Person nobody = person();
        VacancyFacts seat = Given.training().teaches("weld steel").facts();
        assertThat(CanDo.essentialSkills(nobody.prepared("ranking-2"), seat)).isEqualTo(1);
        assertThat(CanDo.essentialSkills(nobody.prepared("ranking-1"), seat)).isNaN();
        assertThat(CanDo.essentialSkills(nobody.prepared("ranking-2"), job().facts())).isNaN();
    }

    private static double aptitude(float own) {
        return CanDo.aptitude(person().aptitude(Aptitude.SPATIAL, own).prepared(), 7212);
    }

    @Test
    void onlyAShortfallOfAptitudeCosts() {
        assertThat(aptitude(0.6f)).isEqualTo(1);
        assertThat(aptitude(1f)).isEqualTo(1);
        assertThat(aptitude(0.35f)).isEqualTo(Math.exp(-4 * 0.25), EXACTLY);
    }

    @Test
    void aptitudeIsUnknownWithoutAMeasureOrAnOccupation() {
        assertThat(CanDo.aptitude(person().prepared(), 7212)).isNaN();
        PreparedProfile measured = person().aptitude(Aptitude.SPATIAL, 1f).prepared();
        assertThat(CanDo.aptitude(measured, VacancyFacts.NONE)).isNaN();
        assertThat(CanDo.aptitude(measured, 9999)).isNaN();
    }

    private static double education(Given.Person person, Given.Advert advert) {
        return CanDo.education(person.prepared(), advert.facts().education());
    }

    @Test
    void eachLevelOfEducationShortTakesAFifth() {
        assertThat(education(person().educated(3), job().education(3))).isEqualTo(1);
        assertThat(education(person().educated(7), job().education(3))).isEqualTo(1);
        assertThat(education(person().educated(1), job().education(3))).isEqualTo(0.6, EXACTLY);
        assertThat(education(person().educated(0), job().education(8))).isZero();
    }

    @Test
    void educationIsUnknownWhereEitherSideIsSilent() {
        assertThat(education(person(), job().education(3))).isNaN();
        assertThat(education(person().educated(3), job())).isNaN();
    }

    private static double languages(Given.Person person, Given.Advert advert) {
        return CanDo.languages(person.prepared(), advert.facts().languages());
    }

    @Test
    void aLanguageBelowTheLevelCountsInProportion() {
        assertThat(languages(person().speaks("en", 3), job().speaks("en", 3))).isEqualTo(1);
        assertThat(languages(person().speaks("en", 1), job().speaks("en", 2)))
                .isEqualTo(0.5, EXACTLY);
        assertThat(languages(person().speaks("th", 4), job().speaks("en", 2)))
                .isEqualTo(0.05, EXACTLY);
        assertThat(
                        languages(
                                person().speaks("th", 4).speaks("en", 1),
                                job().speaks("en", 2).speaks("th", 3)))
                .isEqualTo(0.75, EXACTLY);
    }

    @Test
    void aLanguageSpokenAsWorkNeedsItIsTheSkillThatItIs() {
        Given.Advert asks = job().asks("speak en").asks("weld steel");
        assertThat(essential(person().can("weld steel").speaks("en", 3), asks)).isEqualTo(1);
        assertThat(essential(person().can("weld steel").speaks("en", 2), asks))
                .isEqualTo(0.5, EXACTLY);
        assertThat(essential(person().can("weld steel").speaks("th", 4), asks))
                .isEqualTo(0.5, EXACTLY);
    }

    @Test
    void languagesAreUnknownWhereEitherSideIsSilent() {
        assertThat(languages(person(), job().speaks("en", 3))).isNaN();
        assertThat(languages(person().speaks("en", 3), job())).isNaN();
    }

    @Test
    void theLineOfWorkIsWhatIsToldTakenTogether() {
        Given.Person sewer = person().worked(null, 12, "sew shirts");
        assertThat(
                        CanDo.lineOfWork(
                                sewer.prepared("ranking-6"), job().titled("sew", "shirts").facts()))
                .isGreaterThan(0.9);
        assertThat(
                        CanDo.lineOfWork(
                                sewer.prepared("ranking-6"), job().titled("cook", "rice").facts()))
                .isZero();
        assertThat(
                        CanDo.lineOfWork(
                                person().prepared("ranking-6"), job().titled("cook", "").facts()))
                .isNaN();
    }

    @Test
    void anOccupationSomebodyHadCountsBesideSkillsByHowLong() {
        assertThat(closeToWelding("7212", 24))
                .isGreaterThan(closeToWelding("7212", 2))
                .isGreaterThan(1.5 * closeToWelding(null, 24));
    }

    @Test
    void anOccupationWrittenDownTwiceCountsOnce() {
        Given.Person once = person().can("keep books").worked("7212", 12, "weld");
        Given.Person twice =
                person().can("keep books").worked("7212", 5, "weld").worked("7212", 7, "weld");
        assertThat(closeToWelding(twice)).isEqualTo(closeToWelding(once), within(0.01));
    }

    @Test
    void theVeryWorkIsNeverFarWhereTheSkillsNeededAreThere() {
        Given.Person welder = person().can("weld steel").worked("7212", 24, "weld");
        assertThat(inAWorkshop("ranking-4", welder)).isLessThan(0.6);
        assertThat(inAWorkshop("ranking-6", welder)).isEqualTo(0.8, EXACTLY);
        assertThat(inAWorkshop("ranking-6", person().can("weld steel").worked("7212", 0, "weld")))
                .isEqualTo(Math.sqrt(0.64 * 0.6), EXACTLY);
        assertThat(inAWorkshop("ranking-9", welder)).as("at no distance").isEqualTo(1, EXACTLY);
        Given.Person more = welder.can("keep books");
        assertThat(inAWorkshop("ranking-9", more)).as("by nothing else").isEqualTo(1, EXACTLY);
        Given.Person without = person().can("bake bread").worked("7212", 24, "weld");
        assertThat(inAWorkshop("ranking-9", without))
                .isEqualTo(inAWorkshop("ranking-4", without), EXACTLY);
        assertThat(inAWorkshop("ranking-6", without))
                .isEqualTo(inAWorkshop("ranking-4", without), EXACTLY);
    }

    @Test
    void workOfTheSameGroupIsNeverFarWhereTheSkillsNeededAreThere() {
        Given.Person other = person().can("weld steel").worked("7213", 24, "weld");
        Given.Person far = person().can("weld steel").can("keep books").worked("7213", 24, "x");
        assertThat(inAWorkshop("ranking-5", far))
                .isEqualTo(inAWorkshop("ranking-4", far), EXACTLY)
                .isLessThan(0.5);
        assertThat(inAWorkshop("ranking-6", far)).isEqualTo(0.5, EXACTLY);
        assertThat(inAWorkshop("ranking-6", other))
                .as("nearer anyway")
                .isEqualTo(inAWorkshop("ranking-4", other), EXACTLY);
        Given.Person little = person().can("weld steel").can("keep books").worked("7213", 0, "x");
        assertThat(inAWorkshop("ranking-6", little))
                .isEqualTo(
                        Math.max(inAWorkshop("ranking-5", little), Math.sqrt(0.25 * 0.6)), EXACTLY);
        Given.Person farther = person().can("weld steel").worked("7223", 24, "weld");
        assertThat(inAWorkshop("ranking-6", farther))
                .as("of the same sub-major group")
                .isEqualTo(inAWorkshop("ranking-4", farther), EXACTLY);
        Given.Person both =
                person().can("weld steel").worked("7213", 24, "x").worked("7212", 24, "weld");
        assertThat(inAWorkshop("ranking-6", both)).isEqualTo(0.8, EXACTLY);
    }

    @Test
    void workAllOfWhoseSkillsAreThereIsNeverFar() {
        Given.Advert workshop =
                job().titled("cook", "")
                        .asks("weld steel")
                        .asks("read drawings")
                        .asks("keep books");
        Given.Person all = carerWho("weld steel", "read drawings", "keep books");
        Given.Person two = carerWho("weld steel", "read drawings");
        assertThat(near("ranking-6", all, workshop)).isZero();
        assertThat(near("ranking-7", all, workshop)).isEqualTo(Math.sqrt(0.45), EXACTLY);
        assertThat(near("ranking-7", two, workshop))
                .isEqualTo(Math.sqrt(0.45 * (2.0 / 3 - 0.6) / 0.4), EXACTLY);
        Given.Person one = carerWho("weld steel");
        assertThat(near("ranking-7", one, workshop))
                .isEqualTo(near("ranking-6", one, workshop), EXACTLY);
        assertThat(near("ranking-7", carerWho(), job().titled("cook", "rice")))
                .as("of an advert that asks for none")
                .isZero();
    }

    private static Given.Person carerWho(String... can) {
        Given.Person carer = person().can("care for older people").worked(null, 60, "care");
        Stream.of(can).forEach(carer::can);
        return carer;
    }

    /** How near to an advert whose words alone tell of its work. */
    private static double near(String ranking, Given.Person person, Given.Advert advert) {
        LinesOfWork byWords =
                told ->
                        FakeTaxonomy.work(
                                new LinesOfWork.Account(told.title(), "", new int[0], null));
        return CanDo.lineOfWork(
                person.prepared(ranking),
                VacancyFacts.of(advert.vacancy(), 0, FakeTaxonomy.small(), byWords));
    }

    @Test
    void anAttitudeThatNobodyNotedIsNotLacking() {
        VacancyFacts both = job().asks("weld steel").asks("be patient").facts();
        VacancyFacts alone = job().asks("be patient").facts();
        Given.Person welder = person().can("weld steel");
        assertThat(CanDo.essentialSkills(welder.prepared("ranking-5"), both)).isEqualTo(0.5);
        assertThat(CanDo.essentialSkills(welder.prepared("ranking-6"), both)).isEqualTo(1);
        assertThat(CanDo.essentialSkills(welder.prepared("ranking-5"), alone)).isZero();
        assertThat(CanDo.essentialSkills(welder.prepared("ranking-6"), alone)).isNaN();
        Given.Person patient = person().can("be patient");
        assertThat(CanDo.essentialSkills(patient.prepared("ranking-6"), alone)).isEqualTo(1);
        assertThat(CanDo.essentialSkills(patient.prepared("ranking-6"), both)).isEqualTo(0.5);
    }

    /** An advert for a welder whose words tell of cooking. */
    private static double inAWorkshop(String ranking, Given.Person person) {
        return CanDo.lineOfWork(
                person.prepared(ranking),
                job().titled("cook rice fish soup bread", "")
                        .occupation("7212")
                        .asks("weld steel")
                        .facts());
    }

    private static double closeToWelding(@Nullable String occupation, int months) {
        return closeToWelding(
                person().can("keep books").can("bake bread").worked(occupation, months, "weld"));
    }

    private static double closeToWelding(Given.Person person) {
        return CanDo.lineOfWork(person.prepared("ranking-6"), job().titled("weld", "").facts());
    }
}
