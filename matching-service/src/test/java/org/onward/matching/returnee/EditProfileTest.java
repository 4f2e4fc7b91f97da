package org.onward.matching.returnee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onward.matching.TestService;
import org.onward.matching.TestWorld;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.employer.PersonDigests;
import org.onward.matching.problem.FieldError;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.ProfileDocument.Debt;
import org.onward.matching.returnee.ProfileDocument.Experience;
import org.onward.matching.returnee.ProfileDocument.Household;
import org.onward.matching.returnee.ProfileDocument.OwnLanguage;
import org.onward.matching.returnee.ProfileDocument.OwnSkill;
import org.onward.matching.returnee.ProfileDocument.WillingPlace;
import org.onward.matching.shared.Money;
import org.onward.matching.taxonomy.Aptitude;
import org.onward.matching.taxonomy.Interest;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Taxonomy;

class EditProfileTest {
    private static final TestService service = TestService.start();
    private static final TestWorld world = new TestWorld(service);
    private static final EditProfile profiles = service.get(EditProfile.class);
    private static final List<UUID> skills =
            service.get(Taxonomy.class).skills().stream().map(s -> s.id().value()).toList();

    private static int welders = 1;

    private Caller dao = world.counsellor(world.chiangMai);
    private ReturneeId person = new ReturneeId(UUID.randomUUID());

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void somebody() {
        dao = world.counsellor(world.chiangMai);
        person = Registering.somebody(service, dao, "ช่างเชื่อม " + welders++).person();
    }

    @Test
    void whatIsWrittenIsReadBackAndGoesIntoTheMatch() {
        ProfileDocument written = full();
        EditProfile.Versioned stored = profiles.replace(dao, person, 0, written);
        assertThat(stored.version()).isEqualTo(1);
        assertThat(withoutIds(stored.profile())).isEqualTo(withoutIds(sorted(written)));
        assertThat(stored.need().map(IncomeNeed::monthly)).contains(Money.of(1_200_000, "THB"));

        Profile profile = profile();
        assertThat(profile.skills())
                .hasValueSatisfying(
                        list ->
                                assertThat(list)
                                        .contains(
                                                new Profile.OwnSkill(
                                                        new SkillId(skills.get(0)),
                                                        3,
                                                        Gained.ABROAD),
                                                new Profile.OwnSkill(
                                                        new SkillId(skills.get(1)), null, null)));
        assertThat(profile.experience())
                .hasValueSatisfying(
                        list ->
                                assertThat(list)
                                        .containsExactly(
                                                new Profile.Experience(
                                                        new OccupationCode("7212"),
                                                        30,
                                                        true,
                                                        "TW",
                                                        "เชื่อมท่อในโรงงาน 🔧")));
        assertThat(profile.aptitudes()).isEqualTo(Map.of(Aptitude.SPATIAL, 0.8f));
        assertThat(profile.measures())
                .as("results of an assessment")
                .isEqualTo(Map.of("1.A.1.f.2", 0.7f, "2.C.3.e", 0.25f));
        assertThat(profile.interests()).isEqualTo(Map.of(Interest.REALISTIC, 1f));
        assertThat(profile.aspirations()).containsExactly("7212", "72");
        assertThat(profile.sectorsWanted()).containsExactly('C');
        assertThat(profile.sectorsAvoided()).containsExactly('I');
        assertThat(profile.places())
                .contains(
                        List.of(
                                new Profile.WillingPlace("TH-50", "TH", 40, null),
                                new Profile.WillingPlace(null, "TW", null, true)));
        assertThat(profile.musts()).contains(Set.of(Must.NO_NIGHTS));
        assertThat(profile.payFloor()).isEqualTo(Money.of(900_000, "THB"));
        assertThat(profile.availableFrom()).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(profile.incomeNeed()).isEqualTo(stored.need());
    }

    @Test
    void untilSomethingIsSaidEverythingIsUnknown() {
        Profile profile = profile();
        assertThat(profile.skills()).isEmpty();
        assertThat(profile.experience()).isEmpty();
        assertThat(profile.languages()).isEmpty();
        assertThat(profile.places()).isEmpty();
        assertThat(profile.musts()).isEmpty();
        assertThat(profile.incomeNeed()).isEmpty();
        assertThat(profile.safety()).isEqualTo(Profile.Safety.NONE);
        assertThat(profiles.see(dao, person).profile()).isEqualTo(ProfileDocument.UNKNOWN);
    }

