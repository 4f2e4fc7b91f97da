package org.onward.matching.match;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.employer.EmployerId;
import org.onward.matching.problem.Problem;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.Post;
import org.onward.matching.vacancy.Vacancies;
import org.onward.matching.vacancy.Vacancy;
import org.onward.matching.vacancy.VacancyId;
import org.onward.matching.vacancy.VacancyState;

/** Free search over what is open, for staff; nobody's profile is involved. */
@Singleton
public final class SearchVacancies {
    public static final int MOST = 50;
    private static final int PARTS = 3;
    private static final int EXCERPT = 160;
    private static final List<String> LANGUAGES = List.of("en", "th", "fil");
    private static final int LONGEST = 160;
    private static final Set<Role> STAFF =
            Set.of(Role.COUNSELLOR, Role.PROGRAMME_STAFF, Role.OUTREACH);

    private final Transactions transactions;
    private final Retrieval retrieval;
    private final Vacancies vacancies;
    private final EmployersShown employers;
    private final Taxonomy taxonomy;

    SearchVacancies(
            Transactions transactions,
            Retrieval retrieval,
            Vacancies vacancies,
            EmployersShown employers,
            Taxonomy taxonomy) {
        this.transactions = transactions;
        this.retrieval = retrieval;
        this.vacancies = vacancies;
        this.employers = employers;
        this.taxonomy = taxonomy;
    }

    /**
     * @param pay of a month where known
     * @param saysAll whether it says all that was asked
     * @param title with the words looked for
     * @param tasks the part that has most of the words looked for; empty where nothing was
     * @param by what the words name and the vacancy is coded as, where its own text has none of
     *     them
     */
    public record Line(
            Vacancy vacancy,
            String employerName,
            Optional<MonthlyPay> pay,
            boolean saysAll,
            Marked title,
            Optional<Marked> tasks,
            Optional<Found.Named> by) {}

    /**
     * @param next cursor of the page that follows, null at the end
     */
    public record Page(
            List<Line> lines,
            @Nullable String next,
            int total,
            Map<FreeSearch.Facet, List<Found.Count>> facets,
            List<Found.Named> named,
            Found.Read read) {}

    /**
     * One page; hits that closed a moment ago are left out, so a page may be short of its limit.
     *
     * @throws Problem BUSY while the index is not built
     */
    public Page search(Caller caller, FreeSearch search) {
        if (!STAFF.contains(caller.role())) {
            throw Problem.notAllowed();
        }
        Found found = retrieval.search(search);
        Optional<Retrieval.Marker> marker =
                search.words().isBlank()
                        ? Optional.empty()
                        : Optional.of(retrieval.marker(looked(search.words(), found.read())));
        return transactions.read(
                caller,
                () -> {
                    List<Found.Hit> hits = found.hits();
                    Map<VacancyId, Vacancy> stored =
                            vacancies.findAll(hits.stream().map(h -> h.facts().id()).toList());
                    Map<EmployerId, String> names =
                            employers.names(hits.stream().map(h -> h.facts().employer()).toList());
                    List<Line> lines = new ArrayList<>();
                    for (Found.Hit hit : hits) {
                        Vacancy vacancy = stored.get(hit.facts().id());
                        String employer =
                                vacancy == null ? null : names.get(vacancy.post().employer());
                        if (vacancy != null
                                && employer != null
                                && vacancy.state() instanceof VacancyState.Open) {
                            lines.add(line(marker, found, vacancy, employer, hit));
                        }
                    }
                    String next =
                            hits.size() < search.limit() ? null : cursor(hits.getLast().after());
                    return new Page(
                            lines,
                            next,
                            found.total(),
                            found.facets(),
                            found.named(),
                            found.read());
                });
    }

    private static String looked(String typed, Found.Read read) {
        String spelt = read.spelt();
        return spelt == null ? typed : read.asTyped() == 0 ? spelt : typed + " " + spelt;
    }

    private Line line(
            Optional<Retrieval.Marker> marker,
            Found found,
            Vacancy vacancy,
            String employer,
            Found.Hit hit) {
        Post post = vacancy.post();
        Marked title =
                marker.map(one -> one.mark(post.title(), 0))
                        .orElseGet(
                                () -> new Marked(List.of(new Marked.Piece(post.title(), false))));
        Optional<Marked> tasks = marker.map(one -> one.mark(post.tasks(), EXCERPT));
        boolean met = title.isMet() || tasks.map(Marked::isMet).orElse(false);
        return new Line(
                vacancy,
                employer,
                Optional.ofNullable(hit.facts().pay()),
                hit.saysAll(),
                title,
                tasks,
                met ? Optional.empty() : marker.flatMap(one -> by(one, found, post)));
    }

    /**
     * Of its occupation and skills the one that is named, else the first with a name that is met.
     */
    private Optional<Found.Named> by(Retrieval.Marker marker, Found found, Post post) {
        List<Found.Named> coded = new ArrayList<>();
        if (post.occupation() != null) {
            coded.add(new Found.Named(Subject.OCCUPATION, post.occupation().value()));
        }
        post.skills()
                .forEach(
                        asked ->
                                coded.add(
                                        new Found.Named(
                                                Subject.SKILL, asked.skill().value().toString())));
        return coded.stream()
                .filter(found.named()::contains)
                .findFirst()
                .or(
                        () ->
                                coded.stream()
                                        .filter(one -> marker.mark(names(one), 0).isMet())
                                        .findFirst());
    }

    private String names(Found.Named named) {
        return LANGUAGES.stream()
                .map(language -> taxonomy.label(named.subject(), named.key(), language))
                .collect(Collectors.joining("\n"));
    }

    private static String cursor(FreeSearch.After after) {
        String text =
                "%s|%d|%s"
                        .formatted(
                                Integer.toHexString(Float.floatToIntBits(after.score())),
                                after.confirmedAt(),
                                after.id());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @throws Problem INVALID where the cursor is none of ours
     */
    public static Optional<FreeSearch.After> after(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (cursor.length() > LONGEST) {
                throw new IllegalArgumentException("too long");
            }
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            String[] parts = text.split("\\|", PARTS);
            if (parts.length != PARTS) {
                throw new IllegalArgumentException("not ours");
            }
            float score = Float.intBitsToFloat(Integer.parseUnsignedInt(parts[0], 16));
            if (!Float.isFinite(score)) {
                throw new IllegalArgumentException("not ours");
            }
            return Optional.of(
                    new FreeSearch.After(
                            score, Long.parseLong(parts[1]), UUID.fromString(parts[2])));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(
                    "cursor", "error.cursor", "Take the cursor from the page before.");
        }
    }
}
