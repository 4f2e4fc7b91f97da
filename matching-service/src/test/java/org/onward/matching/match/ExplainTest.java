package org.onward.matching.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onward.matching.match.Given.job;
import static org.onward.matching.match.Given.person;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onward.matching.returnee.Must;
import org.onward.matching.shared.PayPeriod;
import org.onward.matching.taxonomy.Aptitude;
import org.onward.matching.taxonomy.Interest;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.WorkShares;

/** Which sentence is said. */
class ExplainTest {
    private static final FakeTaxonomy TAXONOMY = FakeTaxonomy.small();
    private static final Scorer SCORER = new Scorer(Ranking.load("ranking-9"));

    /** Each skill points to one unit group. */
    private static final LinesOfWork LINES =
            account -> {
                Map<Integer, Double> units = new HashMap<>();
                Arrays.stream(account.skills())
                        .mapToObj(ExplainTest::unitOf)
                        .flatMap(Optional::stream)
                        .forEach(unit -> units.merge(WorkShares.UNIT + unit, 1.0, Double::sum));
                return WorkShares.of(units, 20);
            };

    /** And so does what the work was, to which LINES is blind. */
    private static final LinesOfWork LINES_OF_ALL =
            account -> {
                Map<Integer, Double> units = new HashMap<>();
                Arrays.stream(account.skills())
                        .mapToObj(ExplainTest::unitOf)
                        .flatMap(Optional::stream)
                        .forEach(unit -> units.merge(WorkShares.UNIT + unit, 1.0, Double::sum));
                if (account.occupation() != null) {
                    int unit = Integer.parseInt(account.occupation().value());
                    units.merge(WorkShares.UNIT + unit, 1.0, Double::sum);
                }
                return WorkShares.of(units, 20);
            };

    private static Optional<Integer> unitOf(int skill) {
        return List.of("7212", "5322", "5120").stream()
                .filter(unit -> TAXONOMY.needs(new OccupationCode(unit)).test(skill))
                .findFirst()
                .map(Integer::parseInt);
    }

    private static Reason said(Given.Person person, Given.Advert advert) {
        return said(Factor.LINE_OF_WORK, person, advert);
    }

    private static Reason said(Factor factor, Given.Person person, Given.Advert advert) {
        return match(person, advert).factors().stream()
                .filter(one -> one.factor() == factor)
                .findFirst()
                .orElseThrow()
                .reason();
    }

    /** Factors of what would change it. */
    private static List<Factor> changes(Given.Person person, Given.Advert advert) {
        return changes(person, advert, LINES).stream().map(Change::factor).toList();
    }

    private static List<Change> changes(
            Given.Person person, Given.Advert advert, LinesOfWork lines) {
        VacancyFacts facts = VacancyFacts.of(advert.vacancy(), 0, TAXONOMY, lines);
        PreparedProfile prepared =
                PreparedProfile.of(
                        person.profile(), TAXONOMY, lines, SCORER.ranking(), Given.TODAY);
        Score score = SCORER.score(prepared, facts, Prospect.UNKNOWN);
        return new FindChanges(TAXONOMY, lines)
                .of(
                        prepared,
                        facts,
                        Prospect.UNKNOWN,
                        score,
                        match(person, advert, lines),
                        Set.of(),
                        SCORER);
    }

    private static Score score(Given.Person person, Given.Advert advert) {
        return SCORER.score(
                PreparedProfile.of(
                        person.profile(), TAXONOMY, LINES_OF_ALL, SCORER.ranking(), Given.TODAY),
                VacancyFacts.of(advert.vacancy(), 0, TAXONOMY, LINES_OF_ALL),
                Prospect.UNKNOWN);
    }

    /** What asking the person about a factor may bring at most, in tenths of a point. */
    private static int asked(Factor factor, Given.Person person, Given.Advert advert) {
        return changes(person, advert, LINES_OF_ALL).stream()
                .filter(one -> one.factor() == factor && !one.known() && one.ofPerson())
                .mapToInt(Change::tenths)
                .findFirst()
                .orElse(0);
    }

    /** What there is to gain by being somebody of whom more is known. */
    private static int gain(Given.Person told, Given.Person silent, Given.Advert advert) {
        return score(told, advert).tenths() - score(silent, advert).tenths();
    }

    @Test
    void whatTellingOfTheirWorkBringsIsWhatItBringsToTheLineOfWorkToo() {
        Given.Person silent = person().can("weld steel");
        Given.Person carer = person().can("weld steel").worked("5322", 60, "");
        Score now = score(silent, carer());
        int ofExperienceAlone =
                (int) Math.round(now.without(Set.of(Factor.EXPERIENCE)) * 10) - now.tenths();
        assertThat(asked(Factor.EXPERIENCE, silent, carer()))
                .isEqualTo(gain(carer, silent, carer()))
                .isGreaterThan(ofExperienceAlone);
        assertThat(asked(Factor.EXPERIENCE, silent, job().asks("care for older people")))
                .as("which work it is nobody knows: all that work so far may tell")
                .isPositive();
    }

