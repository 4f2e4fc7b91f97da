package org.onward.matching;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.access.AccountId;
import org.onward.matching.access.Accounts;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.returnee.BirthDate;
import org.onward.matching.returnee.Identity;
import org.onward.matching.returnee.PersonKind;
import org.onward.matching.returnee.RegisterReturnee;
import org.onward.matching.vacancy.PostVacancy;
import org.onward.matching.vacancy.VacancyForm;

/**
 * Every route × every role. A route without a line in {@code routes.txt} fails, and so does a line
 * without a route: nobody opens an address by forgetting it.
 */
class RouteAccessTest {
    private static final String PASSWORD = "tamarind boat seven lanterns";
    private static final Set<Role> OF_ORGANISATION =
            EnumSet.of(Role.CHAMBER, Role.EMPLOYER, Role.TRAINING_PROVIDER);

    private static final Set<Role> EMPLOYERS = EnumSet.of(Role.EMPLOYER, Role.TRAINING_PROVIDER);

    static TestService service;
    static final Map<Role, Http> SIGNED_IN = new EnumMap<>(Role.class);
    static final Map<String, String> EXPECTED = RoutesFile.read();

    @BeforeAll
    static void start() {
        service = TestService.start();
        TestWorld world = new TestWorld(service);
        for (Role role : Role.values()) {
            String email = role.name().toLowerCase(Locale.ROOT) + "@example.org";
            boolean inOffice = role == Role.COUNSELLOR || role == Role.OUTREACH;
            service.get(Accounts.class)
                    .openFirst(
                            new Accounts.NewAccount(
                                    email,
                                    "Sari-sari " + role,
                                    PASSWORD,
                                    role,
                                    inOffice ? world.chiangMai : null,
                                    role == Role.PROGRAMME_STAFF ? world.programme : null,
                                    OF_ORGANISATION.contains(role) ? UUID.randomUUID() : null,
                                    "en"));
            SIGNED_IN.put(
                    role,
                    EMPLOYERS.contains(role)
                            ? Http.employer(service, email, PASSWORD)
                            : Http.signedIn(service, email, PASSWORD));
        }
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Set<String> routes() {
        Set<String> routes = new TreeSet<>();
        service.get(Router.class)
                .uriRoutes()
                .filter(route -> !route.getUriMatchTemplate().toString().startsWith("/health"))
                .filter(route -> !route.getUriMatchTemplate().toString().startsWith("/prometheus"))
                .forEach(route -> routes.add(name(route)));
        routes.removeIf(route -> route.startsWith("HEAD ") || route.startsWith("OPTIONS "));
        return routes;
    }

    private static String name(UriRouteInfo<?, ?> route) {
        return route.getHttpMethodName()
                + " "
                + route.getUriMatchTemplate().toPathString().replaceAll("(?<=.)/$", "");
    }

    @Test
    void everyRouteHasAnExpectationAndEveryExpectationARoute() {
        assertThat(routes()).containsExactlyElementsOf(new TreeSet<>(EXPECTED.keySet()));
    }

    @Test
    void everyRouteIsOpenToItsRolesAndToNobodyElse() {
        List<String> wrong = new ArrayList<>();
        EXPECTED.forEach(
                (route, allowed) -> {
                    String method = route.substring(0, route.indexOf(' '));
                    String path = filled(route.substring(route.indexOf(' ') + 1));
                    String address = addressOf(path);
                    int anonymous = call(Http.at(address), method, path);
                    boolean open = allowed.equals("anyone");
                    // Signing in with nothing is refused by what it is, not by who asks.
                    boolean signsIn =
                            route.equals("POST /signin")
                                    || route.startsWith("POST /api/v1/sessions")
                                    || route.startsWith("POST /api/employer/v1/sessions");
                    if (!signsIn && open == (anonymous == 401)) {
                        wrong.add("%s anonymous → %d".formatted(route, anonymous));
                    }
                    for (Role role : Role.values()) {
                        if (route.contains("/signout") || route.endsWith("/sessions/current")) {
                            continue; // would end the session the next calls need
                        }
                        int status = call(signedIn(role).elsewhere(address), method, path);
                        // An employer's token opens nothing but the employer API, nor any other it.
                        boolean may =
                                EMPLOYERS.contains(role) == isEmployerApi(path)
                                        && (open
                                                || allowed.equals("signed-in")
                                                || List.of(allowed.split("\\s*,\\s*"))
                                                        .contains(role.name()));
                        boolean refused = status == 403 || status == 401;
                        if (!signsIn && may == refused) {
                            wrong.add("%s %s → %d".formatted(route, role, status));
                        }
                        if (status >= 500) {
                            wrong.add("%s %s broke → %d".formatted(route, role, status));
                        }
                    }
                });
        assertThat(wrong).isEmpty();
    }

    @Test
    void aCharacterThatNoTextHoldsIsRefusedOnEveryRouteAndBreaksNone() {
        List<String> wrong = new ArrayList<>();
        EXPECTED.forEach(
                (route, allowed) -> {
                    String method = route.substring(0, route.indexOf(' '));
                    String template = route.substring(route.indexOf(' ') + 1);
                    if (template.equals("/signout") || template.endsWith("/sessions/current")) {
                        return; // would end the session the next calls need
                    }
                    for (String path :
                            List.of(
                                    template.replaceAll("\\{[^}]+\\}", "a%00b"),
                                    filled(template) + "?q=a%00b&cursor=a%00b&email=a%00b")) {
                        for (Role role : Role.values()) {
                            int status =
                                    call(signedIn(role).elsewhere(addressOf(path)), method, path);
                            if (status >= 500) {
                                wrong.add("%s %s → %d".formatted(path, role, status));
                            }
                        }
                    }
                });
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyPageIsThereForWhoeverAcceptsNothingButPages() {
        List<String> wrong = new ArrayList<>();
        EXPECTED.forEach(
                (route, allowed) -> {
                    String method = route.substring(0, route.indexOf(' '));
                    String path = filled(route.substring(route.indexOf(' ') + 1));
                    if (path.startsWith("/api/v1/")
                            || isEmployerApi(path)
                            || path.equals("/signout")) {
                        return;
                    }
                    Http who =
                            SIGNED_IN.get(
                                    allowed.contains("COUNSELLOR")
                                            ? Role.COUNSELLOR
                                            : Role.PROGRAMME_STAFF);
                    for (String accept : List.of("text/html", "application/xhtml+xml")) {
                        Http.Answer answer =
                                java.util.Objects.requireNonNull(who)
                                        .send(
                                                method,
                                                path,
                                                method.equals("GET") ? null : "x=1",
                                                "application/x-www-form-urlencoded",
                                                accept);
                        boolean page =
                                answer.text().isEmpty()
                                        || !answer.headers()
                                                .firstValue("content-type")
                                                .orElse("")
                                                .contains("json");
                        if (answer.status() == 406 || answer.status() >= 500 || !page) {
                            wrong.add("%s %s → %d".formatted(route, accept, answer.status()));
                        }
                    }
                });
        assertThat(wrong).isEmpty();
    }

    @Test
    void anotherChambersOrEmployersRecordIsNotThereOnAnyRoute() {
        EmployerWorld world = new EmployerWorld(service);
        UUID theirs = world.verified("ครัวคุณแม่", world.chamber("หอการค้า"));
        UUID vacancy =
                service.get(PostVacancy.class)
                        .post(world.people.staff(), null, job(theirs))
                        .value();
        Http staff = java.util.Objects.requireNonNull(SIGNED_IN.get(Role.PROGRAMME_STAFF));
        Map<String, String> bodies =
                Map.of(
                        "PUT /api/v1/employers/{id}",
                        "{\"version\": 0, \"employer\": {\"name\": \"x\", \"country\": \"TH\"}}",
                        "PUT /api/v1/vacancies/{id}",
                        "{\"version\": 0, \"vacancy\": {\"title\": \"x\"}}",
                        "POST /api/v1/employers/{id}/suspension",
                        "{\"because\": \"x\"}",
                        "POST /api/v1/vacancies/{id}/rejection",
                        "{\"because\": \"x\"}",
                        "POST /api/v1/vacancies/{id}/sending-back",
                        "{\"comments\": [{\"field\": \"title\", \"message\": \"x\"}]}",
                        "PUT /api/employer/v1/vacancies/{id}",
                        "{\"version\": 0, \"vacancy\": {\"title\": \"x\"}}");
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (Map.Entry<String, String> expected : EXPECTED.entrySet()) {
            String route = expected.getKey();
            if (!route.matches(
                    "[A-Z]+ /api/(employer/)?v1/(employers|vacancies)/\\{id\\}.*"
                            + "|GET /(vacancies|review/vacancies|review/employers)/\\{id\\}.*")) {
                continue;
            }
            String method = route.substring(0, route.indexOf(' '));
            String path =
                    route.substring(route.indexOf(' ') + 1)
                            .replace(
                                    "{id}",
                                    (route.contains("/employers/") ? theirs : vacancy).toString());
            String body = method.equals("GET") ? null : bodies.getOrDefault(route, "{}");
            for (Role role : OF_ORGANISATION) {
                if (!expected.getValue().contains(role.name())) {
                    continue;
                }
                int status =
                        java.util.Objects.requireNonNull(SIGNED_IN.get(role))
                                .send(method, path, body, "application/json")
                                .status();
                if (status != 404) {
                    wrong.add("%s %s → %d".formatted(route, role, status));
                }
                checked++;
            }
            if (method.equals("GET")
                    && expected.getValue().contains(Role.PROGRAMME_STAFF.name())
                    && call(staff, method, path) != 200) {
                wrong.add(route + " is not there for staff");
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(checked).isGreaterThan(25);
    }

    /** A client where the portal stands reaches the port of the employer API, and no other. */
    @Test
    void anEmployersTokenOpensNothingButTheEmployerApiFromWhereThePortalStands() {
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (String route : EXPECTED.keySet()) {
            String method = route.substring(0, route.indexOf(' '));
            String path = filled(route.substring(route.indexOf(' ') + 1));
            String there = service.employerAddress();
            String here = service.address();
            for (Role role : Role.values()) {
                String wrongDoor = isEmployerApi(path) ? here : there;
                int status = call(signedIn(role).elsewhere(wrongDoor), method, path);
                if (status != 404) {
                    wrong.add("%s %s by the other door → %d".formatted(route, role, status));
                }
                checked++;
            }
        }
        for (String address :
                List.of(
                        "/health",
                        "/prometheus",
                        "/api/employer",
                        "/api/employer/v1",
                        "/api/employer/v1/",
                        "/api/employer/v1/../../v1/me",
                        "/api/employer/v1/..%2f..%2fv1/me",
                        "//api/v1/me",
                        "/api/openapi.yml")) {
            Http employer = signedIn(Role.EMPLOYER).elsewhere(service.employerAddress());
            int status = employer.get(address).status();
            if (status != 404) {
                wrong.add("%s → %d".formatted(address, status));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(checked).isGreaterThan(500);
    }

    private static boolean isEmployerApi(String path) {
        return path.startsWith("/api/employer/");
    }

    private static String addressOf(String path) {
        return isEmployerApi(path) ? service.employerAddress() : service.address();
    }

    private static Http signedIn(Role role) {
        return java.util.Objects.requireNonNull(SIGNED_IN.get(role));
    }

    private static VacancyForm job(UUID employer) {
        return new VacancyForm(
                "job", employer, "Cook", null, null, null, null, "TH", null, null, null, null, null,
                null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null);
    }

    @Test
    void aPersonIsOpenToTheirOwnCounsellorAndNotThereForAnyOther() {
        TestWorld world = new TestWorld(service);
        Caller own = counsellor(world, "own@example.org");
        counsellor(world, "other@example.org");
        UUID person =
                service.get(RegisterReturnee.class)
                        .register(
                                own,
                                new RegisterReturnee.Registration(
                                        new Identity(
                                                "Niño Sampaguita",
                                                new BirthDate(1990, 5, 4),
                                                null,
                                                null,
                                                null,
                                                null,
                                                null,
                                                null),
                                        PersonKind.RETURNEE,
                                        null,
                                        own.today(),
                                        false))
                        .person()
                        .value();
        Http owner = Http.signedIn(service, "own@example.org", PASSWORD);
        Http other = Http.signedIn(service, "other@example.org", PASSWORD);
        List<String> wrong = new ArrayList<>();
        int checked = 0;
        for (String route : EXPECTED.keySet()) {
            String method = route.substring(0, route.indexOf(' '));
            String template = route.substring(route.indexOf(' ') + 1);
            if (!template.matches("(/api/v1/returnees|/people)/\\{(id|person)\\}.*")) {
                continue;
            }
            String path = filled(template.replaceFirst("\\{(id|person)\\}", person.toString()));
            if (template.endsWith("/comparison")) {
                path += "?vacancies=" + UUID.randomUUID() + "," + UUID.randomUUID();
            }
            int strangers = call(other, method, path);
            boolean read = method.equals("GET");
            if (read ? strangers != 404 : strangers < 400 || strangers >= 500) {
                wrong.add("%s for another → %d".formatted(route, strangers));
            }
            // The rest of the address names a rule or vacancies that do not exist.
            boolean whole =
                    template.indexOf('{') == template.lastIndexOf('{') && !path.contains("?");
            if (read && whole && call(owner, method, path) == 404) {
                wrong.add(route + " for the own counsellor → 404");
            }
            checked++;
        }
        assertThat(wrong).isEmpty();
        assertThat(checked).isGreaterThan(20);
    }

    private static Caller counsellor(TestWorld world, String email) {
        AccountId id =
                service.get(Accounts.class)
                        .openFirst(
                                new Accounts.NewAccount(
                                        email,
                                        "Counsellor",
                                        PASSWORD,
                                        Role.COUNSELLOR,
                                        world.chiangMai,
                                        null,
                                        null,
                                        "en"));
        return new Caller(
                id,
                Role.COUNSELLOR,
                world.chiangMai,
                world.programme,
                null,
                UUID.randomUUID(),
                "Counsellor",
                "en",
                java.time.LocalDate.ofInstant(
                        java.time.Instant.now(), java.time.ZoneId.of("Asia/Bangkok")));
    }

    private static int call(@Nullable Http http, String method, String path) {
        boolean page = !path.startsWith("/api/");
        String body = method.equals("GET") || method.equals("DELETE") ? null : page ? "x=1" : "{}";
        return java.util.Objects.requireNonNull(http)
                .send(
                        method,
                        path,
                        body,
                        page ? "application/x-www-form-urlencoded" : "application/json")
                .status();
    }

    /** Path variables filled with something well-formed that belongs to nobody. */
    private static String filled(String template) {
        Map<String, String> known = new HashMap<>();
        known.put("code", "7212");
        known.put("source", "no-such-source");
        known.put("version", "0");
        known.put("name", "onward.css");
        return Pattern.compile("\\{([^}]+)\\}")
                .matcher(template)
                .replaceAll(
                        variable ->
                                known.getOrDefault(
                                        variable.group(1), UUID.randomUUID().toString()));
    }
}
