package org.onward.matching;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.AccountId;
import org.onward.matching.access.Accounts;
import org.onward.matching.access.Caller;
import org.onward.matching.access.PlacesOfWork;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.employer.VerifyEmployer;
import org.onward.matching.feed.FeedContent;
import org.onward.matching.feed.RegisterFeedSource;
import org.onward.matching.match.Balance;
import org.onward.matching.match.Factor;
import org.onward.matching.match.RankVacancies;
import org.onward.matching.match.Retrieval;
import org.onward.matching.match.VacancyFacts;
import org.onward.matching.returnee.Profile;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.taxonomy.Words;
import org.onward.matching.vacancy.ApproveVacancy;
import org.onward.matching.vacancy.Kind;
import org.onward.matching.vacancy.ListReviewQueue;
import org.onward.matching.vacancy.VacancyId;

/**
 * Matching, judged as it is used: the catalogue is sent as a feed of jobs over HTTP, read, stored
 * and indexed like any other; a query is a profile of which nothing else is known, so that every
 * gate is open, and is ranked as a counsellor's person is.
 */
public final class JudgedVacancies implements Evaluate.Judged {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SOURCE = "judged";
    private static final String COUNTRY = "TH"; // any: no profile names one
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final int LOOKED_AT = 20;
    private static final int APPROVED_AT_ONCE = 100;

    private final Words words;
    private final RankVacancies rank;
    private final Transactions transactions;
    private final Caller caller;
    private final Map<VacancyId, String> documents;
    private final Retrieval retrieval;
    private List<VacancyFacts> all = List.of();

    private JudgedVacancies(OwnService service, Caller caller) {
        this.words = service.get(Words.class);
        this.rank = service.get(RankVacancies.class);
        this.transactions = service.get(Transactions.class);
        this.retrieval = service.get(Retrieval.class);
        this.caller = caller;
        this.documents = documents();
    }

    /** Returns when all that was taken of the catalogue can be found. */
    public static JudgedVacancies of(List<JudgedSet.Row> catalogue, OwnService service) {
        String password = UUID.randomUUID().toString();
        Accounts accounts = service.get(Accounts.class);
        LocalDate today =
                LocalDate.ofInstant(service.get(InstantSource.class).instant(), ZoneOffset.UTC);
        Caller administrator =
                caller(
                        Role.ADMINISTRATOR,
                        null,
                        accounts.openFirst(
                                account(Role.ADMINISTRATOR, null, UUID.randomUUID().toString())),
                        today);
        UUID programme =
                service.get(PlacesOfWork.class)
                        .addProgramme(administrator, "Judged", COUNTRY, "both");
        Caller staff =
                caller(
                        Role.PROGRAMME_STAFF,
                        programme,
                        accounts.open(
                                administrator, account(Role.PROGRAMME_STAFF, programme, password)),
                        today);
        service.get(RegisterFeedSource.class)
                .register(staff, SOURCE, null, COUNTRY, FeedContent.DELTA);
        JudgedMeasures.load(catalogue, service);
        send(catalogue, service, staff, password);
        return new JudgedVacancies(service, staff);
    }

    /**
     * Opens what waits for its employer, or for somebody to look at its words, as its reviewer may:
     * what is judged is how vacancies are ranked, not which are posted.
     */
    private static void approve(OwnService service, Caller staff) {
        ListReviewQueue queue = service.get(ListReviewQueue.class);
        VerifyEmployer verify = service.get(VerifyEmployer.class);
        queue.employers(staff, null, APPROVED_AT_ONCE)
                .lines()
                .forEach(employer -> verify.verify(staff, employer.id()));
        ApproveVacancy approve = service.get(ApproveVacancy.class);
        String after = null;
        do {
            ListReviewQueue.Page<ListReviewQueue.Waiting> page =
                    queue.vacancies(staff, after, APPROVED_AT_ONCE);
            page.lines().forEach(waiting -> approve.approve(staff, waiting.id()));
            after = page.next();
        } while (after != null);
    }

    private static Accounts.NewAccount account(
            Role role, @Nullable UUID programme, String password) {
        return new Accounts.NewAccount(
                address(role), "Judge", password, role, null, programme, null, "en");
    }

    private static String address(Role role) {
        return role.name().toLowerCase(Locale.ROOT) + "@onward.example";
    }

    private static Caller caller(
            Role role, @Nullable UUID programme, AccountId account, LocalDate today) {
        return new Caller(
                account, role, null, programme, null, UUID.randomUUID(), "Judge", "en", today);
    }