    @Test
    void whatTheyCanDoIsAskedWhereTheirWorkAloneIsKnown() {
        Given.Advert advert = carer().likes("first aid");
        Given.Person able = worker().can("care for older people").can("first aid");
        assertThat(asked(Factor.ESSENTIAL_SKILLS, worker(), advert))
                .isEqualTo(gain(able, worker(), advert))
                .isPositive();
        assertThat(changes(person(), advert))
                .as("of whom nothing is known both are asked at once")
                .contains(Factor.LINE_OF_WORK)
                .doesNotContain(Factor.ESSENTIAL_SKILLS, Factor.EXPERIENCE);
    }

    @Test
    void skillsThatNobodyNotedOfWhoDoesTheVeryWorkAreNoneToTakeACourseFor() {
        Given.Advert advert = carer().asks("care for older people");
        Given.Person knows = person().can("serve customers well");
        assertThat(worthLearning(knows, advert)).isNotEmpty();
        assertThat(worthLearning(knows.placed("5322", 5), advert)).isEmpty();
    }

    private static Set<Integer> worthLearning(Given.Person person, Given.Advert advert) {
        return new FindChanges(TAXONOMY, LINES_OF_ALL)
                .worthLearning(
                        PreparedProfile.of(
                                person.profile(),
                                TAXONOMY,
                                LINES_OF_ALL,
                                SCORER.ranking(),
                                Given.TODAY),
                        VacancyFacts.of(advert.vacancy(), 0, TAXONOMY, LINES_OF_ALL),
                        Prospect.UNKNOWN,
                        SCORER);
    }

    @Test
    void whatAWishBringsCountsThatTheWorkNeedNotBeLikeTheInterests() {
        Given.Person silent = worker().interest(Interest.REALISTIC, 0.9f);
        Given.Person wishing = worker().interest(Interest.REALISTIC, 0.9f).wishes("5322");
        Score now = score(silent, carer());
        int ofWishesAlone =
                (int) Math.round(now.without(Set.of(Factor.ASPIRATIONS)) * 10) - now.tenths();
        assertThat(asked(Factor.ASPIRATIONS, silent, carer()))
                .isEqualTo(gain(wishing, silent, carer()))
                .isGreaterThan(ofWishesAlone);
    }

    @Test
    void languagesAreToBeAskedForWhereTheWorkIsAbroad() {
        Given.Person person = person().can("care for older people").speaks("th", 4);
        assertThat(changes(person, carer().overseas(true))).contains(Factor.LANGUAGES);
        assertThat(changes(person, carer())).isNotEmpty().doesNotContain(Factor.LANGUAGES);
    }

    private static Match match(Given.Person person, Given.Advert advert) {
        return match(person, advert, LINES);
    }

    private static Match match(Given.Person person, Given.Advert advert, LinesOfWork lines) {
        VacancyFacts facts = VacancyFacts.of(advert.vacancy(), 0, TAXONOMY, lines);
        PreparedProfile prepared =
                PreparedProfile.of(
                        person.profile(), TAXONOMY, lines, SCORER.ranking(), Given.TODAY);
        Score score = SCORER.score(prepared, facts, Prospect.UNKNOWN);
        return new Explain(TAXONOMY)
                .match(
                        prepared,
                        facts,
                        Prospect.UNKNOWN,
                        score,
                        advert.vacancy(),
                        List.of(),
                        "Anybody",
                        true);
    }

    private static Given.Advert carer() {
        return job().occupation("5322").asks("care for older people");
    }

    private static void assertSaid(Reason reason, String key, String... units) {
        assertThat(reason.key()).isEqualTo("factor.line_of_work." + key);
        assertThat(reason.arguments()).extracting(Reason.Argument::value).containsExactly(units);
    }

    /** Who has worked, and at nothing near any of this. */
    private static Given.Person worker() {
        return person().worked("9111", 12, "");
    }

    @Test
    void whatOnlySkillsPointToIsNotSaidToBeTheirWork() {
        assertSaid(said(worker().can("weld steel"), carer()), "hardly", "5322");
    }

    @Test
    void whatTheyWishForIsNamedAndNotWhatTheyLeft() {
        assertSaid(
                said(worker().can("weld steel").wishes("72"), carer()), "reason", "7212", "5322");
        assertSaid(said(worker().can("weld steel").wishes("7133"), carer()), "hardly", "5322");
        assertSaid(
                said(person().can("weld steel").worked("7213", 12, ""), carer()), "hardly", "5322");
    }

    @Test
    void whatIsNearIsCalledAsTheVacancyIs() {
        assertSaid(said(worker().can("care for older people"), carer()), "good", "5322");
        assertSaid(
                said(
                        worker().can("care for older people").can("weld steel").can("first aid"),
                        carer().asks("cook Thai food")),
                "largely",
                "5322");
    }

    @Test
    void workThatNobodyToldOfIsNotSpokenOf() {
        assertSaid(said(person().can("weld steel"), carer()), "hardly.skills", "5322");
        assertSaid(said(person().can("care for older people"), carer()), "good.skills", "5322");
        assertSaid(
                said(person().can("weld steel").wishes("72"), carer()),
                "reason.skills",
                "7212",
                "5322");
    }

    @Test
    void whoDidTheVeryWorkIsToldWhatElseMakesTheDifference() {
        assertSaid(
                said(
                        person().can("care for older people").worked("5322", 12, ""),
                        carer().asks("cook Thai food")),
                "besides",
                "5120",
                "5322");
        assertSaid(
                said(
                        person().can("care for older people")
                                .can("weld steel")
                                .worked("5322", 12, ""),
                        carer()),
                "aside",
                "7212",
                "5322");
    }

