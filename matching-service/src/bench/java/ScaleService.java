import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.OwnService;
import org.onward.matching.access.AccountId;
import org.onward.matching.access.Accounts;
import org.onward.matching.access.Caller;
import org.onward.matching.access.PlacesOfWork;
import org.onward.matching.access.Role;
import org.onward.matching.employer.EmployerForm;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.employer.RegisterEmployer;
import org.onward.matching.employer.VerifyEmployer;
import org.onward.matching.feed.FeedContent;
import org.onward.matching.feed.RegisterFeedSource;
import org.onward.matching.returnee.BirthDate;
import org.onward.matching.returnee.EditProfile;
import org.onward.matching.returnee.Identity;
import org.onward.matching.returnee.PersonKind;
import org.onward.matching.returnee.Profile;
import org.onward.matching.returnee.ProfileDocument;
import org.onward.matching.returnee.RegisterReturnee;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.search.ScaleData;
import org.onward.matching.shared.Money;
import org.onward.matching.vacancy.TakeFedVacancies;
import org.onward.matching.vacancy.Vacancy;
import org.onward.matching.vacancy.VacancyContent;
import org.onward.matching.vacancy.VacancyId;

/**
 * The same vacancies and people in the whole product: stored by its use cases, followed by its
 * index, asked for over HTTP as the caseload of one counsellor. Only the days on which vacancies
 * were confirmed are another: all on this one, on which they are posted.
 */
final class ScaleService {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SOURCE = "scale";
    private static final String COUNTRY = "TH";
    private static final int AT_ONCE = 1_000;
    private static final long PATIENCE_NANOS = 600_000_000_000L;

    private final OwnService service;
    private final ScaleData data;
    private final String password = UUID.randomUUID().toString();
    private final Caller staff;
    private final Caller counsellor;
    private final Map<UUID, Integer> numbers = new HashMap<>();
    private String token = "";

    ScaleService(OwnService service, ScaleData data) {
        this.service = service;
        this.data = data;
        Caller administrator = caller(Role.ADMINISTRATOR, null, null, null);
        PlacesOfWork places = service.get(PlacesOfWork.class);
        UUID programme = places.addProgramme(administrator, "Scale", COUNTRY, "both");
        // Days are those of the data, at any hour.
        UUID office = places.addOffice(administrator, programme, "Scale", "TH-50", "Etc/UTC");
        this.staff = caller(Role.PROGRAMME_STAFF, null, programme, administrator);
        this.counsellor = caller(Role.COUNSELLOR, office, programme, administrator);
        service.get(RegisterFeedSource.class)
                .register(staff, SOURCE, null, COUNTRY, FeedContent.DELTA);
    }

    private Caller caller(
            Role role, @Nullable UUID office, @Nullable UUID programme, @Nullable Caller by) {
        Accounts.NewAccount wish =
                new Accounts.NewAccount(
                        address(role),
                        "Scale",
                        password,
                        role,
                        office,
                        office == null ? programme : null,
                        null,
                        "en");
        Accounts accounts = service.get(Accounts.class);
        AccountId id = by == null ? accounts.openFirst(wish) : accounts.open(by, wish);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return new Caller(
                id, role, office, programme, null, UUID.randomUUID(), "Scale", "en", today);
    }

    private static String address(Role role) {
        return role.name().toLowerCase(Locale.ROOT) + "@onward.example";
    }

    /** Returns when all can be found. */
    void fill(int vacancies) throws Exception {
        List<EmployerId> employers = employers();
        TakeFedVacancies take = service.get(TakeFedVacancies.class);
        long began = System.nanoTime();
        for (int from = 0; from < vacancies; from += AT_ONCE) {
            List<TakeFedVacancies.Row> rows =
                    IntStream.range(from, Math.min(vacancies, from + AT_ONCE))
                            .mapToObj(number -> row(number, employers))
                            .toList();
            take.take(staff, SOURCE, rows);
            take.known(staff, SOURCE, rows.stream().map(row -> row.externalId()).toList())
                    .forEach(
                            (number, known) ->
                                    numbers.put(known.id().value(), Integer.valueOf(number)));
        }
        long filled = System.nanoTime();
        token =
                ask(
                                "/api/v1/sessions",
                                JSON.createObjectNode()
                                        .put("email", address(Role.COUNSELLOR))
                                        .put("password", password))
                        .get("accessToken")
                        .asText();
        while (ask("/api/v1/vacancies?limit=1", null).get("total").asInt() < vacancies) {
            if (System.nanoTime() - filled > PATIENCE_NANOS) {
                throw new IllegalStateException("the index does not follow");
            }
            Thread.sleep(200);
        }
        System.out.printf(
                "%,d vacancies stored by the product in %.1f s, all found after %.1f s%n",
                vacancies, (filled - began) / 1e9, (System.nanoTime() - began) / 1e9);
    }

    private List<EmployerId> employers() {
        RegisterEmployer register = service.get(RegisterEmployer.class);
        VerifyEmployer verify = service.get(VerifyEmployer.class);
        return IntStream.range(0, ScaleData.EMPLOYERS)
                .mapToObj(ScaleData::employerName)
                .map(
                        name -> {
                            EmployerId id =
                                    register.register(
                                            staff, null, EmployerForm.named(name, COUNTRY));
                            verify.verify(staff, id);
                            return id;
                        })
                .toList();
    }