    @Test
    void noneIsKnownAndIsNotUnknown() {
        profiles.change(dao, person, 0, present -> skillsOf(present, List.of()));
        assertThat(profile().skills()).contains(List.of());
        profiles.change(dao, person, 1, present -> skillsOf(present, null));
        assertThat(profile().skills()).isEmpty();
    }

    @Test
    void everyPartCanBeSetBackToUnknown() {
        profiles.replace(dao, person, 0, full());
        assertThat(profiles.replace(dao, person, 1, ProfileDocument.UNKNOWN).profile())
                .isEqualTo(ProfileDocument.UNKNOWN);
        assertThat(
                        service.ask(
                                """
                                select count(*) from vault_entry
                                where returnee_id = ? and field = 'experience' and superseded_at is null""",
                                person.value()))
                .isEqualTo("0");
    }

    @Test
    void anExperienceThatStaysKeepsItsSealedWords() {
        ProfileDocument first = profiles.replace(dao, person, 0, full()).profile();
        List<Experience> known =
                List.copyOf(first.experience() == null ? List.of() : first.experience());
        List<Experience> more = new ArrayList<>(known);
        more.add(new Experience(null, null, null, null, null, null, "sold noodles"));
        profiles.change(dao, person, 1, present -> experienceOf(present, more));
        assertThat(
                        service.ask(
                                "select count(*) from vault_entry where returnee_id = ? and field = 'experience'",
                                person.value()))
                .as("the first was not sealed again")
                .isEqualTo("2");
        assertThat(profile().experience())
                .hasValueSatisfying(
                        list ->
                                assertThat(list)
                                        .extracting(Profile.Experience::words)
                                        .containsExactlyInAnyOrder(
                                                "เชื่อมท่อในโรงงาน 🔧", "sold noodles"));
    }