    @Test
    void whatWasDoneCloseToTheWorkIsCalledWhatItWas() {
        Given.Person person =
                person().can("weld steel").worked("5321", 12, "").worked("5329", 3, "");
        assertSaid(said(person, carer()), "group", "5321", "5322");
        assertSaid(said(person.wishes("7212"), carer()), "group", "5321", "5322");
        assertSaid(
                said(person().can("weld steel").can("first aid").worked("5321", 12, ""), carer()),
                "near",
                "5321",
                "5322");
    }

    private static String key(Factor factor, Given.Person person, Given.Advert advert) {
        return said(factor, person, advert).key().substring("factor.".length());
    }

    @Test
    void workThatIsNotNearIsNotCalledNearest() {
        assertThat(key(Factor.EXPERIENCE, worker(), carer())).isEqualTo("experience.far");
        assertThat(key(Factor.EXPERIENCE, person().worked("5111", 30, ""), carer()))
                .as("a major group holds work of all sorts")
                .isEqualTo("experience.far");
        assertThat(key(Factor.EXPERIENCE, person().worked("5321", 30, ""), carer()))
                .isEqualTo("experience.reason");
        assertThat(key(Factor.EXPERIENCE, person().worked("5322", 30, ""), carer()))
                .isEqualTo("experience.good");
        assertThat(key(Factor.EXPERIENCE, person().worked("5322", 5, ""), carer()))
                .isEqualTo("experience.good.short");
        assertThat(key(Factor.EXPERIENCE, person().neverWorked(), carer()))
                .isEqualTo("experience.none");
    }

    @Test
    void anInterestThatTheWorkHasMoreOfIsNotSaidToBeMissing() {
        Reason more = said(Factor.INTERESTS, person().interest(Interest.SOCIAL, 0.1f), carer());
        assertThat(more.key()).isEqualTo("factor.interests.more");
        assertThat(more.arguments().getFirst().value()).isEqualTo("SOCIAL");
        assertThat(key(Factor.INTERESTS, person().interest(Interest.REALISTIC, 1f), carer()))
                .isEqualTo("interests.reason");
    }

    @Test
    void aLaterWishIsOne() {
        assertThat(key(Factor.ASPIRATIONS, person().wishes("5322"), carer()))
                .isEqualTo("aspirations.good");
        assertThat(key(Factor.ASPIRATIONS, person().wishes("7212", "5322"), carer()))
                .isEqualTo("aspirations.later");
    }

    @Test
    void aWishThatIsNotNearIsNotCalledNearest() {
        Reason other = said(Factor.ASPIRATIONS, person().wishes("7212"), carer());
        assertThat(other.key()).isEqualTo("factor.aspirations.none");
        assertThat(other.arguments())
                .as("what was wished for is said all the same")
                .extracting(Reason.Argument::value)
                .containsExactly("", "7212");
        assertThat(key(Factor.ASPIRATIONS, person().wishes("5111"), carer()))
                .as("no more than a major group in common")
                .isEqualTo("aspirations.distant");
        assertThat(key(Factor.ASPIRATIONS, person().wishes("5311"), carer()))
                .isEqualTo("aspirations.reason");
    }

    @Test
    void whoCanWorkPartTimeOnlyIsNotSaidToHaveNamedThatManyHours() {
        Given.Person partly = person().hours(15, 40).must(Must.PART_TIME);
        assertThat(key(Factor.HOURS, partly, carer().hours(35)))
                .isEqualTo("hours.reason.part_time");
        Given.Person more = person().hours(40, 48).must(Must.PART_TIME);
        assertThat(key(Factor.HOURS, more, carer().hours(20)))
                .isEqualTo("hours.reason.part_time_most");
        assertThat(key(Factor.HOURS, partly, carer().hours(10))).isEqualTo("hours.reason.least");
        assertThat(
                        key(
                                Factor.HOURS,
                                person().hours(15, 20).must(Must.PART_TIME),
                                carer().hours(35)))
                .isEqualTo("hours.reason");
    }

    @Test
    void anEarlierStartIsNotToBeAskedForWherePapersTakeTheirTime() {
        Given.Person free =
                person().can("care for older people")
                        .worked("5322", 24, "")
                        .wishes("5322")
                        .available(Given.TODAY);
        Given.Advert late = carer().starts(Given.TODAY.plusDays(150));
        assertThat(changes(free, late)).contains(Factor.START);
        assertThat(changes(free, late.overseas(true))).doesNotContain(Factor.START);
    }

    @Test
    void whatNobodyNotedIsNeitherCountedNorLearnt() {
        Given.Person welder = person().can("weld steel");
        Given.Advert asking = carer().asks("weld steel").asks("be patient").asks("cook Thai food");
        assertThat(key(Factor.ESSENTIAL_SKILLS, welder, asking))
                .isEqualTo("essential_skills.reason");
        assertThat(said(Factor.ESSENTIAL_SKILLS, welder, asking).arguments())
                .extracting(Reason.Argument::value)
                .containsExactly("1", "4", "0", "1");
        assertThat(match(welder, asking))
                .as("of 4 that are needed")
                .matches(match -> match.mustsMet() == 1)
                .matches(match -> match.musts() == 4);
        assertThat(changes(welder, asking, LINES))
                .filteredOn(change -> change.skills().size() > 1)
                .allSatisfy(
                        all ->
                                assertThat(all.skills())
                                        .doesNotContain(FakeTaxonomy.idOf("be patient")));
        assertThat(
                        key(
                                Factor.ESSENTIAL_SKILLS,
                                welder,
                                job().occupation("5322").asks("be patient")))
                .isEqualTo("essential_skills.reason.not_noted");
    }

