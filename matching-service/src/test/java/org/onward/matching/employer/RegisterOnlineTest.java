package org.onward.matching.employer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.EmployerExamples;
import org.onward.matching.EmployerWorld;
import org.onward.matching.Http;
import org.onward.matching.TestService;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.problem.Problem;

/** From the form to the first vacancy, and back in after a forgotten password. */
class RegisterOnlineTest {
    private static final String API = "/api/employer/v1";
    private static final String PASSWORD = "seven quiet boats at noon";
    private static final ObjectMapper JSON = new ObjectMapper();

    static TestService service;
    static EmployerWorld world;
    static Http anyone;

    @BeforeAll
    static void start() {
        service = TestService.start(Map.of("onward.links.per-client", 500));
        world = new EmployerWorld(service);
        anyone = Http.at(service.employerAddress());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static String address() {
        return UUID.randomUUID() + "@kainan.example";
    }

    private static ObjectNode form(String name, String email) {
        try {
            return ((ObjectNode)
                            JSON.readTree(
                                    """
                                    {"kind": "employer", "country": "PH", "place": "PH-LAG",
                                     "sector": "I", "contactName": "Elena Macaraeg",
                                     "phone": "+63 900 000 0141", "language": "fil"}"""))
                    .put("name", name)
                    .put("email", email);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String mails(String email) {
        return service.ask("select count(*) from mail where address = ?", email);
    }

    private static String token(String email) {
        String link =
                service.ask(
                        "select filled_in ->> 'link' from mail where address = ? order by created_at desc limit 1",
                        email);
        return link.substring(link.indexOf('=') + 1);
    }

    private static Http.Answer confirm(String token) {
        return confirm(anyone, token, PASSWORD);
    }

    private static Http.Answer confirm(Http by, String token, String password) {
        return by.post(
                API + "/registrations/confirmation",
                "{\"token\": \"%s\", \"password\": \"%s\"}".formatted(token, password));
    }

    private static Http.Answer signIn(String email, String password) {
        return anyone.post(
                API + "/sessions",
                "{\"email\": \"%s\", \"password\": \"%s\"}".formatted(email, password));
    }

    @Test
    void anEmployerRegistersConfirmsByTheMailAndSignsInUnverified() {
        String email = address();
        Http.Answer asked =
                anyone.post(API + "/registrations", form("Kainan ni Aling Nena", email).toString());
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        assertThat(asked.text()).isEmpty();
        assertThat(service.ask("select count(*) from employer where email = ?", email))
                .as("nothing is made before the link is used")
                .isEqualTo("0");
        assertThat(signIn(email, PASSWORD).status()).isEqualTo(401);
        assertThat(service.ask("select purpose || language from mail where address = ?", email))
                .isEqualTo("CONFIRM_REGISTRATIONfil");

        Http.Answer made = confirm(token(email));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.json().get("employerName").asText()).isEqualTo("Kainan ni Aling Nena");
        assertThat(service.ask("select count(*) from employer where email = ?", email))
                .isEqualTo("1");

        Http own = Http.employer(service, email, PASSWORD);
        assertThat(own.get(API + "/me").json().get("employer").get("standing").asText())
                .isEqualTo("unverified");
        assertThat(own.get(API + "/me").json().get("language").asText()).isEqualTo("fil");
        assertThat(
                        own.post(
                                        API + "/vacancies",
                                        "{\"submit\": true, \"vacancy\": {\"kind\": \"job\", \"title\": \"Cook\"}}")
                                .json()
                                .get("state")
                                .asText())
                .isEqualTo("submitted");
        assertThat(
                        service.ask(
                                "select count(*) from employer_person p join employer e on e.id = p.employer_id where e.email = ?",
                                email))
                .as("contact and telephone, for the rules that keep people safe")
                .isEqualTo("2");
    }

    @Test
    void theChamberThatWasNamedVerifiesAndNoOtherSeesTheEmployer() {
        UUID named = chamber("Laguna Chamber of Commerce", "PH");
        UUID other = chamber("Quezon Chamber of Commerce", "PH");
        UUID employer = registered("Panaderya ni Niña", named);
        Caller desk = world.of(Role.CHAMBER, named);
        Caller others = world.of(Role.CHAMBER, other);
        assertThat(queue(desk)).containsExactly("Panaderya ni Niña");
        assertThat(queue(others)).isEmpty();
        VerifyEmployer verify = service.get(VerifyEmployer.class);
        EmployerId id = new EmployerId(employer);
        assertThatThrownBy(() -> verify.verify(others, id))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
        verify.verify(desk, id);
        assertThat(service.ask("select standing from employer where id = ?", employer))
                .isEqualTo("verified");
        assertThatThrownBy(() -> service.get(DisownMember.class).disown(desk, id))
                .as("whom it vouched for it cannot give back")
                .isInstanceOf(Problem.class);
    }

    @Test
    void whomAChamberDoesNotKnowItGivesBackToStaff() {
        UUID named = chamber("Batangas Chamber of Commerce", "PH");
        UUID employer = registered("Hindi Kilala Trading", named);
        EmployerId id = new EmployerId(employer);
        Caller desk = world.of(Role.CHAMBER, named);
        DisownMember disown = service.get(DisownMember.class);
        assertThatThrownBy(() -> disown.disown(world.people.staff(), id))
                .isInstanceOf(Problem.class);
        disown.disown(desk, id);
        assertThat(queue(desk)).isEmpty();
        assertThatThrownBy(() -> disown.disown(desk, id)).isInstanceOf(Problem.class);
        assertThat(
                        service.ask(
                                "select count(*) from employer where id = ? and chamber_id is null",
                                employer))
                .isEqualTo("1");
        service.get(VerifyEmployer.class).verify(world.people.staff(), id);
        assertThat(service.ask("select standing from employer where id = ?", employer))
                .isEqualTo("verified");
    }

    @Test
    void aChamberIsOneOfTheChoicesAndOfTheSameCountry() {
        UUID thai = chamber("หอการค้าจังหวัดน่าน", "TH");
        assertThat(anyone.get(API + "/choices").json().get("chambers"))
                .anyMatch(
                        one ->
                                one.get("code").asText().equals(thai.toString())
                                        && one.get("country").asText().equals("TH"));
        for (UUID wrong : new UUID[] {thai, UUID.randomUUID()}) {
            Http.Answer refused =
                    anyone.post(
                            API + "/registrations",
                            form("Malayo", address()).put("chamber", wrong.toString()).toString());
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("chamber");
        }
    }

    private static List<String> queue(Caller caller) {
        return service
                .get(Transactions.class)
                .read(caller, () -> service.get(Employers.class).list(null, null, null, 50))
                .employers()
                .stream()
                .map(Employer::name)
                .toList();
    }

    private static UUID chamber(String name, String country) {
        UUID id = UUID.randomUUID();
        service.sql("insert into chamber values (?, ?, ?)", id, name, country);
        return id;
    }

    private static UUID registered(String name, UUID chamber) {
        String email = address();
        anyone.post(
                API + "/registrations",
                form(name, email).put("chamber", chamber.toString()).toString());
        assertThat(confirm(token(email)).status()).isEqualTo(201);
        return UUID.fromString(service.ask("select id from employer where email = ?", email));
    }

    @Test
    void theAnswerIsTheSameWhetherTheAddressIsKnownOrNot() {
        String known = address();
        anyone.post(API + "/registrations", form("Tahanan Bakery", known).toString());
        confirm(token(known));
        Http.Answer again =
                anyone.post(API + "/registrations", form("Tahanan Bakery", known).toString());
        Http.Answer fresh =
                anyone.post(API + "/registrations", form("Tahanan Bakery", address()).toString());
        assertThat(again.status()).isEqualTo(fresh.status()).isEqualTo(202);
        assertThat(again.text()).isEqualTo(fresh.text());
        assertThat(
                        service.ask(
                                "select purpose from mail where address = ? order by created_at desc limit 1",
                                known))
                .isEqualTo("ALREADY_REGISTERED");
        String reset = "{\"email\": \"%s\"}";
        assertThat(anyone.post(API + "/password-resets", reset.formatted(known)).status())
                .isEqualTo(
                        anyone.post(API + "/password-resets", reset.formatted(address())).status())
                .isEqualTo(202);
    }

    @Test
    void whoeverWroteAnothersAddressInTheFormNeverKnowsThePassword() throws IOException {
        EmployerExamples examples = new EmployerExamples();
        String email = address();
        String strangers = "the stranger knows this one";
        examples.like(
                "registrations",
                anyone.post(
                        API + "/registrations",
                        form("Hindi Akin", email).put("password", strangers).toString()));
        String token = token(email);
        examples.like("registrations-confirmation-weak", confirm(anyone, token, "short"));
        assertThat(confirm(token).status())
                .as("the link holds on after a weak password")
                .isEqualTo(201);
        assertThat(signIn(email, strangers).status()).isEqualTo(401);
        assertThat(
                        service.ask(
                                "select count(*) from registration where cast(form as text) like ?",
                                "%password%"))
                .as("a password in the form is not read")
                .isEqualTo("0");
    }

    @Test
    void aLinkWorksOnceAndPressingTwiceIsNoFault() throws IOException {
        EmployerExamples examples = new EmployerExamples();
        String email = address();
        anyone.post(API + "/registrations", form("Dalawang Pindot", email).toString());
        String token = token(email);
        Http pressing = anyone.with("Idempotency-Key", UUID.randomUUID().toString());
        Http.Answer made = confirm(pressing, token, PASSWORD);
        examples.like("registrations-confirmation", made);
        assertThat(confirm(pressing, token, PASSWORD).text()).isEqualTo(made.text());
        String another = "another six words would do";
        Http.Answer used =
                confirm(
                        anyone.with("Idempotency-Key", UUID.randomUUID().toString()),
                        token,
                        another);
        examples.like("registrations-confirmation-used", used);
        assertThat(used.json().get("detail").asText())
                .isEqualTo("This address has an account already; sign in with it.");
        assertThat(confirm(anyone, token, another).status()).isEqualTo(410);
        assertThat(signIn(email, another).status()).isEqualTo(401);
        assertThat(signIn(email, PASSWORD).status()).isEqualTo(201);
        assertThat(service.ask("select count(*) from employer where email = ?", email))
                .isEqualTo("1");
    }

    @Test
    void aTakenNameGetsANumber() {
        String first = address();
        String second = address();
        anyone.post(API + "/registrations", form("Salamat Tailoring", first).toString());
        anyone.post(API + "/registrations", form("salamat tailoring", second).toString());
        confirm(token(first));
        assertThat(confirm(token(second)).json().get("employerName").asText())
                .isEqualTo("salamat tailoring (2)");
    }

    @Test
    void theSameRequestSendsOneMailAndTwoLinksOfOneAddressMakeOneEmployer() {
        String email = address();
        Http keyed = anyone.with("Idempotency-Key", UUID.randomUUID().toString());
        keyed.post(API + "/registrations", form("Isang Beses", email).toString());
        keyed.post(API + "/registrations", form("Isang Beses", email).toString());
        assertThat(mails(email)).isEqualTo("1");
        String first = token(email);
        anyone.post(API + "/registrations", form("Isang Beses", email).toString());
        String second = token(email);
        assertThat(confirm(first).status()).isEqualTo(201);
        assertThat(confirm(second).status()).isEqualTo(410);
        assertThat(service.ask("select count(*) from employer where email = ?", email))
                .isEqualTo("1");
    }

    @Test
    void aLinkThatEndedOrNeverWasIsOver() {
        String email = address();
        anyone.post(API + "/registrations", form("Huli na", email).toString());
        service.sql(
                "update registration set created_at = created_at - interval '3 days', ends_at = ends_at - interval '3 days' where form ->> 'email' = ?",
                email);
        Http.Answer late = confirm(token(email));
        Http.Answer never = confirm("bm90IGEgdG9rZW4");
        assertThat(late.status()).isEqualTo(410);
        assertThat(late.text()).isEqualTo(never.text());
        assertThat(late.json().get("type").asText()).isEqualTo("/problems/link-over");
        assertThat(late.json().get("detail").asText())
                .isEqualTo("Register again; a link holds two days.");
    }

    @Test
    void everyBadFieldIsNamedAtOnce() {
        Http.Answer bad =
                anyone.post(
                        API + "/registrations",
                        "{\"kind\": \"circus\", \"country\": \"ZZ\", \"email\": \"no address\", \"language\": \"xx\"}");
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.json().get("errors").findValuesAsText("field"))
                .contains("name", "kind", "country", "contactName", "email", "language");
    }

    @Test
    void aForgottenPasswordIsRenewedOnceAndEverySessionEnds() {
        String email = address();
        anyone.post(API + "/registrations", form("Bagong Simula", email).toString());
        confirm(token(email));
        Http own = Http.employer(service, email, PASSWORD);
        anyone.post(API + "/password-resets", "{\"email\": \"%s\"}".formatted(email));
        String token = token(email);
        String renew = "{\"token\": \"" + token + "\", \"password\": \"%s\"}";
        assertThat(
                        anyone.post(API + "/password-resets/confirmation", renew.formatted("short"))
                                .status())
                .as("the link holds on")
                .isEqualTo(400);
        Http.Answer renewed =
                anyone.post(
                        API + "/password-resets/confirmation",
                        renew.formatted("nine lanterns over water"));
        assertThat(renewed.status()).as(renewed.text()).isEqualTo(204);
        assertThat(own.get(API + "/me").status()).isEqualTo(401);
        assertThat(signIn(email, PASSWORD).status()).isEqualTo(401);
        assertThat(signIn(email, "nine lanterns over water").status()).isEqualTo(201);
        assertThat(
                        anyone.post(
                                        API + "/password-resets/confirmation",
                                        renew.formatted("another six words would do"))
                                .status())
                .as("used")
                .isEqualTo(410);
    }

    @Test
    void staffGetNoLinkAtTheEmployersDoorAndNeitherDoesASuspendedEmployer() {
        String staff =
                service.ask(
                        "select email from account where id = ?",
                        world.people.staff().account().value());
        anyone.post(API + "/password-resets", "{\"email\": \"%s\"}".formatted(staff));
        assertThat(mails(staff)).isEqualTo("0");
        UUID employer = world.verified("Suspended & Co", null);
        String own =
                service.ask(
                        "select email from account where id = ?",
                        world.of(Role.EMPLOYER, employer).account().value());
        service.sql(
                "update employer set standing = 'suspended', suspended_at = created_at, suspended_because = 'x' where id = ?",
                employer);
        anyone.post(API + "/password-resets", "{\"email\": \"%s\"}".formatted(own));
        assertThat(mails(own)).isEqualTo("0");
    }

    @Test
    void oneAddressIsNotFilledWithMail() {
        String email = address();
        int status = 202;
        for (int i = 0; i < 6; i++) {
            status =
                    anyone.post(API + "/password-resets", "{\"email\": \"%s\"}".formatted(email))
                            .status();
        }
        assertThat(status).isEqualTo(429);
    }

    @Test
    void whatBecomesOfAVacancyAndItsEmployerIsWrittenToWhoeverSignsIn() {
        String email = address();
        anyone.post(API + "/registrations", form("Sulat Stationery", email).toString());
        confirm(token(email));
        Http own = Http.employer(service, email, PASSWORD);
        String post = "{\"submit\": true, \"vacancy\": {\"kind\": \"job\", \"title\": \"Binder\"}}";
        UUID vacancy =
                UUID.fromString(own.post(API + "/vacancies", post).json().get("id").asText());
        UUID employer =
                UUID.fromString(service.ask("select id from employer where email = ?", email));
        service.get(VerifyEmployer.class).verify(world.people.staff(), new EmployerId(employer));
        assertThat(
                        service.ask(
                                "select filled_in ->> 'employer' from mail where address = ? and purpose = 'EMPLOYER_VERIFIED'",
                                email))
                .isEqualTo("Sulat Stationery");
        service.get(org.onward.matching.vacancy.ApproveVacancy.class)
                .approve(world.people.staff(), new org.onward.matching.vacancy.VacancyId(vacancy));
        assertThat(
                        service.ask(
                                "select filled_in ->> 'link' from mail where address = ? and purpose = 'VACANCY_APPROVED'",
                                email))
                .isEqualTo("/vacancies/" + vacancy);
        UUID second = posted(own, "Framer");
        service.get(org.onward.matching.vacancy.SendBackVacancy.class)
                .sendBack(
                        world.people.staff(),
                        new org.onward.matching.vacancy.VacancyId(second),
                        java.util.List.of(
                                new org.onward.matching.vacancy.SendBackVacancy.Comment(
                                        "payMin", "What is the pay?")));
        UUID third = posted(own, "Gilder");
        service.get(org.onward.matching.vacancy.RejectVacancy.class)
                .reject(
                        world.people.staff(),
                        new org.onward.matching.vacancy.VacancyId(third),
                        "twice the same");
        assertThat(written(email, "VACANCY_SENT_BACK")).isEqualTo("Framer /vacancies/" + second);
        assertThat(written(email, "VACANCY_REJECTED")).isEqualTo("Gilder /vacancies/" + third);
        assertThat(
                        service.ask(
                                "select string_agg(purpose, ' ' order by purpose) from mail where address = ? and next_try_at is not null",
                                email))
                .as("one mail each, and all of them wait")
                .isEqualTo(
                        "CONFIRM_REGISTRATION EMPLOYER_VERIFIED VACANCY_APPROVED VACANCY_REJECTED"
                                + " VACANCY_SENT_BACK");
    }

    private static UUID posted(Http own, String title) {
        return UUID.fromString(
                own.post(
                                API + "/vacancies",
                                "{\"submit\": true, \"vacancy\": {\"kind\": \"job\", \"title\": \"%s\"}}"
                                        .formatted(title))
                        .json()
                        .get("id")
                        .asText());
    }

    private static String written(String address, String purpose) {
        return service.ask(
                """
                select (filled_in ->> 'title') || ' ' || (filled_in ->> 'link') from mail
                where address = ? and purpose = ?""",
                address,
                purpose);
    }
}
