package org.onward.matching.vacancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.Connection;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onward.matching.EmployerWorld;
import org.onward.matching.TestService;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.problem.FieldError;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.Money;
import org.onward.matching.shared.PayPeriod;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Taxonomy;

class VacancyTest {
    static TestService service;
    static EmployerWorld world;
    static Caller staff;
    static UUID employer;

    @BeforeAll
    static void start() {
        service = TestService.start();
        world = new EmployerWorld(service);
        staff = world.people.staff();
        employer = world.verified("ครัวคุณแม่", null);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static SkillId skill(int at) {
        return service.get(Taxonomy.class).skills().get(at).id();
    }

    /** A form to be varied, starting with a job of five fields. */
    private static final class Form {
        @Nullable String kind = "job";
        @Nullable UUID employer = VacancyTest.employer;
        @Nullable String title = "แม่ครัว / Cook 👩🏽‍🍳";
        @Nullable String occupation = "5120";
        @Nullable String country = "TH";
        @Nullable String place = "TH-50";
        @Nullable String sector;
        @Nullable BigDecimal min;
        @Nullable BigDecimal max;
        @Nullable String currency;
        @Nullable String period;
        @Nullable BigDecimal stipend;
        @Nullable Integer hours;
        @Nullable Integer education;
        @Nullable List<VacancyForm.SkillForm> skills;
        @Nullable List<VacancyForm.LanguageForm> languages;
        @Nullable String startOn;
        @Nullable Integer seats;
        @Nullable Integer weeks;
        @Nullable Integer committed;
        @Nullable String validUntil;
        VacancyForm.@Nullable OverseasForm overseas;
        @Nullable List<UUID> backedBy;

        VacancyForm made() {
            return new VacancyForm(
                    kind,
                    employer,
                    title,
                    "Cook lunch for forty.",
                    occupation,
                    null,
                    sector,
                    country,
                    place,
                    null,
                    min,
                    max,
                    currency,
                    period,
                    stipend,
                    hours,
                    null,
                    null,
                    true,
                    education,
                    skills,
                    languages,
                    startOn,
                    seats,
                    weeks,
                    null,
                    committed,
                    validUntil,
                    overseas,
                    null,
                    backedBy,
                    null,
                    null,
                    null);
        }
    }

    private static VacancyId posted(Form form) {
        return service.get(PostVacancy.class).post(staff, null, form.made());
    }

    private static Vacancy read(VacancyId id) {
        return service.get(ReadVacancy.class).read(staff, id).vacancy();
    }

    private static List<FieldError> errorsOf(Form form) {
        try {
            posted(form);
            return List.of();
        } catch (Problem problem) {
            return problem.errors();
        }
    }

    private static void put(VacancyId id, String state) {
        OffsetDateTime at = OffsetDateTime.now(ZoneOffset.UTC).minusDays(20);
        service.sql(
                """
                update vacancy set state = ?, state_since = ?, opened_at = ?, confirmed_at = ?,
                    rejected_because = case when ? = 'rejected' then 'no' end,
                    review_comments = case when ? = 'sent_back' then '[]'::jsonb end where id = ?""",
                state,
                at,
                at,
                OffsetDateTime.now(ZoneOffset.UTC),
                state,
                state,
                id.value());
    }

    private static VacancyId open(Form form) {
        VacancyId id = posted(form);
        put(id, "open");
        return id;
    }

    private static String inDays(int days) {
        return LocalDate.now(ZoneOffset.UTC).plusDays(days).toString();
    }

    @Test
    void everythingThatWasSaidIsReadBack() {
        Form form = new Form();
        form.kind = "apprenticeship";
        form.min = new BigDecimal("9000.50");
        form.max = new BigDecimal("12000");
        form.currency = "thb";
        form.period = "month";
        form.stipend = new BigDecimal("4500");
        form.hours = 40;
        form.education = 2;
        form.skills =
                List.of(
                        new VacancyForm.SkillForm(skill(0).value(), true, false, 2, "cooking", 0.8),
                        new VacancyForm.SkillForm(skill(1).value(), false, true, null, null, null));
        form.languages = List.of(new VacancyForm.LanguageForm("th", 3));
        form.startOn = inDays(50);
        form.seats = 4;
        form.weeks = 12;
        form.committed = 3;
        form.validUntil = inDays(30);
        Vacancy.Apprenticeship read = (Vacancy.Apprenticeship) read(posted(form));
        assertThat(read.state()).isEqualTo(new VacancyState.Draft());
        assertThat(read.post().title()).isEqualTo("แม่ครัว / Cook 👩🏽‍🍳");
        assertThat(read.post().pay())
                .isEqualTo(
                        new Pay(
                                Money.of(900_050, "THB"),
                                Money.of(1_200_000, "THB"),
                                PayPeriod.MONTH));
        assertThat(read.stipend()).isEqualTo(Money.of(450_000, "THB"));
        assertThat(read.seatsCommitted()).isEqualTo(3);
        assertThat(read.post().accommodation()).isTrue();
        assertThat(read.post().nights()).isNull();
        assertThat(read.post().skills()).hasSize(2);
        assertThat(read.post().skills().getFirst().word()).isEqualTo("cooking");
        assertThat(read.post().languages()).containsExactly(new AskedLanguage("th", 3));
        assertThat(read.post().startOn()).hasToString(form.startOn);
    }

    @Test
    void everyBadFieldIsNamedAtOnce() {
        Form form = new Form();
        form.kind = "gig";
        form.title = "x".repeat(201);
        form.occupation = "9999";
        form.sector = "Z";
        form.country = "XX";
        form.place = "XX-9";
        form.min = new BigDecimal("-1");
        form.max = new BigDecimal("99999999999");
        form.currency = "BAHT";
        form.period = "moon";
        form.hours = 90;
        form.education = 9;
        form.seats = 0;
        form.skills =
                List.of(
                        new VacancyForm.SkillForm(
                                UUID.randomUUID(), true, false, null, null, null));
        form.languages = List.of(new VacancyForm.LanguageForm("Thai language", 7));
        form.startOn = "tomorrow";
        form.validUntil = "2020-01-01";
        assertThat(errorsOf(form))
                .extracting(FieldError::field)
                .contains(
                        "kind",
                        "title",
                        "occupation",
                        "sector",
                        "country",
                        "place",
                        "payMin",
                        "payMax",
                        "currency",
                        "payPeriod",
                        "hours",
                        "education",
                        "seats",
                        "skills[0].skill",
                        "languages[0].language",
                        "languages[0].level",
                        "startOn",
                        "validUntil");
    }

    @ParameterizedTest
    @CsvSource({
        "12000, 9000, THB, month, payMin, swapped",
        "-5, , THB, month, payMin, negative",
        "100, , , month, currency, required",
        "100, , THB, , payPeriod, required",
        "10.555, , THB, hour, payMin, decimals",
        "2000000000, , THB, month, payMin, absurd",
        "100, , XXX, month, currency, unknown_code"
    })
    void payThatCannotBeMeantIsRefused(
            BigDecimal min,
            @Nullable BigDecimal max,
            @Nullable String currency,
            @Nullable String period,
            String field,
            String code) {
        Form form = new Form();
        form.min = min;
        form.max = max;
        form.currency = currency;
        form.period = period;
        assertThat(errorsOf(form))
                .extracting(FieldError::field, FieldError::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(field, code));
    }

    @Test
    void aBuddhistYearIsOfferedBackConverted() {
        Form form = new Form();
        form.startOn = "2569-12-01";
        assertThat(errorsOf(form))
                .singleElement()
                .satisfies(
                        error -> {
                            assertThat(error.field()).isEqualTo("startOn");
                            assertThat(error.message()).contains("2026-12-01");
                        });
    }

    @Test
    void aCurrencyOfThreeDecimalsKeepsThem() {
        Form form = new Form();
        form.min = new BigDecimal("100.125");
        form.currency = "KWD";
        form.period = "month";
        Pay pay = read(posted(form)).post().pay();
        assertThat(pay).isNotNull();
        assertThat(java.util.Objects.requireNonNull(pay).min().minor()).isEqualTo(100_125);
    }

    @Test
    void aLowestPayAloneLeavesTheHighestOpenAndAHighestAloneIsOneSum() {
        Form form = new Form();
        form.currency = "THB";
        form.period = "month";
        form.min = new BigDecimal("15000");
        Money sum = Money.of(1_500_000, "THB");
        assertThat(read(posted(form)).post().pay()).isEqualTo(new Pay(sum, null, PayPeriod.MONTH));
        form.max = form.min;
        assertThat(read(posted(form)).post().pay()).isEqualTo(new Pay(sum, sum, PayPeriod.MONTH));
        form.min = null;
        assertThat(read(posted(form)).post().pay()).isEqualTo(new Pay(sum, sum, PayPeriod.MONTH));
    }

    // Rows: the state a vacancy is in. Columns: what is done to it. Marks: where it may lead.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            useHeadersInDisplayName = true,
            value = {
                "from      | submit | approve | sendBack | reject | pause | open | fill | withdraw",
                "draft     | yes    | no      | no       | no     | no    | no   | no   | yes",
                "submitted | no     | yes     | yes      | yes    | no    | no   | no   | yes",
                "sent_back | yes    | no      | no       | no     | no    | no   | no   | yes",
                "rejected  | no     | no      | no       | no     | no    | no   | no   | no",
                "open      | no     | no      | no       | no     | yes   | no   | yes  | yes",
                "paused    | no     | no      | no       | no     | no    | yes  | yes  | yes",
                "filled    | no     | no      | no       | no     | no    | no   | no   | no",
                "withdrawn | no     | no      | no       | no     | no    | no   | no   | no",
                "expired   | yes    | no      | no       | no     | no    | no   | no   | no"
            })
    void everyStepIsTheTables(
            String from,
            String submit,
            String approve,
            String sendBack,
            String reject,
            String pause,
            String open,
            String fill,
            String withdraw) {
        step(from, submit, "submitted", service.get(SubmitVacancy.class)::submit);
        step(from, approve, "open", service.get(ApproveVacancy.class)::approve);
        step(
                from,
                sendBack,
                "sent_back",
                (caller, id) ->
                        service.get(SendBackVacancy.class)
                                .sendBack(
                                        caller,
                                        id,
                                        List.of(
                                                new SendBackVacancy.Comment(
                                                        "payMin", "ใส่ค่าจ้างด้วยค่ะ"))));
        step(
                from,
                reject,
                "rejected",
                (caller, id) -> service.get(RejectVacancy.class).reject(caller, id, "a fee"));
        step(from, pause, "paused", service.get(PauseVacancy.class)::pause);
        step(from, open, "open", service.get(OpenVacancy.class)::open);
        step(from, fill, "filled", service.get(FillVacancy.class)::fill);
        step(from, withdraw, "withdrawn", service.get(WithdrawVacancy.class)::withdraw);
    }