    @Test
    void ofWhatIsNeededTheSkillThatChangesMostIsNamedFirstAlsoWhereTheOccupationRarelyNeedsIt() {
        Given.Advert asking =
                job().occupation("5322")
                        .asks("care for older people", 2)
                        .asks("first aid", 2)
                        .asks("cook Thai food", 2);
        assertThat(
                        changes(
                                person().can("care for older people", 1).can("first aid", 1),
                                asking,
                                LINES))
                .filteredOn(change -> change.skills().size() == 1)
                .first()
                .extracting(change -> change.skills().getFirst())
                .isEqualTo(FakeTaxonomy.idOf("cook Thai food"));
    }

    @Test
    void workThatSomebodyWasPlacedInIsKnown() {
        Given.Person placed = person().placed("5322", 5);
        assertThat(said(Factor.EXPERIENCE, placed, carer()).arguments())
                .extracting(Reason.Argument::value)
                .startsWith("5");
        assertThat(changes(person().can("weld steel"), carer())).contains(Factor.EXPERIENCE);
        assertThat(changes(placed.can("weld steel"), carer())).doesNotContain(Factor.EXPERIENCE);
    }

    @Test
    void theKindOfWorkOfAnAdvertThatDoesNotSayItIsNotGuessedAtTheReader() {
        Reason nearest =
                said(
                        Factor.LINE_OF_WORK,
                        person().can("weld steel"),
                        Given.job().asks("cook Thai food"));
        assertThat(nearest.key()).startsWith("factor.line_of_work.nearest");
        assertThat(nearest.arguments()).extracting(Reason.Argument::value).doesNotContain("5120");
    }

    @Test
    void whoIsFreeTooLateIsToldSo() {
        Given.Person later = person().available(Given.TODAY.plusDays(40));
        assertThat(key(Factor.START, later, carer().starts(Given.TODAY.plusDays(10))))
                .isEqualTo("start.reason.late");
        assertThat(key(Factor.START, later, carer().starts(Given.TODAY.plusDays(60))))
                .isEqualTo("start.reason");
    }

    @Test
    void whatIsTaughtIsCountedAsItIsKnown() {
        Given.Advert course = Given.training().teaches("weld steel").teaches("cook Thai food");
        Given.Person half = person().can("weld steel", 3).can("cook Thai food", 1);
        Reason part = said(Factor.NEW_SKILLS, half, course);
        assertThat(part.key()).isEqualTo("factor.new_skills.known");
        assertThat(part.arguments())
                .extracting(Reason.Argument::value)
                .containsExactly("1", "1", "2");
        assertThat(
                        key(
                                Factor.NEW_SKILLS,
                                person().can("weld steel", 3).can("cook Thai food"),
                                course))
                .isEqualTo("new_skills.nothing");
    }

    /** Who can do it with help learns nothing where it is taught to do it with help. */
    @Test
    void whatIsTaughtIsKnownFromTheLevelThatIsTaught() {
        Given.Person helped = person().can("weld steel", 2);
        assertThat(key(Factor.NEW_SKILLS, helped, Given.training().teaches("weld steel", 2)))
                .isEqualTo("new_skills.nothing");
        assertThat(key(Factor.NEW_SKILLS, helped, Given.training().teaches("weld steel", 3)))
                .isEqualTo("new_skills.reason");
        assertThat(
                        FactsCodec.decode(
                                        FactsCodec.encode(
                                                Given.training().teaches("weld steel", 2).facts()),
                                        0)
                                .taught()
                                .levels())
                .containsExactly((byte) 2);
    }

    @Test
    void noMoreSeatsLeadToAJobThanWerePromised() {
        assertThat(Given.training().seats(18, 22).promises(8).facts().backedSeats()).isEqualTo(8);
        assertThat(Given.training().seats(18, 22).facts().backedSeats()).isEqualTo(18);
        assertThat(Given.training().seats(18, 22).promises(0).facts().backedSeats()).isZero();
        assertThat(Given.apprenticeship().seats(4, 0).promises(3).facts().backedSeats())
                .isEqualTo(3);
    }

    @Test
    void whatFollowsIsNotSaidToBeNothingWhereNobodySaidIt() {
        assertThat(key(Factor.SEATS_BACKED, person(), Given.apprenticeship()))
                .isEqualTo("seats_backed.unknown");
        assertThat(key(Factor.SEATS_BACKED, person(), Given.training().seats(4, 0)))
                .isEqualTo("seats_backed.unknown");
        assertThat(key(Factor.SEATS_BACKED, person(), Given.training().seats(4, 0).promises(3)))
                .isEqualTo("seats_backed.reason");
    }

