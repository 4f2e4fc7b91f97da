package org.onward.matching.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onward.matching.problem.Problem.Kind.CONFLICT;
import static org.onward.matching.problem.Problem.Kind.INVALID;
import static org.onward.matching.problem.Problem.Kind.NOT_FOUND;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.employer.EditEmployer;
import org.onward.matching.employer.EmployerForm;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.employer.RegisterEmployer;
import org.onward.matching.employer.RegistrationNumber;
import org.onward.matching.employer.VerifyEmployer;
import org.onward.matching.problem.Problem;
import org.onward.matching.shared.Sql;
import org.onward.matching.web.Browserless;

/** Whom a feed means by a name, and whose vacancies it may open. */
class FeedEmployersTest extends FeedCase {
    private static final String HEAD = "id,title,employer,registration_number\n";

    private String source = "";
    private String name = "";
    private UUID chamber = new UUID(0, 0);
    private UUID member = new UUID(0, 0);
    private Caller desk = staff;

    @BeforeEach
    void aChamberWithAMemberAndAFeed() {
        source = "s-" + UUID.randomUUID().toString().substring(0, 20);
        name = "บริษัท ผ้าไหม " + source;
        chamber = world.chamber("หอการค้า " + source);
        member = world.verified(name, chamber);
        desk = world.of(Role.CHAMBER, chamber);
        service.get(RegisterFeedSource.class)
                .register(staff, source, chamber, "TH", FeedContent.DELTA);
    }

    private String number(UUID employer) {
        String number =
                "TH"
                        + employer.toString()
                                .substring(0, 13)
                                .replace("-", "")
                                .toUpperCase(Locale.ROOT);
        service.sql("update employer set registration_number = ? where id = ?", number, employer);
        return number;
    }

    private FeedRun sent(Caller caller, String rows) {
        ImportFeed feed = service.get(ImportFeed.class);
        return feed.run(
                caller, feed.begin(caller, source, FeedFormat.CSV, null, kept(HEAD + rows)));
    }

    private FeedRun sent(String rows) {
        return sent(desk, rows);
    }

    private void link(Caller caller, UUID named, UUID employer) {
        service.get(LinkFeedEmployer.class)
                .link(caller, source, new EmployerId(named), new EmployerId(employer));
    }

    private List<FeedEmployers.LooksLike> asked() {
        return service.get(LinkFeedEmployer.class).open(desk, source);
    }