    private static void send(
            List<JudgedSet.Row> catalogue, OwnService service, Caller staff, String password) {
        String address = service.address();
        StringBuilder feed = new StringBuilder();
        for (JudgedSet.Row row : catalogue) {
            ObjectNode line = JSON.createObjectNode();
            line.put("id", row.id());
            line.put("kind", "job");
            line.put("title", row.title());
            line.put("tasks", row.description());
            line.put("country", COUNTRY);
            row.skills().forEach(line.withArray("skills_must")::add);
            feed.append(line).append('\n');
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            String token =
                    ask(
                                    client,
                                    request(address, "/api/v1/sessions", "application/json", "")
                                            .POST(
                                                    HttpRequest.BodyPublishers.ofString(
                                                            JSON.createObjectNode()
                                                                    .put(
                                                                            "email",
                                                                            address(
                                                                                    Role
                                                                                            .PROGRAMME_STAFF))
                                                                    .put("password", password)
                                                                    .toString())))
                            .get("accessToken")
                            .asText();
            JsonNode report =
                    ask(
                            client,
                            request(
                                            address,
                                            "/api/v1/feeds/" + SOURCE,
                                            "application/x-ndjson",
                                            token)
                                    .POST(HttpRequest.BodyPublishers.ofString(feed.toString())));
            int taken = report.get("read").asInt() - report.get("rejected").asInt();
            approve(service, staff);
            if (taken < catalogue.size()) {
                System.err.printf(
                        "%d of %d documents were not taken, as a feed's rows would not be:%n%s%n",
                        catalogue.size() - taken,
                        catalogue.size(),
                        report.path("rows").toPrettyString());
            }
            long began = System.nanoTime();
            while (found(client, address, token) < taken) {
                if (System.nanoTime() - began > PATIENCE.toNanos()) {
                    throw new IllegalStateException("the catalogue is not indexed");
                }
                Thread.sleep(200);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static int found(HttpClient client, String address, String token)
            throws InterruptedException {
        return ask(client, request(address, "/api/v1/vacancies?limit=1", "application/json", token))
                .get("total")
                .asInt();
    }

    private static HttpRequest.Builder request(
            String address, String path, String type, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).header("Content-Type", type);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static JsonNode ask(HttpClient client, HttpRequest.Builder request)
            throws InterruptedException {
        try {
            HttpResponse<String> answer =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(
                        "%s answered %d: %s"
                                .formatted(answer.uri(), answer.statusCode(), answer.body()));
            }
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no JSON was answered", e);
        } catch (IOException e) {
            throw new IllegalStateException("the service does not answer", e);
        }
    }

    private Map<VacancyId, String> documents() {
        return transactions.work(
                connection -> {
                    try (PreparedStatement statement =
                            connection.prepareStatement(
                                    "select id, external_id from vacancy where source = ?")) {
                        statement.setString(1, SOURCE);
                        try (ResultSet rows = statement.executeQuery()) {
                            Map<VacancyId, String> documents = new HashMap<>();
                            while (rows.next()) {
                                documents.put(
                                        new VacancyId(rows.getObject(1, UUID.class)),
                                        rows.getString(2));
                            }
                            return documents;
                        }
                    } catch (SQLException e) {
                        throw new IllegalStateException("the catalogue cannot be read", e);
                    }
                });
    }

    @Override
    public List<Evaluate.Hit> answer(JudgedSet.Query query, int limit) {
        return transactions.read(
                caller,
                () ->
                        rank
                                .rank(
                                        profile(query),
                                        Set.of(Kind.JOB),
                                        caller.today(),
                                        Balance.EVEN,
                                        facts -> true)
                                .best()
                                .stream()
                                .limit(limit)
                                .map(
                                        one ->
                                                new Evaluate.Hit(
                                                        document(one.facts().id()),
                                                        one.score().total()))
                                .toList());
    }

    /** Every document scored, best first: what retrieval loses, and what weights would change. */
    public List<RankVacancies.Candidate> everything(JudgedSet.Query query) {
        return transactions.read(
                caller,
                () ->
                        rank.rankAll(
                                profile(query),
                                Set.of(Kind.JOB),
                                caller.today(),
                                Balance.EVEN,
                                all()));
    }

    private List<VacancyFacts> all() {
        if (all.isEmpty()) {
            all = documents.keySet().stream().flatMap(id -> retrieval.facts(id).stream()).toList();
        }
        return all;
    }

    /**
     * What the figures leave out: what is lost by looking for some before scoring, how far the two
     * halves of the world of work are apart, and what each factor brings, all else being the same.
     *
     * @param judgements grade by document by query
     * @param rankings documents by query, best first, as judged
     * @return lines to print
     */
    @Override
    public List<String> more(
            List<JudgedSet.Query> queries,
            Map<String, Map<String, Integer>> judgements,
            Map<String, List<String>> rankings) {
        Map<String, List<String>> scored = new HashMap<>();
        Map<Factor, Map<String, List<String>>> without = new EnumMap<>(Factor.class);
        Set<Factor> known = EnumSet.noneOf(Factor.class);
        int best = 0;
        int found = 0;
        for (JudgedSet.Query query : queries) {
            List<RankVacancies.Candidate> all =
                    everything(query).stream()
                            .filter(one -> !query.exclude().contains(document(one.facts().id())))
                            .toList();
            scored.put(query.id(), documents(all.stream()));
            for (Factor factor : Factor.values()) {
                if (all.stream().anyMatch(one -> one.score().known(factor))) {
                    known.add(factor);
                }
                without.computeIfAbsent(factor, f -> new HashMap<>())
                        .put(query.id(), documents(all.stream().sorted(byAllBut(factor))));
            }
            List<String> top = scored.getOrDefault(query.id(), List.of());
            List<String> first = top.subList(0, Math.min(LOOKED_AT, top.size()));
            List<String> answered = rankings.getOrDefault(query.id(), List.of());
            best += first.size();
            found +=
                    (int)
                            first.stream()
                                    .filter(
                                            new HashSet<>(
                                                            answered.subList(
                                                                    0,
                                                                    Math.min(
                                                                            LOOKED_AT,
                                                                            answered.size())))
                                                    ::contains)
                                    .count();
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                "looked for first: %.4f of the best %d of everything scored are found"
                        .formatted((double) found / Math.max(1, best), LOOKED_AT));
        Map<String, Map<String, Integer>> lower = new HashMap<>();
        Map<String, Map<String, Integer>> upper = new HashMap<>();
        judgements.forEach(
                (query, grades) ->
                        majorGroup(grades)
                                .ifPresent(
                                        major -> (major >= 4 ? lower : upper).put(query, grades)));
        slice("ISCO-08 major groups 1-3", upper, rankings, lines);
        slice("ISCO-08 major groups 4-9", lower, rankings, lines);
        double whole = Judgement.of(judgements, scored).ndcg10();
        for (Factor factor : known) {
            lines.add(
                    "without %s: nDCG@10 %+.4f"
                            .formatted(
                                    factor.key(),
                                    Judgement.of(judgements, without.getOrDefault(factor, Map.of()))
                                                    .ndcg10()
                                            - whole));
        }
        return lines;
    }

    private static void slice(
            String name,
            Map<String, Map<String, Integer>> judgements,
            Map<String, List<String>> rankings,
            List<String> lines) {
        if (!judgements.isEmpty()) {
            lines.add(name + ": " + Judgement.of(judgements, rankings));
        }
    }

    private List<String> documents(Stream<RankVacancies.Candidate> ranked) {
        return ranked.limit(Evaluate.DEEP).map(one -> document(one.facts().id())).toList();
    }

    /** As if the factor were the same for all. */
    private static Comparator<RankVacancies.Candidate> byAllBut(Factor factor) {
        return Comparator.comparingDouble(
                (RankVacancies.Candidate one) ->
                        one.score().weight(factor) * Math.log(one.score().value(factor))
                                - Math.log(one.score().total()));
    }

    /** That most of the relevant documents belong to, as far as their titles name it. */
    private Optional<Integer> majorGroup(Map<String, Integer> grades) {
        Map<Integer, Integer> majors = new HashMap<>();
        for (VacancyFacts facts : all()) {
            Integer grade = grades.get(document(facts.id()));
            if (grade != null && grade > 0 && facts.occupation() != VacancyFacts.NONE) {
                majors.merge(facts.occupation() / 1000, grade, Integer::sum);
            }
        }
        return majors.entrySet().stream()
                .max(
                        Map.Entry.<Integer, Integer>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    public String document(VacancyId id) {
        return Objects.requireNonNull(documents.get(id));
    }

    /** What a query says: words are experience, skills are those that its words name. */
    public Profile profile(JudgedSet.Query query) {
        Set<SkillId> skills = new LinkedHashSet<>();
        for (String word : query.skills()) {
            words.skill(word, null).ifPresent(found -> skills.add(found.code()));
        }
        return new Profile(
                new ReturneeId(UUID.randomUUID()),
                skills.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                skills.stream()
                                        .map(skill -> new Profile.OwnSkill(skill, null, null))
                                        .toList()),
                query.text().isBlank()
                        ? Optional.empty()
                        : Optional.of(
                                List.of(
                                        new Profile.Experience(
                                                null, null, null, null, query.text()))),
                Optional.empty(),
                null,
                Map.of(),
                JudgedMeasures.elements(query.aptitudes()),
                JudgedMeasures.interests(query.aptitudes()),
                List.of(),
                Set.of(),
                Set.of(),
                Optional.empty(),
                Profile.Origin.UNKNOWN,
                Optional.empty(),
                null,
                null,
                null,
                Optional.empty(),
                null,
                Profile.Safety.NONE);
    }
}