    @Test
    void whoNamedOneBoundOfHoursIsToldOfThatOne() {
        assertThat(hours("20", "30", "")).isEqualTo("factor.hours.reason.least");
        assertThat(hours("48", "", "20")).isEqualTo("factor.hours.reason.most");
        assertThat(hours("48", "10", "20")).isEqualTo("factor.hours.reason");
        assertThat(hours("48", "40", "40")).isEqualTo("factor.hours.reason.exact");
    }

    private static String hours(String asked, String least, String most) {
        return Reason.of(
                        Factor.HOURS,
                        job().facts(),
                        Reason.Outcome.REASON,
                        0.4,
                        Stream.of(asked, least, most)
                                .map(one -> new Reason.Argument(Reason.Type.NUMBER, one))
                                .toList(),
                        Given.person().prepared())
                .key();
    }

    @Test
    void partOfAKindOfWorkIsMoreThanLittleOfIt() {
        PreparedProfile person = Given.person().worked("7212", 3, "").prepared();
        VacancyFacts facts = carer().facts();
        assertSaid(WorkReason.of(Reason.Outcome.REASON, 0.5, person, facts), "partly", "5322");
        assertSaid(WorkReason.of(Reason.Outcome.REASON, 0.49, person, facts), "little", "5322");
    }

    @Test
    void whatIsNothingOfAKindOfWorkIsNotSaidToBePartOfIt() {
        PreparedProfile person = Given.person().worked("7212", 3, "").prepared();
        PreparedProfile able = Given.person().can("weld steel").prepared();
        VacancyFacts facts = carer().facts();
        assertSaid(WorkReason.of(Reason.Outcome.REASON, 0.05, person, facts), "little", "5322");
        assertSaid(WorkReason.of(Reason.Outcome.REASON, 0.04, person, facts), "hardly", "5322");
        assertSaid(
                WorkReason.of(Reason.Outcome.REASON, 0.01, able, facts), "hardly.skills", "5322");
    }

    @Test
    void whoNeverWorkedIsNotSaidToHaveToldNothing() {
        assertThat(key(Factor.LINE_OF_WORK, person(), carer())).isEqualTo("line_of_work.untold");
        assertThat(key(Factor.LINE_OF_WORK, person().neverWorked(), carer()))
                .isEqualTo("line_of_work.silent");
    }

    @Test
    void anInterestThatIsHardlyThereIsNotSaidToBeHopedFor() {
        Reason some =
                said(Factor.INTERESTS, person().interest(Interest.ENTERPRISING, 0.1f), carer());
        assertThat(some.key()).isEqualTo("factor.interests.some");
        Reason liked =
                said(
                        Factor.INTERESTS,
                        person().interest(Interest.ENTERPRISING, 0.1f)
                                .interest(Interest.REALISTIC, 0.75f),
                        carer());
        assertThat(liked.arguments().getFirst().value()).isEqualTo("REALISTIC");
    }

    @Test
    void whereAWishSaysMoreThanTheInterestsThatIsSaid() {
        Reason wished =
                said(
                        Factor.INTERESTS,
                        person().interest(Interest.REALISTIC, 1f).wishes("5322"),
                        carer());
        assertThat(wished.key()).isEqualTo("factor.interests.wished.reason");
        assertThat(wished.arguments().getFirst().value()).isEqualTo("REALISTIC");
        assertThat(said(Factor.INTERESTS, person().wishes("7212"), job().occupation("7212")).key())
                .as("what they like is still to be asked")
                .isEqualTo("factor.interests.untold");
        assertThat(
                        key(
                                Factor.INTERESTS,
                                person().interest(Interest.REALISTIC, 1f).wishes("7212"),
                                carer()))
                .isEqualTo("interests.reason");
    }

    @Test
    void whatSomebodyDidTwiceCountsTogether() {
        Given.Person twice =
                person().worked("5322", 30, "").worked("5120", 6, "").worked("5322", 58, "");
        assertThat(said(Factor.EXPERIENCE, twice, carer()).arguments().getFirst().value())
                .isEqualTo("88");
        assertThat(key(Factor.EXPERIENCE, person().worked("5322", 12, ""), carer()))
                .isEqualTo("experience.good.short");
        assertThat(
                        key(
                                Factor.EXPERIENCE,
                                person().worked("5322", 12, "").worked("5322", 12, ""),
                                carer()))
                .isEqualTo("experience.good");
    }

    @Test
    void theMostThatIsPaidIsNamedWhereItCoversTheNeed() {
        Given.Person needs = person().needs(1_950_000, "THB");
        Reason partly =
                said(Factor.PAY, needs, carer().pays(1_690_000, 2_210_000, "THB", PayPeriod.MONTH));
        assertThat(partly.key()).isEqualTo("factor.pay.partly");
        assertThat(partly.arguments().getLast().value()).isEqualTo("22100.00 THB");
        assertThat(
                        said(
                                        Factor.PAY,
                                        needs,
                                        carer().pays(1_690_000, 1_900_000, "THB", PayPeriod.MONTH))
                                .key())
                .isEqualTo("factor.pay.reason");
    }

