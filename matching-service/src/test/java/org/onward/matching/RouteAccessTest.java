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
import java.util.TreeMap;
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

/**
 * Every route × every role. A route without a line in {@code routes.txt} fails, and so does a line
 * without a route: nobody opens an address by forgetting it.
 */
class RouteAccessTest {
    private static final String PASSWORD = "tamarind boat seven lanterns";
    private static final Set<Role> OF_ORGANISATION =
            EnumSet.of(Role.CHAMBER, Role.EMPLOYER, Role.TRAINING_PROVIDER);

    static TestService service;
    static final Map<Role, Http> SIGNED_IN = new EnumMap<>(Role.class);
    static final Map<String, String> EXPECTED = new TreeMap<>();

    @BeforeAll
    static void start() throws Exception {
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
            SIGNED_IN.put(role, Http.signedIn(service, email, PASSWORD));
        }
        try (var lines = RouteAccessTest.class.getResourceAsStream("/routes.txt")) {
            new String(
                            java.util.Objects.requireNonNull(lines).readAllBytes(),
                            java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(
                            line -> {
                                String[] parts = line.split("\\s+", 3);
                                EXPECTED.put(parts[0] + " " + parts[1], parts[2]);
                            });
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
                    int anonymous = call(Http.anonymous(service), method, path);
                    boolean open = allowed.equals("anyone");
                    // Signing in with nothing is refused by what it is, not by who asks.
                    boolean signsIn =
                            route.equals("POST /signin")
                                    || route.startsWith("POST /api/v1/sessions");
                    if (!signsIn && open == (anonymous == 401)) {
                        wrong.add("%s anonymous → %d".formatted(route, anonymous));
                    }
                    for (Role role : Role.values()) {
                        if (route.contains("/signout") || route.endsWith("/sessions/current")) {
                            continue; // would end the session the next calls need
                        }
                        int status = call(SIGNED_IN.get(role), method, path);
                        boolean may =
                                open
                                        || allowed.equals("signed-in")
                                        || List.of(allowed.split("\\s*,\\s*"))
                                                .contains(role.name());
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