    @Test
    void everyBadFieldIsNamedAtOnceAndNothingIsStored() {
        ProfileDocument bad =
                new ProfileDocument(
                        List.of(
                                new OwnSkill(UUID.randomUUID(), 9, "by_magic"),
                                new OwnSkill(skills.get(0), 1, null),
                                new OwnSkill(skills.get(0), 1, null)),
                        List.of(
                                new Experience(
                                        UUID.randomUUID(),
                                        "0000",
                                        -1,
                                        null,
                                        "XX",
                                        2569,
                                        "x".repeat(4_001))),
                        List.of(new OwnLanguage("Thai!", null)),
                        9,
                        Map.of("verbal", 1.5f, "telepathy", 1f),
                        Map.of("social", Float.NaN),
                        List.of("99999"),
                        List.of("C"),
                        List.of("C", "Z"),
                        List.of(
                                new WillingPlace("TH-999", null, 0, null),
                                new WillingPlace("TH-50", "PH", null, null),
                                new WillingPlace(null, null, null, null)),
                        "2569-12-01",
                        40,
                        20,
                        List.of("free_lunch"),
                        new Household(
                                null,
                                21,
                                -1L,
                                null,
                                null,
                                null,
                                List.of(new Debt(null, -5L, "ZZZ", "31/12/2026"))));
        assertThatThrownBy(() -> profiles.replace(dao, person, 0, bad))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> {
                            assertThat(problem.errors())
                                    .extracting(FieldError::field)
                                    .contains(
                                            "skills.0.skill",
                                            "skills.0.level",
                                            "skills.0.gained",
                                            "skills.2.skill",
                                            "experience.0.id",
                                            "experience.0.occupation",
                                            "experience.0.months",
                                            "experience.0.country",
                                            "experience.0.endedYear",
                                            "experience.0.words",
                                            "languages.0.language",
                                            "languages.0.level",
                                            "education",
                                            "aptitudes",
                                            "aptitudes.verbal",
                                            "interests.social",
                                            "aspirations.0",
                                            "sectorsAvoided.1",
                                            "sectorsAvoided",
                                            "places.0.place",
                                            "places.0.withinKm",
                                            "places.1.country",
                                            "places.2.country",
                                            "availableFrom",
                                            "hoursMax",
                                            "musts.0",
                                            "household.currency",
                                            "household.dependants",
                                            "household.living",
                                            "household.debts.0.left",
                                            "household.debts.0.monthly",
                                            "household.debts.0.currency",
                                            "household.debts.0.dueOn");
                            assertThat(problem.errors())
                                    .filteredOn(error -> error.code().equals("error.date_buddhist"))
                                    .hasSize(2)
                                    .allSatisfy(
                                            error -> assertThat(error.message()).contains("2026"));
                        });
        assertThat(profiles.see(dao, person).profile()).isEqualTo(ProfileDocument.UNKNOWN);
    }

    @Test
    void whoReadAnEarlierVersionDoesNotOverwrite() {
        profiles.replace(dao, person, 0, full());
        assertThatThrownBy(() -> profiles.replace(dao, person, 0, ProfileDocument.UNKNOWN))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.kind())
                                        .isEqualTo(Problem.Kind.CHANGED_MEANWHILE));
        assertThat(withoutIds(profiles.see(dao, person).profile()))
                .isEqualTo(withoutIds(sorted(full())));
    }

    @Test
    void aRuleOnAPersonIsHeldAgainstTheEmployersTheyActFor() {
        UUID named = employer("Named Co.");
        UUID namedToo = employer("Named Co., Ltd.");
        UUID phoned = employer("Phoned Co.");
        UUID ruled = employer("Ruled Co.");
        UUID ruledToo = employer("RULED Company Limited");
        PersonDigests digests = service.get(PersonDigests.class);
        service.sql(
                "insert into employer_person values (?, 'recruiter', ?)",
                named,
                digests.ofName("Mr. Bad"));
        service.sql(
                "insert into employer_person values (?, 'phone', ?)",
                phoned,
                digests.ofPhone("0812345678"));
        AddSafetyRule add = service.get(AddSafetyRule.class);
        List<UUID> made =
                add.add(
                                dao,
                                person,
                                rule(
                                        SafetyRule.Kind.PERSON,
                                        "Mr. Bad",
                                        "081-234-5678",
                                        null,
                                        null,
                                        null))
                        .rules();
        assertThat(made).hasSize(2);
        add.add(dao, person, rule(SafetyRule.Kind.EMPLOYER, null, null, ruled, null, null));
        add.add(dao, person, rule(SafetyRule.Kind.PLACE, null, null, null, "PH-CEB", null));
        add.add(dao, person, rule(SafetyRule.Kind.SECTOR, null, null, null, null, "A"));
        add.add(dao, person, rule(SafetyRule.Kind.LIVE_IN, null, null, null, null, null));

        assertThat(profile().safety())
                .isEqualTo(
                        new Profile.Safety(
                                Set.of(
                                        new EmployerId(named),
                                        new EmployerId(namedToo),
                                        new EmployerId(phoned),
                                        new EmployerId(ruled),
                                        new EmployerId(ruledToo)),
                                Set.of("PH-CEB"),
                                Set.of('A'),
                                true,
                                Set.of()));
        assertThat(service.get(SafetyRules.class).list(dao, person))
                .filteredOn(one -> one.kind() == SafetyRule.Kind.PERSON)
                .hasSize(2)
                .allMatch(one -> "Mr. Bad".equals(one.name()) && "why".equals(one.note()));

        made.forEach(id -> service.get(RemoveSafetyRule.class).remove(dao, person, id));
        assertThat(profile().safety().employers())
                .containsExactlyInAnyOrder(new EmployerId(ruled), new EmployerId(ruledToo));
    }

    @Test
    void aRuleNamesSomethingThatIsThere() {
        AddSafetyRule add = service.get(AddSafetyRule.class);
        for (AddSafetyRule.NewRule bad :
                List.of(
                        rule(SafetyRule.Kind.PERSON, " ", null, null, null, null),
                        rule(SafetyRule.Kind.EMPLOYER, null, null, UUID.randomUUID(), null, null),
                        rule(SafetyRule.Kind.PLACE, null, null, null, "TH-999", null),
                        rule(SafetyRule.Kind.SECTOR, null, null, null, null, "c"),
                        rule(SafetyRule.Kind.VACANCY, null, null, null, null, null))) {
            assertThatThrownBy(() -> add.add(dao, person, bad))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.INVALID));
        }
    }

    @Test
    void everyChangeIsInTheChangeLogForTheIndex() {
        long before = changes();
        profiles.replace(dao, person, 0, full());
        service.get(ChangeReadiness.class)
                .change(dao, person, new Readiness.Ready(TestWorld.TODAY));
        service.get(AgreeToMatching.class).agree(dao, person, true);
        service.get(AgreeToMatching.class).agree(dao, person, true); // pressed twice, changed once
        service.get(AddSafetyRule.class)
                .add(dao, person, rule(SafetyRule.Kind.LIVE_IN, null, null, null, null, null));
        assertThat(changes()).isEqualTo(before + 4);
    }

    private long changes() {
        return Long.parseLong(
                service.ask(
                        "select count(*) from change_log where subject = 'returnee' and id = ?",
                        person.value()));
    }

    private Profile profile() {
        return service.get(Transactions.class)
                .read(dao, () -> service.get(Profiles.class).profileOf(person));
    }

    private static UUID employer(String name) {
        UUID id = UUID.randomUUID();
        service.sql(
                """
                insert into employer (id, name, kind, country, standing, created_at)
                values (?, ?, 'employer', 'TH', 'unverified', '2026-11-01T00:00:00Z')""",
                id,
                name);
        return id;
    }

    private static AddSafetyRule.NewRule rule(
            SafetyRule.Kind kind,
            @Nullable String name,
            @Nullable String phone,
            @Nullable UUID employer,
            @Nullable String place,
            @Nullable String sector) {
        return new AddSafetyRule.NewRule(kind, name, phone, employer, place, sector, null, "why");
    }

    private static ProfileDocument full() {
        return new ProfileDocument(
                List.of(
                        new OwnSkill(skills.get(0), 3, "abroad"),
                        new OwnSkill(skills.get(1), null, null)),
                List.of(new Experience(null, "7212", 30, true, "TW", 2025, "เชื่อมท่อในโรงงาน 🔧")),
                List.of(new OwnLanguage("th", 4), new OwnLanguage("zh", 2)),
                3,
                Map.of("spatial", 0.8f, "1.A.1.f.2", 0.7f, "2.C.3.e", 0.25f),
                Map.of("realistic", 1f),
                List.of("7212", "72"),
                List.of("C"),
                List.of("I"),
                List.of(
                        new WillingPlace("TH-50", "TH", 40, null),
                        new WillingPlace(null, "TW", null, true)),
                "2026-12-01",
                30,
                48,
                List.of("no_nights"),
                new Household(
                        "THB",
                        2,
                        800_000L,
                        null,
                        null,
                        900_000L,
                        List.of(new Debt(9_600_000L, 400_000L, "THB", "2028-12-01"))));
    }

    private static ProfileDocument sorted(ProfileDocument document) {
        return skillsOf(
                document,
                document.skills() == null
                        ? null
                        : document.skills().stream()
                                // the database's order of ids
                                .sorted(
                                        java.util.Comparator.comparing(
                                                skill -> String.valueOf(skill.skill())))
                                .toList());
    }

    private static ProfileDocument withoutIds(ProfileDocument document) {
        return experienceOf(
                document,
                Optional.ofNullable(document.experience()).orElse(List.of()).stream()
                        .map(
                                one ->
                                        new Experience(
                                                null,
                                                one.occupation(),
                                                one.months(),
                                                one.paid(),
                                                one.country(),
                                                one.endedYear(),
                                                one.words()))
                        .toList());
    }

    private static ProfileDocument skillsOf(
            ProfileDocument present, @Nullable List<OwnSkill> skills) {
        return with(present, skills, present.experience());
    }

    private static ProfileDocument experienceOf(
            ProfileDocument present, @Nullable List<Experience> experience) {
        return with(present, present.skills(), experience);
    }

    private static ProfileDocument with(
            ProfileDocument present,
            @Nullable List<OwnSkill> skills,
            @Nullable List<Experience> experience) {
        return new ProfileDocument(
                skills,
                experience,
                present.languages(),
                present.education(),
                present.aptitudes(),
                present.interests(),
                present.aspirations(),
                present.sectorsWanted(),
                present.sectorsAvoided(),
                present.places(),
                present.availableFrom(),
                present.hoursMin(),
                present.hoursMax(),
                present.musts(),
                present.household());
    }
}