    @Test
    void payCoversWhatIsKnownOfANeedThatIsNotKnownAltogether() {
        Given.Advert advert = carer().paysFrom(1_690_000, "THB", PayPeriod.MONTH);
        assertThat(said(Factor.PAY, person().needsAtLeast(900_000, "THB"), advert).key())
                .as("debts may come to it")
                .isEqualTo("factor.pay.good.part");
        assertThat(said(Factor.PAY, person().needs(900_000, "THB"), advert).key())
                .isEqualTo("factor.pay.good");
        assertThat(said(Factor.PAY, person().needsAtLeast(1_950_000, "THB"), advert).key())
                .as("what is short of a part is short of all, and by more")
                .isEqualTo("factor.pay.open.part");
        assertThat(
                        said(
                                        Factor.PAY,
                                        person().needsAtLeast(1_950_000, "THB"),
                                        carer().pays(1_690_000, 1_900_000, "THB", PayPeriod.MONTH))
                                .key())
                .isEqualTo("factor.pay.reason.part");
    }

    @Test
    void wordsInCommonMakeWorkNoneOfItsKind() {
        Given.Person washes = person().can("care for older people").worked(null, 60, "I washed");
        Given.Advert wash = job().occupation("7212").asks("weld steel");
        assertThat(of(washes, wash, WorkShares.beside(Map.of(WorkShares.WORDS + 7, 1.0), 0.8, 5)))
                .isEqualTo("line_of_work.words");
        assertThat(of(washes, wash, WorkShares.NONE)).isEqualTo("line_of_work.hardly");
        assertThat(of(washes, carer(), WorkShares.NONE)).isEqualTo("line_of_work.good");
    }

    @Test
    void skillsThatAreThereAreSaidWhereTheyBringWorkOfAnotherKindNear() {
        Given.Person carer = person().can("care for older people").worked(null, 60, "I washed");
        Given.Advert weld = job().occupation("7212").asks("weld steel");
        LinesOfWork ofSewing =
                told ->
                        told.title().isBlank()
                                ? LINES.of(told)
                                : WorkShares.of(Map.of(WorkShares.UNIT + 7533, 1.0), 1);
        assertThat(match(carer, weld.titled("sew", ""), ofSewing).factors())
                .extracting(one -> one.reason().key())
                .contains("factor.line_of_work.hardly");
        assertThat(match(carer.can("weld steel"), weld, ofSewing).factors())
                .extracting(one -> one.reason().key())
                .contains("factor.line_of_work.able");
    }

    /** What is said of the line of work where both sides have words in common. */
    private static String of(Given.Person person, Given.Advert advert, WorkShares words) {
        LinesOfWork lines = account -> LINES.of(account).and(words);
        return match(person, advert, lines).factors().stream()
                .filter(one -> one.factor() == Factor.LINE_OF_WORK)
                .findFirst()
                .orElseThrow()
                .reason()
                .key()
                .replaceFirst("^factor\\.", "");
    }

    @Test
    void whereTheMostIsNotSaidThatIsSaid() {
        Reason open =
                said(
                        Factor.PAY,
                        person().needs(1_950_000, "THB"),
                        carer().paysFrom(1_690_000, "THB", PayPeriod.MONTH));
        assertThat(open.key()).isEqualTo("factor.pay.open");
        assertThat(open.arguments())
                .extracting(Reason.Argument::value)
                .containsExactly("16900.00 THB", "2600.00 THB", "19500.00 THB");
        assertThat(
                        said(
                                        Factor.PAY,
                                        person().needs(1_690_000, "THB"),
                                        carer().paysFrom(1_690_000, "THB", PayPeriod.MONTH))
                                .key())
                .isEqualTo("factor.pay.good");
    }

    @Test
    void aSkillThatIsNoMoreThanBegunIsKnownAsThat() {
        assertThat(match(person().can("first aid", 1), job().asks("first aid")).matched())
                .extracting(Match.MatchedSkill::begun)
                .containsExactly(true);
        assertThat(match(person().can("first aid", 2), job().asks("first aid")).matched())
                .extracting(Match.MatchedSkill::begun)
                .containsExactly(false);
    }

    @Test
    void aSkillThatTheWorkNeedsAndTheAdvertLikesIsOne() {
        Match match = match(person().can("first aid"), job().occupation("5322").likes("first aid"));
        assertThat(match.mustsImplied()).isTrue();
        assertThat(match.matched()).extracting(Match.MatchedSkill::asked).doesNotHaveDuplicates();
        assertThat(match.matched())
                .extracting(Match.MatchedSkill::asked)
                .contains(FakeTaxonomy.idOf("first aid"));
    }

    @Test
    void whatIsTaughtIsMarkedAsItIsCounted() {
        Given.Advert course =
                Given.training()
                        .teaches("weld steel")
                        .teaches("cook Thai food")
                        .teaches("first aid");
        Match match = match(person().can("weld steel", 3).can("cook Thai food", 1), course);
        assertThat(match.taughtKnown()).containsExactly(FakeTaxonomy.idOf("weld steel"));
        assertThat(match.taughtBegun()).containsExactly(FakeTaxonomy.idOf("cook Thai food"));
    }

    @Test
    void aCourseThatHasBegunIsNotSaidToBeginAtOnce() {
        Given.Person free = Given.person().available(Given.TODAY);
        assertThat(
                        said(Factor.START, free, Given.training().starts(Given.TODAY.minusDays(60)))
                                .key())
                .isEqualTo("factor.start.reason.begun");
        assertThat(said(Factor.START, free, Given.training().starts(Given.TODAY)).key())
                .isEqualTo("factor.start.good.now");
        assertThat(said(Factor.START, free, Given.job().starts(Given.TODAY.minusDays(60))).key())
                .isEqualTo("factor.start.good.now");
    }