    private TakeFedVacancies.Row row(int number, List<EmployerId> employers) {
        Vacancy vacancy = data.vacancy(number, employers::get).vacancy();
        VacancyContent content =
                switch (vacancy) {
                    case Vacancy.Job one -> content(one, null, null);
                    case Vacancy.Apprenticeship one -> content(one, one.stipend(), one.weeks());
                    case Vacancy.Training one -> content(one, one.stipend(), one.weeks());
                };
        return new TakeFedVacancies.Row(
                Integer.toString(number),
                ByteBuffer.allocate(2 * TakeFedVacancies.OF_WHAT_IT_SAYS).putInt(number).array(),
                content,
                service.get(TakeFedVacancies.class).work(content),
                true,
                List.of());
    }

    private static VacancyContent content(
            Vacancy vacancy, @Nullable Money stipend, @Nullable Integer weeks) {
        return new VacancyContent(
                vacancy.kind(),
                vacancy.post(),
                stipend,
                weeks,
                null,
                null,
                List.of(),
                org.onward.matching.vacancy.Course.UNSAID,
                null,
                List.of());
    }

    /** Registers somebody with the profile. */
    ReturneeId add(Profile profile, int number) {
        Identity identity =
                new Identity(
                        "Person " + ScaleData.employerName(number),
                        new BirthDate(1990, 1 + number % 12, null),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null);
        ReturneeId person =
                service.get(RegisterReturnee.class)
                        .register(
                                counsellor,
                                new RegisterReturnee.Registration(
                                        identity,
                                        PersonKind.RETURNEE,
                                        null,
                                        counsellor.today(),
                                        true))
                        .person();
        EditProfile edit = service.get(EditProfile.class);
        edit.replace(counsellor, person, edit.see(counsellor, person).version(), document(profile));
        return person;
    }

    private static ProfileDocument document(Profile profile) {
        var need = profile.incomeNeed().orElseThrow().monthly();
        return new ProfileDocument(
                profile.skills().orElseThrow().stream()
                        .map(
                                one ->
                                        new ProfileDocument.OwnSkill(
                                                one.skill().value(), one.level(), null))
                        .toList(),
                profile.experience().orElseThrow().stream()
                        .map(
                                one ->
                                        new ProfileDocument.Experience(
                                                null,
                                                one.occupation() == null
                                                        ? null
                                                        : one.occupation().value(),
                                                one.months(),
                                                one.paid(),
                                                one.country(),
                                                null,
                                                one.words()))
                        .toList(),
                profile.languages().orElseThrow().stream()
                        .map(one -> new ProfileDocument.OwnLanguage(one.language(), one.level()))
                        .toList(),
                profile.education(),
                shares(profile.aptitudes()),
                shares(profile.interests()),
                profile.aspirations(),
                profile.sectorsWanted().stream().map(String::valueOf).toList(),
                null,
                profile.places().orElseThrow().stream()
                        .map(
                                one ->
                                        new ProfileDocument.WillingPlace(
                                                one.place(),
                                                one.country(),
                                                one.withinKm(),
                                                one.rightToWork()))
                        .toList(),
                String.valueOf(profile.availableFrom()),
                profile.hoursMin(),
                profile.hoursMax(),
                profile.musts().orElseThrow().stream().map(ScaleService::lower).toList(),
                new ProfileDocument.Household(
                        need.currency().getCurrencyCode(),
                        null,
                        need.minor(),
                        null,
                        null,
                        profile.payFloor() == null ? null : (Long) profile.payFloor().minor(),
                        List.of()));
    }

    private static <E extends Enum<E>> Map<String, Float> shares(Map<E, Float> shares) {
        return shares.entrySet().stream()
                .collect(Collectors.toMap(one -> lower(one.getKey()), Map.Entry::getValue));
    }

    private static String lower(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }

    /** Numbers of the vacancies, the best first. */
    List<Integer> best(ReturneeId person) throws IOException {
        List<Integer> best = new ArrayList<>(ScalePeer.SHOWN);
        JsonNode answer =
                ask(
                        "/api/v1/returnees/%s/matches?limit=%d"
                                .formatted(person.value(), ScalePeer.SHOWN),
                        null);
        for (JsonNode match : answer.get("matches")) {
            VacancyId id = new VacancyId(UUID.fromString(match.get("vacancy").asText()));
            best.add(Objects.requireNonNull(numbers.get(id.value())));
        }
        return best;
    }

    /** On this very thread, so that what the client takes can be told from the rest. */
    private JsonNode ask(String path, @Nullable JsonNode body) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(service.address() + path).toURL().openConnection();
        if (!token.isEmpty()) {
            connection.setRequestProperty("Authorization", "Bearer " + token);
        }
        if (body != null) {
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setDoOutput(true);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        if (connection.getResponseCode() >= 300) {
            throw new IllegalStateException(
                    "%s answered %d".formatted(path, connection.getResponseCode()));
        }
        try (InputStream answer = connection.getInputStream()) {
            return JSON.readTree(answer);
        }
    }
}