    private static void step(
            String from, String may, String to, BiConsumer<Caller, VacancyId> act) {
        VacancyId id = posted(new Form());
        put(id, from);
        int logged = traces(id);
        if (may.equals("yes")) {
            act.accept(staff, id);
            assertThat(service.ask("select state from vacancy where id = ?", id.value()))
                    .as("%s to %s", from, to)
                    .isEqualTo(to);
            assertThat(traces(id)).as("record, change log and trail").isEqualTo(logged + 3);
        } else {
            assertThatThrownBy(() -> act.accept(staff, id))
                    .as("%s to %s", from, to)
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.CONFLICT));
            assertThat(service.ask("select state from vacancy where id = ?", id.value()))
                    .isEqualTo(from);
            assertThat(traces(id)).isEqualTo(logged);
        }
    }

    private static int traces(VacancyId id) {
        return Integer.parseInt(
                service.ask(
                        """
                        select (select count(*) from vacancy_change where vacancy_id = i)
                            + (select count(*) from change_log where id = i)
                            + (select count(*) from audit_entry where subject_id = i)
                        from (select ?::uuid as i) as one""",
                        id.value()));
    }

    @Test
    void whatWasSentBackCarriesItsComments() {
        VacancyId id = posted(new Form());
        service.get(SubmitVacancy.class).submit(staff, id);
        service.get(SendBackVacancy.class)
                .sendBack(staff, id, List.of(new SendBackVacancy.Comment("hours", "Which hours?")));
        assertThat(read(id).state())
                .isInstanceOfSatisfying(
                        VacancyState.SentBack.class,
                        sentBack ->
                                assertThat(sentBack.comments())
                                        .containsExactly(
                                                new FieldError("hours", "review", "Which hours?")));
    }

    @Test
    void anUnverifiedEmployersVacancyWaits() {
        Form form = new Form();
        form.employer = world.unverified("Not Yet", null);
        VacancyId id = posted(form);
        service.get(SubmitVacancy.class).submit(staff, id);
        assertThatThrownBy(() -> service.get(ApproveVacancy.class).approve(staff, id))
                .hasMessageContaining("not verified");
        assertThat(read(id).state()).isInstanceOf(VacancyState.Submitted.class);
    }

    @Test
    void anEmployerCannotReviewItsOwnVacancyNorSeeAnothers() {
        Caller own = world.of(Role.EMPLOYER, employer);
        Caller other = world.of(Role.EMPLOYER, world.verified("Somebody Else", null));
        Form form = new Form();
        form.employer = null;
        VacancyId id = service.get(PostVacancy.class).post(own, null, form.made());
        service.get(SubmitVacancy.class).submit(own, id);
        assertThatThrownBy(() -> service.get(ApproveVacancy.class).approve(own, id))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_ALLOWED));
        assertThatThrownBy(() -> service.get(WithdrawVacancy.class).withdraw(other, id))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
    }

    @Test
    void theDatabaseShowsAnEmployerItsOwnOnlyWhateverTheCodeAsks() {
        Form theirs = new Form();
        theirs.employer = world.verified("Their Shop", null);
        VacancyId other = open(theirs);
        VacancyId mine = open(new Form());
        Caller own = world.of(Role.EMPLOYER, employer);
        Vacancies vacancies = service.get(Vacancies.class);
        Transactions transactions = service.get(Transactions.class);
        assertThat(transactions.read(own, () -> vacancies.findAll(List.of(mine, other))).keySet())
                .containsExactly(mine);
        Vacancy read = read(other);
        assertThatThrownBy(
                        () ->
                                transactions.write(
                                        own,
                                        () ->
                                                service.get(VacancyStates.class)
                                                        .state(
                                                                read,
                                                                new VacancyState.Withdrawn(
                                                                        java.time.Instant.EPOCH))))
                .isInstanceOf(Problem.class);
        assertThat(read(other).state()).isInstanceOf(VacancyState.Open.class);
        assertThatThrownBy(() -> vacancies.find(mine))
                .hasStackTraceContaining("no caller in this transaction");
    }

    @Test
    void aVacancyAsksOnlyForSkillsThatThereAre() {
        UUID asking = open(new Form()).value();
        UUID none = new UUID(1, 1);
        String insert =
                "insert into vacancy_skill (vacancy_id, skill_id, must, confidence)"
                        + " select ?, skill, true, 1 from unnest(array[?, ?]) as skill";
        service.sql(
                "insert into vacancy_skill (vacancy_id, skill_id, must, confidence) values (?, ?, true, 1)",
                asking,
                skill(40).value());
        assertThatThrownBy(() -> service.sql(insert, asking, skill(42).value(), none))
                .hasStackTraceContaining("only for a skill that there is");
        assertThatThrownBy(
                        () ->
                                service.sql(
                                        "update vacancy_skill set skill_id = ? where vacancy_id = ?",
                                        none,
                                        asking))
                .hasStackTraceContaining("only for a skill that there is");
        assertThat(service.ask("select has_table_privilege('onward_app', 'skill', 'delete')::text"))
                .isEqualTo("false");
    }

    @Test
    void onlyAVacancyThatThereIsAsksForASkill() {
        UUID asking = open(new Form()).value();
        UUID none = new UUID(1, 1);
        String insert =
                "insert into vacancy_skill (vacancy_id, skill_id, must, confidence)"
                        + " select vacancy, ?, true, 1 from unnest(array[?, ?]) as vacancy";
        assertThatThrownBy(() -> service.sql(insert, skill(41).value(), asking, none))
                .hasStackTraceContaining("only a vacancy that there is");
        assertThatThrownBy(
                        () -> service.sql("update vacancy set id = ? where id = ?", none, asking))
                .hasStackTraceContaining("vacancy_change_vacancy_id_fkey");
        assertThat(
                        service.ask(
                                """
                                select count(*)::text from unnest(array['onward_app', 'onward_worker']) as login
                                where has_table_privilege(login, 'vacancy', 'delete')
                                """))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "an employer; employer_id = '00000000-0000-0001-0000-000000000001'",
                "a source; source = 'nobody', external_id = '1'",
                "an occupation; occupation = '0001'",
                "a country; country = 'QQ'",
                "a place; place_code = 'QQ-01'"
            })
    void aVacancyRefersOnlyToWhatIsThere(String part, String change) {
        UUID one = open(new Form()).value();
        assertThatThrownBy(
                        () ->
                                service.sql(
                                        "update vacancy set %s where id = ?".formatted(change),
                                        one))
                .hasStackTraceContaining("refers to " + part + " that is not there");
    }

    @Test
    void aNewVacancyRefersOnlyToWhatIsThereAndNobodyMayTakeItAway() {
        String insert =
                """
                insert into vacancy (id, kind, state, state_since, employer_id, title, tasks, country, created_at)
                select ?, 'job', 'draft', now(), id, 'Cook', '', ?, now() from employer limit 1
                """;
        assertThatThrownBy(() -> service.sql(insert, UUID.randomUUID(), "QQ"))
                .hasStackTraceContaining("refers to a country that is not there");
        service.sql(insert, UUID.randomUUID(), "TH");
        assertThat(
                        service.ask(
                                """
                                select count(*)::text
                                from unnest(array['onward_app', 'onward_worker']) as login,
                                    unnest(array['employer', 'feed_source', 'occupation', 'country', 'place']) as part
                                where has_table_privilege(login, part, 'delete')
                                """))
                .isEqualTo("0");
    }

    private static void refusedAs(
            Problem.Kind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(kind));
    }

    private static boolean isListed(Caller caller, boolean over, VacancyId id) {
        return service
                .get(ListHiddenVacancies.class)
                .list(caller, over, "", null, 500)
                .vacancies()
                .stream()
                .anyMatch(one -> one.id().equals(id));
    }

    @Test
    void whatAnEmployersAccountDraftsIsNobodyElsesBeforeItIsHandedIn() {
        UUID chamber = world.chamber("หอการค้าจังหวัดน่าน");
        UUID member = world.verified("Weavers of Nan", chamber);
        Caller own = world.of(Role.EMPLOYER, member);
        Form form = new Form();
        form.employer = member;
        VacancyId id = service.get(PostVacancy.class).post(own, null, form.made());
        VacancyId never = service.get(PostVacancy.class).post(own, null, form.made());
        service.get(WithdrawVacancy.class).withdraw(own, never);
        VacancyId told = posted(form);
        Caller desk = world.of(Role.CHAMBER, chamber);
        for (Caller reader :
                List.of(staff, desk, world.people.counsellor(world.people.chiangMai))) {
            assertThat(isListed(reader, false, id)).isFalse();
            assertThat(isListed(reader, true, never)).isFalse();
            assertThat(isListed(reader, false, told)).as("written down here").isTrue();
            refusedAs(
                    Problem.Kind.NOT_FOUND, () -> service.get(SeeVacancy.class).see(reader, never));
            for (org.assertj.core.api.ThrowableAssert.ThrowingCallable act :
                    List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                            () -> service.get(SeeVacancy.class).see(reader, id),
                            () -> service.get(ReadVacancy.class).read(reader, id),
                            () -> service.get(EditVacancy.class).edit(reader, id, 0, form.made()),
                            () -> service.get(SubmitVacancy.class).submit(reader, id),
                            () -> service.get(WithdrawVacancy.class).withdraw(reader, id))) {
                refusedAs(Problem.Kind.NOT_FOUND, act);
            }
        }
        service.get(SubmitVacancy.class).submit(own, id);
        assertThat(isListed(desk, false, id)).isTrue();
        assertThat(service.get(SeeVacancy.class).see(desk, id).vacancy().id()).isEqualTo(id);
    }

    @Test
    void noStepIsTakenOnWhatWasChangedSinceItWasRead() {
        Form form = new Form();
        form.country = "PH";
        form.place = null;
        VacancyId open = open(form);
        VacancyId waits = posted(form);
        service.get(SubmitVacancy.class).submit(staff, waits);
        form.hours = 44;
        int openSeen = read(open).version();
        int seen = read(waits).version();
        service.get(EditVacancy.class).edit(staff, open, openSeen, form.made());
        service.get(EditVacancy.class).edit(staff, waits, seen, form.made());
        var papers = new VetOverseas.Seen("L-1", "Principal Co", "JO-9", "E7", true, true);
        for (org.assertj.core.api.ThrowableAssert.ThrowingCallable act :
                List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                        () -> service.get(FillVacancy.class).fill(staff, open, openSeen),
                        () -> service.get(WithdrawVacancy.class).withdraw(staff, open, openSeen),
                        () -> service.get(PauseVacancy.class).pause(staff, open, openSeen),
                        () -> service.get(ConfirmVacancy.class).confirm(staff, open, openSeen),
                        () -> service.get(RejectVacancy.class).reject(staff, waits, seen, "a fee"),
                        () -> service.get(VetOverseas.class).vet(staff, waits, seen, papers),
                        () ->
                                service.get(SendBackVacancy.class)
                                        .sendBack(
                                                staff,
                                                waits,
                                                seen,
                                                List.of(
                                                        new SendBackVacancy.Comment(
                                                                "hours", "Which?"))))) {
            refusedAs(Problem.Kind.CHANGED_MEANWHILE, act);
        }
        assertThat(read(open).state()).isInstanceOf(VacancyState.Open.class);
        assertThat(read(waits).state()).isInstanceOf(VacancyState.Submitted.class);
    }

    @Test
    void whatACounsellorChangesInAnOpenVacancyIsReviewedLikeAnEmployersAndNobodyAsksForAFee() {
        Caller counsellor = world.people.counsellor(world.people.chiangMai);
        Form form = asOpen(new Form());
        VacancyId id = open(form);
        form.seats = 3;
        service.get(EditVacancy.class).edit(counsellor, id, 0, form.made());
        assertThat(read(id).state()).isInstanceOf(VacancyState.Open.class);
        form.min = new BigDecimal("6000");
        service.get(EditVacancy.class).edit(counsellor, id, 1, form.made());
        assertThat(read(id).state()).isInstanceOf(VacancyState.Submitted.class);
        VacancyId open = open(form);
        form.title = "Waitress, female only, call 081-234-5678";
        assertThatThrownBy(() -> service.get(EditVacancy.class).edit(staff, open, 0, form.made()))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.errors())
                                        .extracting(FieldError::code)
                                        .contains("posting_contact", "posting_criteria"));
    }

    @Test
    void aPausedVacancyPastItsLastDayDoesNotOpen() {
        VacancyId id = open(new Form());
        put(id, "paused");
        service.sql("update vacancy set valid_until = '2026-01-01' where id = ?", id.value());
        assertThatThrownBy(() -> service.get(OpenVacancy.class).open(staff, id))
                .hasMessageContaining("last day");
        Caller own = world.of(Role.EMPLOYER, employer);
        for (String state : List.of("paused", "expired")) {
            put(id, state);
            assertThat(service.get(ReadOwnVacancies.class).one(own, id).past()).isTrue();
        }
    }

    @Test
    void aCounsellorEndsOnlyWhatNobodySignsInFor() {
        Caller counsellor = world.people.counsellor(world.people.chiangMai);
        UUID chamber = world.chamber("หอการค้าจังหวัดพะเยา");
        Form form = new Form();
        UUID member = world.verified("Nobody Signs In", chamber);
        form.employer = member;
        VacancyId told = open(form);
        VacancyId second = open(form);
        service.get(FillVacancy.class).fill(counsellor, told);
        world.of(Role.EMPLOYER, member);
        for (org.assertj.core.api.ThrowableAssert.ThrowingCallable act :
                List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                        () -> service.get(FillVacancy.class).fill(counsellor, second),
                        () -> service.get(WithdrawVacancy.class).withdraw(counsellor, second))) {
            refusedAs(Problem.Kind.NOT_ALLOWED, act);
        }
        assertThat(service.get(SeeVacancy.class).see(counsellor, second).mayEnd()).isFalse();
        service.get(WithdrawVacancy.class).withdraw(world.of(Role.CHAMBER, chamber), second);
        assertThat(read(second).state()).isInstanceOf(VacancyState.Withdrawn.class);
    }

    @Test
    void whatStaffWriteToAnEmployerDoesNotSayWhoThePeopleAre() {
        VacancyId id = posted(new Form());
        service.get(SubmitVacancy.class).submit(staff, id);
        Form form = new Form();
        form.title = "Sewing for trafficking survivors";
        assertThat(errorsOf(form))
                .extracting(FieldError::field, FieldError::code)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("title", "not_for_employers"));
        form.title = "Case packer, computer program";
        assertThat(errorsOf(form)).isEmpty();
        assertThatThrownBy(
                        () ->
                                service.get(RejectVacancy.class)
                                        .reject(staff, id, "ไม่เหมาะกับผู้เสียหาย"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.errors())
                                        .extracting(FieldError::field)
                                        .containsExactly("because"));
        assertThatThrownBy(
                        () ->
                                service.get(SendBackVacancy.class)
                                        .sendBack(
                                                staff,
                                                id,
                                                List.of(
                                                        new SendBackVacancy.Comment(
                                                                "hours", "Which hours?"),
                                                        new SendBackVacancy.Comment(
                                                                "payMin",
                                                                "Our returnees need more."))))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.errors())
                                        .extracting(FieldError::field)
                                        .containsExactly("comments[1].message"));
    }

    @Test
    void anEmployersWordsAreRefusedByTheirField() {
        Form form = new Form();
        form.title = "Waitress, female only, call 081-234-5678";
        Caller own = world.of(Role.EMPLOYER, employer);
        assertThatThrownBy(() -> service.get(PostVacancy.class).post(own, null, form.made()))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.errors())
                                        .extracting(FieldError::field, FieldError::code)
                                        .containsExactlyInAnyOrder(
                                                org.assertj.core.groups.Tuple.tuple(
                                                        "title", "posting_contact"),
                                                org.assertj.core.groups.Tuple.tuple(
                                                        "title", "posting_criteria")));
        assertThat(posted(form)).as("staff are warned when they review").isNotNull();
    }

    @Test
    void whatWasChangedWhileItWasReadIsNotApproved() {
        Form form = new Form();
        VacancyId id = posted(form);
        service.get(SubmitVacancy.class).submit(staff, id);
        int seen = read(id).version();
        form.min = new BigDecimal("1");
        form.currency = "THB";
        form.period = "month";
        service.get(EditVacancy.class).edit(staff, id, seen, form.made());
        assertThatThrownBy(() -> service.get(ApproveVacancy.class).approve(staff, id, seen))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.kind())
                                        .isEqualTo(Problem.Kind.CHANGED_MEANWHILE));
    }

    @Test
    void theSameIdempotencyKeyPostsOnce() {
        PostVacancy post = service.get(PostVacancy.class);
        VacancyId first = post.post(staff, "one-post-only", new Form().made());
        assertThat(post.post(staff, "one-post-only", new Form().made())).isEqualTo(first);
        assertThat(post.post(staff, null, new Form().made())).isNotEqualTo(first);
    }

    @Test
    void anEditReplacesSkillsAndRefusesAnOldVersion() {
        Form form = new Form();
        form.skills =
                List.of(new VacancyForm.SkillForm(skill(0).value(), true, false, null, null, null));
        VacancyId id = posted(form);
        form.skills =
                List.of(new VacancyForm.SkillForm(skill(1).value(), true, false, null, null, null));
        service.get(EditVacancy.class).edit(staff, id, 0, form.made());
        assertThat(read(id).post().skills())
                .extracting(AskedSkill::skill)
                .containsExactly(skill(1));
        assertThat(read(id).version()).isEqualTo(1);
        assertThatThrownBy(() -> service.get(EditVacancy.class).edit(staff, id, 0, form.made()))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.kind())
                                        .isEqualTo(Problem.Kind.CHANGED_MEANWHILE));
    }

    private static Form asOpen(Form form) {
        form.min = new BigDecimal("9000");
        form.currency = "THB";
        form.period = "month";
        form.skills =
                List.of(new VacancyForm.SkillForm(skill(0).value(), true, false, null, null, null));
        return form;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "title",
                "occupation",
                "place",
                "payMin",
                "hours",
                "sector",
                "education",
                "skills",
                "languages",
                "overseas"
            })
    void whatAnEmployerChangesInAnOpenVacancyIsReviewedAgain(String field) {
        Form form = asOpen(new Form());
        VacancyId id = open(form);
        switch (field) {
            case "title" -> form.title = "Cook, night shift";
            case "occupation" -> form.occupation = "9412";
            case "place" -> form.place = "TH-57";
            case "payMin" -> form.min = new BigDecimal("6000");
            case "hours" -> form.hours = 60;
            case "sector" -> form.sector = "I";
            case "education" -> form.education = 3;
            case "skills" -> form.skills = List.of();
            case "languages" -> form.languages = List.of(new VacancyForm.LanguageForm("en", 3));
            case "overseas" ->
                    form.overseas = new VacancyForm.OverseasForm("L-7", null, null, null);
            default -> throw new IllegalArgumentException(field);
        }
        Caller own = world.of(Role.EMPLOYER, employer);
        service.get(EditVacancy.class).edit(own, id, 0, form.made());
        assertThat(read(id).state()).isInstanceOf(VacancyState.Submitted.class);
        assertThat(indexed(id).shown()).isFalse();
        assertThat(
                        service.ask(
                                """
                                select because from vacancy_change
                                where vacancy_id = ? and to_state = 'submitted'""",
                                id.value()))
                .isEqualTo("changed: " + field);
        service.get(ApproveVacancy.class).approve(staff, id);
        assertThat(indexed(id).shown()).isEqualTo(!field.equals("overseas")); // is to be vetted
    }

    @Test
    void aPausedOrExpiredVacancyThatItsEmployerChangesIsReviewedBeforeItIsShown() {
        for (String state : List.of("paused", "expired")) {
            Form form = asOpen(new Form());
            VacancyId id = open(form);
            put(id, state);
            form.min = new BigDecimal("1");
            service.get(EditVacancy.class)
                    .edit(world.of(Role.EMPLOYER, employer), id, 0, form.made());
            assertThat(read(id).state()).isInstanceOf(VacancyState.Submitted.class);
        }
    }

    @Test
    void seatsAndDaysMayChangeWithoutAReview() {
        Form form = asOpen(new Form());
        VacancyId id = open(form);
        form.seats = 7;
        form.startOn = inDays(70);
        form.validUntil = inDays(60);
        service.get(EditVacancy.class).edit(world.of(Role.EMPLOYER, employer), id, 0, form.made());
        assertThat(read(id).state()).isInstanceOf(VacancyState.Open.class);
        assertThat(read(id).post().seats()).isEqualTo(7);
    }

    @Test
    void whoMayApproveChangesAnOpenVacancyWithoutAReview() {
        UUID chamber = world.chamber("หอการค้าเชียงใหม่");
        Form form = asOpen(new Form());
        form.employer = world.verified("Member of the Chamber", chamber);
        VacancyId id = open(form);
        form.title = "Baker";
        service.get(EditVacancy.class).edit(staff, id, 0, form.made());
        form.title = "Pastry cook";
        service.get(EditVacancy.class).edit(world.of(Role.CHAMBER, chamber), id, 1, form.made());
        assertThat(read(id).state()).isInstanceOf(VacancyState.Open.class);
        assertThat(read(id).post().title()).isEqualTo("Pastry cook");
    }

    @ParameterizedTest
    @CsvSource({"open, submitted, ", "rejected, open, mistake", "filled, open, mistake"})
    void theDatabaseKeepsNoStepThatTheTableDoesNotHave(
            String from, String to, @Nullable String because) {
        VacancyId id = posted(new Form());
        assertThatThrownBy(
                        () ->
                                service.sql(
                                        """
                                        insert into vacancy_change (vacancy_id, from_state,
                                            to_state, because, recorded_at)
                                        values (?, ?, ?, ?, ?)""",
                                        id.value(),
                                        from,
                                        to,
                                        because,
                                        OffsetDateTime.now(ZoneOffset.UTC)))
                .hasStackTraceContaining("vacancy_change_");
    }

    @Test
    void workAbroadIsShownOnceVettedAndHiddenAgainWhenItsLicenceChanges() {
        Form form = new Form();
        form.country = "PH";
        form.place = null;
        VacancyId id = open(form);
        assertThat(indexed(id).shown()).isFalse();
        assertThat(indexed(id).work()).as("read once somebody is shown it").isNull();
        VetOverseas vet = service.get(VetOverseas.class);
        assertThatThrownBy(
                        () ->
                                vet.vet(
                                        staff,
                                        id,
                                        new VetOverseas.Seen(
                                                "L-1", null, "JO-9", "E7", true, false)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.errors())
                                        .extracting(FieldError::field)
                                        .containsExactly("principal", "zeroFees"));
        var papers = new VetOverseas.Seen("L-1", "Principal Co", "JO-9", "E7", true, true);
        vet.vet(staff, id, papers);
        assertThat(indexed(id).shown()).isTrue();
        byte[] work = indexed(id).work();
        assertThat(work).isNotEmpty();
        int version = read(id).version();
        vet.vet(staff, id, papers);
        assertThat(read(id).version()).as("sent twice").isEqualTo(version);
        form.overseas = new VacancyForm.OverseasForm("L-1", "Principal Co", "JO-9", "E7");
        service.get(EditVacancy.class).edit(staff, id, read(id).version(), form.made());
        assertThat(indexed(id).shown()).as("nothing vetted changed").isTrue();
        assertThat(indexed(id).work()).isEqualTo(work);
        form.overseas = new VacancyForm.OverseasForm("L-2", "Principal Co", "JO-9", "E7");
        service.get(EditVacancy.class).edit(staff, id, read(id).version(), form.made());
        assertThat(indexed(id).shown()).isFalse();
    }

    private static Vacancies.Indexed indexed(VacancyId id) {
        return java.util.Objects.requireNonNull(
                service.get(Transactions.class)
                        .work(
                                connection ->
                                        service.get(Vacancies.class)
                                                .forIndex(connection, List.of(id)))
                        .get(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"paused", "submitted", "filled", "expired"})
    void whatIsNotOpenIsNotShown(String state) {
        VacancyId id = open(new Form());
        assertThat(indexed(id).shown()).isTrue();
        put(id, state);
        assertThat(indexed(id).shown()).isFalse();
    }

    @Test
    void aSuspendedEmployersVacancyIsNotShown() {
        Form form = new Form();
        form.employer = world.verified("To Be Suspended", null);
        VacancyId id = open(form);
        assertThat(indexed(id).shown()).isTrue();
        service.get(org.onward.matching.employer.SuspendEmployer.class)
                .suspend(
                        staff,
                        new org.onward.matching.employer.EmployerId(form.employer),
                        "papers held");
        assertThat(indexed(id).shown()).isFalse();
    }

    @Test
    void forASuspendedEmployerNothingIsPostedEditedHandedInOrConfirmedByAnybody() {
        Form form = new Form();
        form.employer = world.verified("Suspended Later", null);
        VacancyId draft = posted(form);
        VacancyId open = open(form);
        service.get(org.onward.matching.employer.SuspendEmployer.class)
                .suspend(
                        staff,
                        new org.onward.matching.employer.EmployerId(form.employer),
                        "papers held");
        for (org.assertj.core.api.ThrowableAssert.ThrowingCallable act :
                List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                        () -> posted(form),
                        () -> service.get(EditVacancy.class).edit(staff, draft, 0, form.made()),
                        () -> service.get(SubmitVacancy.class).submit(staff, draft),
                        () -> service.get(ConfirmVacancy.class).confirm(staff, open))) {
            assertThatThrownBy(act).hasMessageContaining("suspended");
        }
    }

    @Test
    void aTrainingCountsTheSeatsOfTheOpenVacanciesBehindIt() {
        Form job = new Form();
        job.seats = 5;
        VacancyId behind = open(job);
        VacancyId paused = open(job);
        put(paused, "paused");
        Form training = new Form();
        training.kind = "training";
        training.backedBy = List.of(behind.value(), paused.value());
        VacancyId id = open(training);
        assertThat(indexed(id).backedSeats()).isEqualTo(5);
        assertThat(((Vacancy.Training) read(id)).backedBy())
                .containsExactlyInAnyOrder(behind, paused);
        training.backedBy = List.of(UUID.randomUUID());
        assertThat(errorsOf(training)).extracting(FieldError::field).containsExactly("backedBy");
    }

    @Test
    void threeHundredVacanciesAreReadInAsManyQueriesAsOne() {
        List<VacancyId> ids = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            Form form = new Form();
            form.skills =
                    List.of(
                            new VacancyForm.SkillForm(
                                    skill(i % 3).value(), true, false, null, null, null));
            ids.add(posted(form));
        }
        assertThat(queries(ids.subList(0, 1))).isEqualTo(queries(ids)).isEqualTo(2);
        Map<VacancyId, Vacancy> found =
                service.get(Transactions.class)
                        .read(staff, () -> service.get(Vacancies.class).findAll(ids));
        assertThat(found).hasSize(300);
        assertThat(found.values()).allMatch(vacancy -> vacancy.post().skills().size() == 1);
    }

    private static int queries(List<VacancyId> ids) {
        AtomicInteger queries = new AtomicInteger();
        service.get(Transactions.class)
                .work(
                        connection ->
                                service.get(Vacancies.class)
                                        .forIndex(counting(connection, queries), ids));
        return queries.get();
    }

    private static Connection counting(Connection connection, AtomicInteger queries) {
        return (Connection)
                Proxy.newProxyInstance(
                        Connection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("prepareStatement")) {
                                queries.incrementAndGet();
                            }
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    @Test
    void aRebuildStreamsEveryOpenVacancy() {
        VacancyId open = open(new Form());
        VacancyId draft = posted(new Form());
        List<VacancyId> seen = new ArrayList<>();
        service.get(Transactions.class)
                .work(
                        connection -> {
                            service.get(Vacancies.class)
                                    .eachOpen(connection, one -> seen.add(one.vacancy().id()));
                            return true;
                        });
        assertThat(seen).contains(open).doesNotContain(draft).doesNotHaveDuplicates();
    }

    private static VacancyId confirmed(int daysAgo) {
        return confirmed(new Form(), daysAgo);
    }

    private static VacancyId confirmed(Form form, int daysAgo) {
        VacancyId id = open(form);
        service.sql(
                "update vacancy set confirmed_at = ? where id = ?",
                OffsetDateTime.now(ZoneOffset.UTC).minusDays(daysAgo),
                id.value());
        return id;
    }

    private static void askedAgo(VacancyId id, int days) {
        service.sql(
                "update vacancy set asked_at = ? where id = ?",
                OffsetDateTime.now(ZoneOffset.UTC).minusDays(days),
                id.value());
    }

    private static List<VacancyId> toConfirm(Caller caller) {
        return service
                .get(ListVacanciesToConfirm.class)
                .list(caller, null, 100)
                .vacancies()
                .stream()
                .map(ListVacanciesToConfirm.ToConfirm::id)
                .toList();
    }

    @Test
    void twoWeeksBeforeItIsHiddenAVacancyIsAskedAbout() {
        VacancyId soon = confirmed(77);
        VacancyId later = confirmed(75);
        service.get(AskToConfirm.class).run();
        Caller own = world.of(Role.EMPLOYER, employer);
        assertThat(toConfirm(own)).contains(soon).doesNotContain(later);
        assertThat(toConfirm(staff)).contains(soon);
        assertThat(toConfirm(world.of(Role.EMPLOYER, world.verified("Next Door", null)))).isEmpty();
        service.get(ConfirmVacancy.class).confirm(own, soon);
        assertThat(toConfirm(own)).doesNotContain(soon);
        assertThat(read(soon).state())
                .isInstanceOfSatisfying(
                        VacancyState.Open.class,
                        open ->
                                assertThat(open.confirmed())
                                        .isAfter(java.time.Instant.now().minusSeconds(60)));
    }

    @Test
    void aChamberIsAskedAboutItsMembersOnly() {
        UUID chamber = world.chamber("Cebu Chamber");
        Form form = new Form();
        form.employer = world.verified("Cebu Member", chamber);
        VacancyId members = confirmed(form, 80);
        VacancyId others = confirmed(80);
        service.get(AskToConfirm.class).run();
        assertThat(toConfirm(world.of(Role.CHAMBER, chamber)))
                .contains(members)
                .doesNotContain(others);
    }

    @Test
    void theListOfWhatIsToConfirmIsPaged() {
        Form form = new Form();
        form.employer = world.verified("Many To Confirm", null);
        List<VacancyId> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(confirmed(form, 80));
        }
        service.get(AskToConfirm.class).run();
        Caller own = world.of(Role.EMPLOYER, form.employer);
        List<VacancyId> seen = new ArrayList<>();
        String cursor = null;
        do {
            ListVacanciesToConfirm.Page page =
                    service.get(ListVacanciesToConfirm.class).list(own, cursor, 2);
            page.vacancies().forEach(one -> seen.add(one.id()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void nobodysVacancyIsHiddenBeforeItWasAskedAboutForTwoWeeks() {
        VacancyId never = confirmed(200);
        VacancyId lately = confirmed(200);
        askedAgo(lately, 13);
        VacancyId silent = confirmed(200);
        askedAgo(silent, 15);
        service.get(ExpireVacancies.class).run();
        assertThat(read(never).state()).isInstanceOf(VacancyState.Open.class);
        assertThat(read(lately).state()).isInstanceOf(VacancyState.Open.class);
        assertThat(read(silent).state()).isInstanceOf(VacancyState.Expired.class);
    }

    @Test
    void anExpiredVacancyIsShownAgainOnceItIsConfirmed() {
        VacancyId id = open(new Form());
        put(id, "expired");
        service.get(ConfirmVacancy.class).confirm(world.of(Role.EMPLOYER, employer), id);
        assertThat(indexed(id).shown()).isTrue();
        service.sql(
                "update vacancy set state = 'expired', valid_until = '2026-01-01' where id = ?",
                id.value());
        assertThatThrownBy(() -> service.get(ConfirmVacancy.class).confirm(staff, id))
                .hasMessageContaining("last day");
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft", "submitted", "sent_back", "rejected", "filled", "withdrawn"})
    void onlyWhatWasShownCanBeConfirmed(String state) {
        VacancyId id = posted(new Form());
        put(id, state);
        assertThatThrownBy(() -> service.get(ConfirmVacancy.class).confirm(staff, id))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.CONFLICT));
    }

    @Test
    void whatIsPastItsDayOrUnconfirmedForNinetyDaysExpires() {
        VacancyId past = open(new Form());
        service.sql("update vacancy set valid_until = '2025-01-01' where id = ?", past.value());
        VacancyId unconfirmed = open(new Form());
        service.sql(
                "update vacancy set confirmed_at = ? where id = ?",
                OffsetDateTime.now(ZoneOffset.UTC).minusDays(91),
                unconfirmed.value());
        askedAgo(unconfirmed, 15);
        VacancyId fresh = open(new Form());
        service.sql(
                "update vacancy set confirmed_at = ? where id = ?",
                OffsetDateTime.now(ZoneOffset.UTC).minusDays(89),
                fresh.value());
        askedAgo(fresh, 20);
        int before = traces(past);
        service.get(ExpireVacancies.class).run();
        assertThat(read(past).state()).isInstanceOf(VacancyState.Expired.class);
        assertThat(read(unconfirmed).state()).isInstanceOf(VacancyState.Expired.class);
        assertThat(read(fresh).state()).isInstanceOf(VacancyState.Open.class);
        assertThat(traces(past)).isEqualTo(before + 3);
    }
}