    @Test
    void whichSideLeavesTheKindOfWorkOpenIsSaid() {
        Given.Person somebody = person().worked(null, 12, "helped");
        assertThat(said(Factor.EXPERIENCE, somebody, carer()).key())
                .as("of theirs nobody has named which work it was")
                .isEqualTo("factor.experience.unnamed");
        assertThat(said(Factor.EXPERIENCE, somebody, job()).key())
                .as("the advert names no occupation")
                .isEqualTo("factor.experience.no_occupation");
    }

    /** What asking the employer which work it is may bring at most, in tenths of a point. */
    private static List<Integer> kindOfWork(Given.Person person, Given.Advert advert) {
        return changes(person, advert, LINES_OF_ALL).stream()
                .filter(one -> !one.known() && !one.ofPerson())
                .filter(one -> Reason.OF_THE_OCCUPATION.contains(one.factor()))
                .map(Change::tenths)
                .toList();
    }

    private static int gain(Given.Person person, Given.Advert named, Given.Advert silent) {
        return score(person, named).tenths() - score(person, silent).tenths();
    }

    @Test
    void whatKindOfWorkItIsIsAskedOnceForWhatTheLikelyAnswerWouldBring() {
        Given.Person welder =
                person().can("weld steel")
                        .worked("7212", 60, "")
                        .wishes("72")
                        .interest(Interest.REALISTIC, 0.9f);
        Given.Advert welds = job().asks("weld steel");
        assertThat(kindOfWork(welder, welds))
                .containsExactly(gain(welder, job().asks("weld steel").occupation("7212"), welds))
                .allMatch(tenths -> tenths > 0);
        assertThat(kindOfWork(welder, job().asks("first aid")))
                .as("what would rather be work of another kind is no promise")
                .isEmpty();
    }

    @Test
    void whereTheAdvertTellsOfNoWorkTheyMayHaveDoneItBefore() {
        Given.Person welder = worker().can("weld steel").worked("7212", 60, "").wishes("72");
        Score now = score(welder, job());
        int ofWhatWaitsAlone =
                (int) Math.round(now.without(Set.of(Factor.EXPERIENCE, Factor.ASPIRATIONS)) * 10)
                        - now.tenths();
        assertThat(kindOfWork(welder, job()))
                .containsExactly(gain(welder, job().occupation("7212"), job()))
                .allMatch(tenths -> tenths > ofWhatWaitsAlone);
        Given.Person silent = person().wishes("72");
        Score unknown = score(silent, job());
        assertThat(kindOfWork(silent, job()))
                .as("nor is theirs known: all that waits for it")
                .containsExactly(
                        (int) Math.round(unknown.without(Set.of(Factor.ASPIRATIONS)) * 10)
                                - unknown.tenths());
    }

    @Test
    void whatKindOfWorkItIsIsAskedWhereTheirWorkAloneWaitsForIt() {
        Given.Person welder = person().can("weld steel").worked("7212", 60, "");
        assertThat(kindOfWork(welder, job().asks("weld steel"))).hasSize(1);
    }

    @Test
    void theInterestThatTakesMostIsNamedAndOnlyWhereItIsFarFromTheWork() {
        assertThat(
                        key(
                                Factor.INTERESTS,
                                person().interest(Interest.SOCIAL, 0.9f)
                                        .interest(Interest.REALISTIC, 0f),
                                carer()))
                .as("what takes the points is hardly part of the work; what is liked, the work has")
                .isEqualTo("interests.some");
        assertThat(
                        key(
                                Factor.INTERESTS,
                                person().interest(Interest.REALISTIC, 0.6f),
                                job().occupation("7212")))
                .as("nobody is said to like little what they like")
                .isEqualTo("interests.some");
        Reason named =
                said(
                        Factor.INTERESTS,
                        person().interest(Interest.SOCIAL, 0.45f)
                                .interest(Interest.REALISTIC, 0.7f),
                        carer());
        assertThat(named.key()).isEqualTo("factor.interests.more");
        assertThat(named.arguments())
                .extracting(Reason.Argument::value)
                .containsExactly("SOCIAL", "45", "90");
    }

    @Test
    void aLanguageThatIsNotSpokenIsNotSaidToWantPractice() {
        Given.Person speaker = person().speaks("en", 2);
        Reason both = said(Factor.LANGUAGES, speaker, carer().speaks("ja", 3).speaks("en", 4));
        assertThat(both.key()).isEqualTo("factor.languages.reason.both");
        assertThat(both.arguments()).extracting(Reason.Argument::value).containsExactly("en", "ja");
        assertThat(key(Factor.LANGUAGES, speaker, carer().speaks("ja", 3)))
                .isEqualTo("languages.reason.unspoken");
        assertThat(key(Factor.LANGUAGES, speaker, carer().speaks("en", 3)))
                .isEqualTo("languages.reason");
        assertThat(key(Factor.LANGUAGES, speaker, carer().speaks("en", 1)))
                .isEqualTo("languages.good");
    }

    @Test
    void aLanguageThatIsAskedForAsSuchIsNotAskedForOnceMore() {
        Given.Advert once = job().asks("first aid").likes("speak en");
        assertThat(once.facts().optional().size()).isOne();
        Given.Advert twice = job().asks("first aid").likes("speak en").speaks("en", 1);
        assertThat(twice.facts().musts().size()).isOne();
        assertThat(twice.facts().optional().size()).isZero();
    }