    private static void refused(Problem.Kind kind, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(kind));
    }

    @Test
    void onlyAVerifiedMemberKnownByItsNumberOpens() {
        String number = number(member);
        String elsewhere =
                number(world.verified("Elsewhere " + source, world.chamber("Other " + source)));
        FeedRun run =
                sent(
                        "a,Cook,%s,TH999999\nb,Cook,Elsewhere,%s\nc,Cook,Any name,%s\n"
                                .formatted(name, elsewhere, "th-" + number.substring(2)));
        assertThat(run.tally()).isEqualTo(tally(3, 1, 0, 0, 2, 0));
        assertThat(rowsOf(source)).isEqualTo("aCooksubmitted,bCooksubmitted,cCookopen");
        assertThat(of(source, "c", "employer_id")).isEqualTo(member.toString());
        assertThat(of(source, "a", "employer_id")).isNotEqualTo(member.toString());
        assertThat(asked()).as("another number is no likeness").isEmpty();
        assertThat(sent("c,Cook,Any name,%s\n".formatted(number)).tally())
                .isEqualTo(tally(1, 0, 1, 0, 0, 0));
        assertThat(of(source, "c", "employer_id")).isEqualTo(member.toString());
    }

    @Test
    void aNameAloneIsASuggestionAndOpensOnceSomebodyAcceptsIt() {
        String row = "1,Weaver,%s,\n".formatted(name);
        FeedRun run = sent(row);
        assertThat(only(run).held()).isTrue();
        assertThat(only(run).read()).isEqualTo(name);
        assertThat(of(source, "1", "state")).isEqualTo("submitted");
        UUID named = named(source, name);
        assertThat(of(source, "1", "employer_id"))
                .as("the member is not handed what may be somebody else's")
                .isEqualTo(named.toString());
        sent(row);
        assertThat(
                        service.ask(
                                "select count(*) from employer where fed and chamber_id = ?",
                                chamber))
                .as("the same row again names the same")
                .isEqualTo("1");
        assertThat(asked())
                .containsExactly(new FeedEmployers.LooksLike(named, name, null, member, name));
        link(desk, named, member);
        assertThat(of(source, "1", "state || ' ' || employer_id")).isEqualTo("open " + member);
        assertThat(asked()).isEmpty();
        assertThat(sent(row + "2,Dyer,%s,\n".formatted(name)).tally())
                .isEqualTo(tally(2, 1, 0, 1, 0, 0));
        assertThat(rowsOf(source)).isEqualTo("1Weaveropen,2Dyeropen");
    }

    @Test
    void aLinkToWhoLeftTheChamberOpensNothing() {
        sent("1,Weaver,%s,\n".formatted(name));
        link(desk, named(source, name), member);
        service.sql("update employer set chamber_id = null where id = ?", member);
        assertThat(sent("2,Dyer,%s,\n".formatted(name)).tally()).isEqualTo(tally(1, 0, 0, 0, 1, 0));
        assertThat(of(source, "2", "employer_id")).isNotEqualTo(member.toString());
    }

    @Test
    void whatWasRefusedStaysClosedAndIsNotAskedAgain() {
        String row = "1,Weaver,%s,\n".formatted(name);
        sent(row);
        service.get(LinkFeedEmployer.class)
                .refuse(desk, source, new EmployerId(named(source, name)));
        assertThat(asked()).isEmpty();
        assertThat(only(sent(row)).reason()).isEqualTo("employer not verified");
        assertThat(of(source, "1", "state")).isEqualTo("submitted");
    }

    @Test
    void anotherChamberDecidesNothingAndAForeignEmployerIsNoAnswer() {
        sent("1,Weaver,%s,\n".formatted(name));
        UUID named = named(source, name);
        UUID otherChamber = world.chamber("Neighbour " + source);
        Caller other = world.of(Role.CHAMBER, otherChamber);
        UUID foreign = world.verified("Foreign " + source, otherChamber);
        refused(NOT_FOUND, () -> link(other, named, member));
        refused(NOT_FOUND, () -> link(other, named, foreign));
        refused(NOT_FOUND, () -> link(desk, named, foreign));
        refused(NOT_FOUND, () -> link(staff, named, foreign));
        refused(NOT_FOUND, () -> link(desk, member, member));
        refused(
                NOT_FOUND,
                () ->
                        service.get(LinkFeedEmployer.class)
                                .refuse(other, source, new EmployerId(named)));
        refused(NOT_FOUND, () -> service.get(LinkFeedEmployer.class).open(other, source));
        assertThat(of(source, "1", "state")).isEqualTo("submitted");
    }

    @Test
    void aRowThatWaitsFollowsItsNumberOnceThatIsKnown() {
        sent("1,Weaver,%s,\n".formatted(name));
        String number = number(member);
        FeedRun run = sent("1,Weaver,%s,%s\n".formatted(name, number));
        assertThat(run.tally()).isEqualTo(tally(1, 0, 1, 0, 0, 0));
        assertThat(of(source, "1", "state || ' ' || employer_id")).isEqualTo("open " + member);
    }

    @Test
    void aSourceOfStaffNeedsNoMembershipButANumberOrALink() {
        String own = source + "-x";
        service.get(RegisterFeedSource.class).register(staff, own, null, "TH", FeedContent.DELTA);
        String number = number(member);
        csv(own, HEAD + "1,Cook,%1$s,\n2,Cook,Any name,%2$s\n".formatted(name, number));
        assertThat(rowsOf(own)).isEqualTo("1Cooksubmitted,2Cookopen");
    }

    @Test
    void aRecordOfAFeedIsNotVerifiedUnderTheNumberOfAnother() {
        String elsewhere =
                number(world.verified("Holder " + source, world.chamber("Far " + source)));
        sent("1,Cook,Holder,%s\n".formatted(elsewhere));
        UUID named = named(source, "Holder");
        refused(
                INVALID,
                () -> service.get(VerifyEmployer.class).verify(desk, new EmployerId(named)));
        assertThat(of(source, "1", "state")).isEqualTo("submitted");
    }

    @Test
    void aNameThatSomebodyVerifiedForItselfIsLinkedToNobody() {
        sent("1,Weaver,%s,\n".formatted(name));
        UUID named = named(source, name);
        service.get(VerifyEmployer.class).verify(desk, new EmployerId(named));
        assertThat(of(source, "1", "state")).isEqualTo("open");
        refused(CONFLICT, () -> link(desk, named, member));
    }

    @Test
    void aChamberTakesOverNobodysEmployer() {
        UUID foreign = world.verified("Not theirs " + source, world.chamber("Owner " + source));
        UUID free = world.verified("Free " + source, null);
        EmployerForm form = EmployerForm.named("Taken over", "TH");
        for (UUID employer : List.of(foreign, free)) {
            refused(
                    NOT_FOUND,
                    () ->
                            service.get(EditEmployer.class)
                                    .edit(desk, new EmployerId(employer), 0, form));
        }
        String number = number(foreign);
        EmployerForm sameNumber =
                new EmployerForm(
                        "Look-alike " + source,
                        "employer",
                        "TH",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        number.toLowerCase(Locale.ROOT),
                        null);
        refused(
                INVALID,
                () -> service.get(RegisterEmployer.class).register(desk, null, sameNumber));
    }

    @Test
    void theNumberOfAnEmployerIsChangedByWhoVerifies() {
        String number = number(member);
        Caller counsellor = world.people.counsellor(world.people.chiangMai);
        EditEmployer edit = service.get(EditEmployer.class);
        EmployerId id = new EmployerId(member);
        refused(INVALID, () -> edit.edit(counsellor, id, 0, numbered("12345678")));
        edit.edit(counsellor, id, 0, numbered(null));
        assertThat(numberOf(id)).isEqualTo(number);
        edit.edit(desk, id, 1, numbered("0-1055 ๕๖-x"));
        assertThat(numberOf(id)).isEqualTo("0105556X");
    }

    private EmployerForm numbered(@Nullable String number) {
        return new EmployerForm(
                name, "employer", "TH", null, null, chamber, null, null, null, number, null);
    }

    private static String numberOf(EmployerId id) {
        return service.ask("select registration_number from employer where id = ?", id.value());
    }

    @Test
    void theReportAsksAndTakesTheAnswer() {
        Browserless browser = desk(chamber);
        String report = uploaded(browser, source, HEAD + "1,Weaver,%s,\n".formatted(name));
        UUID named = named(source, name);
        String path = report + "/employers/" + named;
        assertThat(browser.get(report).body()).contains(path, member.toString());
        Browserless other = desk(world.chamber("Stranger " + source));
        other.get("/import");
        assertThat(
                        other.submit(path, Map.of("answer", "same", "employer", member.toString()))
                                .statusCode())
                .isEqualTo(404);
        browser.submit(path, Map.of("answer", "same", "employer", member.toString()));
        assertThat(of(source, "1", "state")).isEqualTo("open");
        assertThat(browser.get(report).body()).doesNotContain(path);
    }

    @ParameterizedTest
    @CsvSource({
        "0105-556 123456, 0105556123456",
        "๐๑๐๕๕๕๖, 0105556",
        "cs-2019/00123, CS201900123",
        "ｘ１２３４, X1234",
    })
    void aNumberIsTheSameHoweverItIsWritten(String written, String number) {
        assertThat(RegistrationNumber.of(written)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "n/a", "x 12"})
    void whatIsTooShortIsNoNumber(String written) {
        assertThat(RegistrationNumber.of(written)).isNull();
    }

    @Test
    void schemaOrgHasItAsTheTaxId() {
        String number = number(member);
        ImportFeed feed = service.get(ImportFeed.class);
        feed.run(
                desk,
                feed.begin(
                        desk,
                        source,
                        FeedFormat.JSON,
                        null,
                        kept(
                                """
                                {"@type": "JobPosting", "identifier": "1", "title": "Weaver",
                                 "hiringOrganization": {"@type": "Organization", "name": "Any name", "taxID": "%s"}}"""
                                        .formatted(number))));
        assertThat(of(source, "1", "state || ' ' || employer_id")).isEqualTo("open " + member);
    }

    @Test
    void whomARowMeansIsFoundWithoutAllEmployersBeingRead() {
        String number = number(member);
        sent("1,Weaver,%s,\n".formatted(name));
        service.sql(
                """
                insert into employer (id, name, kind, country, standing, created_at, chamber_id)
                select gen_random_uuid(), 'One of Many ' || n, 'employer', 'TH', 'unverified',
                    timestamp '2026-01-01', ? from generate_series(1, 2000) n""",
                chamber);
        service.sql("analyze employer");
        FeedEmployers employers = service.get(FeedEmployers.class);
        FeedSource from = new FeedSource(source, chamber, "TH", FeedContent.DELTA);
        RegisterEmployer.Named byName = new RegisterEmployer.Named(name, null);
        RegisterEmployer.Named byNumber = new RegisterEmployer.Named("Any name", number);
        int read =
                service.get(Transactions.class)
                        .read(
                                desk,
                                () -> {
                                    // Of a table this small the planner may read the whole.
                                    service.get(Sql.class)
                                            .first(
                                                    "select set_config('enable_seqscan', 'off', true)",
                                                    row -> row.getString(1));
                                    int before = rowsRead();
                                    assertThat(
                                                    employers.meant(
                                                            desk, from, Set.of(byName, byNumber)))
                                            .containsOnlyKeys(byName, byNumber);
                                    assertThat(employers.looksLike(from, null, 10)).hasSize(1);
                                    return rowsRead() - before;
                                });
        assertThat(read).isBetween(2, 100);
    }

    private static int rowsRead() {
        return service.get(Sql.class)
                .first(
                        """
                        select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables
                        where relname = 'employer'""",
                        row -> row.getInt(1))
                .orElseThrow();
    }
}