    @Test
    void payThatIsWorkedOutForAMonthIsSaidToBeAbout() {
        Given.Person firm = person().notBelow(1_100_000, "THB");
        assertThat(types(firm, carer().pays(40_000, 41_000, "THB", PayPeriod.DAY)))
                .containsExactly("MONEY_ABOUT", "MONEY", "MONEY_ABOUT", "MONEY_ABOUT");
        assertThat(types(firm, carer().pays(1_000_000, 1_050_000, "THB", PayPeriod.MONTH)))
                .containsExactly("MONEY", "MONEY", "MONEY", "MONEY");
    }

    private static List<String> types(Given.Person person, Given.Advert advert) {
        return said(Factor.PAY, person, advert).arguments().stream()
                .map(argument -> argument.type().name())
                .toList();
    }

    @Test
    void aFloorInAnotherCurrencyThanThePayIsSaidNotToBeCompared() {
        Given.Person firm = person().notBelow(1_000_000, "THB");
        Reason apart =
                said(
                        Factor.PAY,
                        firm,
                        carer().pays(20_000_000, 20_000_000, "JPY", PayPeriod.MONTH));
        assertThat(apart.key()).isEqualTo("factor.pay.untold.floor.other_currency");
        assertThat(apart.arguments())
                .extracting(Reason.Argument::value)
                .containsExactly("20000000 JPY", "10000.00 THB");
        assertThat(
                        key(
                                Factor.PAY,
                                firm,
                                carer().pays(1_000_000, 1_000_000, "THB", PayPeriod.MONTH)))
                .isEqualTo("pay.untold.floor");
    }

    @Test
    void whoNamedOnlyWhatTheyWouldRatherNotDoIsNotSaidToLikeTheRest() {
        assertThat(key(Factor.SECTORS, person().avoidsSector('A'), carer().sector('Q')))
                .isEqualTo("sectors.not_avoided");
        assertThat(key(Factor.SECTORS, person().wantsSector('Q'), carer().sector('Q')))
                .isEqualTo("sectors.good");
    }

    @Test
    void hoursThatTheAdvertDoesNotGiveAreNotSaidToBeUnknownOfWhoCanWorkPartTimeOnly() {
        assertThat(key(Factor.HOURS, person().must(Must.PART_TIME), carer()))
                .isEqualTo("hours.unknown");
        assertThat(key(Factor.HOURS, person(), carer())).isEqualTo("hours.untold");
    }

    /** An answer to which nothing is held changes nothing. */
    @Test
    void nobodyIsAskedForWhatTheAdvertLeavesOpenToo() {
        assertThat(changes(person(), Given.training()))
                .doesNotContain(Factor.PAY, Factor.LANGUAGES, Factor.ASPIRATIONS);
        assertThat(changes(person(), Given.training().stipend(900_000, "THB")))
                .contains(Factor.PAY);
        assertThat(changes(person(), carer())).contains(Factor.ASPIRATIONS);
    }

    @Test
    void whoToldThatTheyHaveNoSkillsAndNoWorkIsNotAskedAgain() {
        assertThat(changes(person().noSkills().neverWorked(), carer()))
                .doesNotContain(Factor.LINE_OF_WORK);
        assertThat(changes(person(), carer())).contains(Factor.LINE_OF_WORK);
        assertThat(said(person().can("weld steel").neverWorked(), carer()).key())
                .endsWith(".skills");
    }

    @Test
    void theVeryWorkIsNamedBesideOtherThatCountsForMore() {
        Reason both =
                said(
                        Factor.EXPERIENCE,
                        person().worked("5322", 1, "").worked("5321", 60, ""),
                        carer());
        assertThat(both.key()).isEqualTo("factor.experience.reason.also");
        assertThat(both.arguments())
                .extracting(Reason.Argument::value)
                .containsExactly("60", "24", "5321", "5322", "1");
    }

    @Test
    void aWishFarDownTheListIsAWishAndNotTheNearest() {
        assertThat(
                        key(
                                Factor.ASPIRATIONS,
                                person().wishes("7212", "7115", "6111", "9112", "5322"),
                                carer()))
                .isEqualTo("aspirations.later");
    }

    @Test
    void howFarTheyWouldGoIsNamedAndNotHowEasyItIs() {
        assertThat(key(Factor.DISTANCE, person().near("TH-50", 700, null), carer().in("TH-10")))
                .isEqualTo("distance.within");
        assertThat(key(Factor.DISTANCE, person().near("TH-50", 20, null), carer().in("TH-51")))
                .as("a little farther")
                .isEqualTo("distance.reason");
        assertThat(key(Factor.DISTANCE, person().near("TH-50"), carer().in("TH-51")))
                .isEqualTo("distance.good");
    }

    @Test
    void whatFallsShortByALittleIsNotSaidToFallShortNowhere() {
        assertThat(key(Factor.APTITUDE, person().aptitude(Aptitude.VERBAL, 0.37f), carer()))
                .isEqualTo("aptitude.some");
        assertThat(key(Factor.APTITUDE, person().aptitude(Aptitude.VERBAL, 0.41f), carer()))
                .isEqualTo("aptitude.good");
    }
}
