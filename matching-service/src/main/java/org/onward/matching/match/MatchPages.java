package org.onward.matching.match;

import io.micronaut.http.HttpParameters;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.match.CompareView.Cell;
import org.onward.matching.returnee.PersonHead;
import org.onward.matching.returnee.PersonHeads;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.Kind;
import org.onward.matching.vacancy.VacancyId;
import org.onward.matching.web.Page;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/** What there is for a person: the list, one match explained, some side by side. */
@StaffPages("/people/{id}")
final class MatchPages {
    private static final int LENGTH = 20;
    private static final int FEWEST_COMPARED = 2;
    private static final int MOST_COMPARED = 4;

    /** More than can be ticked on a page is no choice of a person's. */
    private static final int MOST_CHOSEN = 50;

    private static final List<String> ROWS =
            List.of(
                    "way",
                    "pay",
                    "against_need",
                    "hours",
                    "start",
                    "has",
                    "to_learn",
                    "skills",
                    "after",
                    "here");

    /** A last row, where any of what is compared leaves something to be asked. */
    private static final String UNSTATED = "unstated";

    private final Pages pages;
    private final PersonHeads heads;
    private final FindMatches findMatches;
    private final ExplainPair explainPair;
    private final FindBridges findBridges;
    private final Taxonomy taxonomy;

    MatchPages(
            Pages pages,
            PersonHeads heads,
            FindMatches findMatches,
            ExplainPair explainPair,
            FindBridges findBridges,
            Taxonomy taxonomy) {
        this.pages = pages;
        this.heads = heads;
        this.findMatches = findMatches;
        this.explainPair = explainPair;
        this.findBridges = findBridges;
        this.taxonomy = taxonomy;
    }

    @Get("/matches")
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> matches(HttpRequest<?> request, Caller caller, UUID id) {
        HttpParameters asked = request.getParameters();
        ReturneeId person = new ReturneeId(id);
        Set<Kind> kinds = kinds(asked.getAll("kind"));
        String place = text(asked, "province");
        LocalDate startBy = day(text(asked, "start"));
        boolean payKnown = asked.contains("pay");
        boolean coversNeed = asked.contains("need");
        Balance balance = balance(asked);
        String cursor = text(asked, "cursor");
        PersonHead head = heads.of(caller, person);
        if (head.exitedOn() != null) {
            return left(request, head);
        }
        Matches found =
                findMatches.find(
                        caller,
                        person,
                        kinds,
                        new Narrowing(
                                place.isEmpty() ? null : place, payKnown, coversNeed, startBy),
                        balance,
                        LENGTH,
                        cursor.isEmpty() ? null : cursor);
        Page page = pages.page(request);
        MatchWords words = new MatchWords(page, taxonomy);
        List<String> places = new ArrayList<>(found.places());
        if (!place.isEmpty() && !places.contains(place)) {
            places.add(place);
        }
        String filter = filter(kinds, place, startBy, payKnown, coversNeed, balance);
        String address = head.address() + "/matches";
        return pages.show(
                request,
                "match/matches",
                new MatchesView(
                        head,
                        found.items().stream().map(words::card).toList(),
                        found.soFar().entrySet().stream()
                                .collect(
                                        Collectors.toMap(
                                                one -> one.getKey().value().toString(),
                                                one -> words.soFar(one.getValue()))),
                        found.considered(),
                        found.passing(),
                        found.complete(),
                        new MatchesView.Filter(
                                kinds.stream().map(MatchBody::lower).collect(Collectors.toSet()),
                                place,
                                places.stream()
                                        .map(
                                                code ->
                                                        new MatchesView.Choice(
                                                                code,
                                                                taxonomy.label(
                                                                        Subject.PLACE,
                                                                        code,
                                                                        page.language())))
                                        .sorted(java.util.Comparator.comparing(c -> c.label()))
                                        .toList(),
                                payKnown,
                                coversNeed,
                                startBy == null ? "" : startBy.toString(),
                                balance.steps()),
                        chosen(asked).stream().map(UUID::toString).collect(Collectors.toSet()),
                        cursor.isEmpty() ? null : address(address, filter),
                        found.next() == null
                                ? null
                                : address(address, filter + "&cursor=" + encoded(found.next())),
                        cursor,
                        query(asked),
                        found.rankingVersion(),
                        asked.contains("sheet")));
    }

    @Get("/matches/{vacancyId}")
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> match(HttpRequest<?> request, Caller caller, UUID id, UUID vacancyId) {
        ReturneeId person = new ReturneeId(id);
        PersonHead head = heads.of(caller, person);
        if (head.exitedOn() != null) {
            return left(request, head);
        }
        HttpParameters asked = request.getParameters();
        Balance balance = balance(asked);
        ExplainPair.WhyNot pair =
                explainPair.whyNot(caller, person, new VacancyId(vacancyId), balance);
        Match match = pair.match();
        List<FindBridges.Bridge> bridges =
                match == null
                                || (match.mustsMet() == match.musts()
                                        && pair.changes().stream()
                                                .allMatch(one -> one.skills().isEmpty()))
                        ? List.of()
                        : findBridges.find(caller, person, new VacancyId(vacancyId), balance);
        return pages.show(
                request,
                "match/explained",
                explained(head, pair, balance, query(asked), bridges, pages.page(request)));
    }

    /** For who left the programme no work is looked for. */
    private HttpResponse<?> left(HttpRequest<?> request, PersonHead head) {
        return pages.show(request, "match/left", head);
    }

    private ExplainView explained(
            PersonHead head,
            ExplainPair.WhyNot pair,
            Balance balance,
            String query,
            List<FindBridges.Bridge> bridges,
            Page page) {
        MatchWords words = new MatchWords(page, taxonomy, pair.stops());
        Match match = pair.match();
        CodeWords codes = new CodeWords(page, taxonomy);
        LocalDate begins = match == null ? null : match.vacancy().post().startOn();
        WayWords ways = new WayWords(page, taxonomy, pair.stops());
        SoFar.Came came = pair.came();
        List<ExplainView.Bridge> courses =
                match == null
                        ? List.of()
                        : bridges.stream()
                                .map(bridge -> ways.bridge(bridge, match.vacancy()))
                                .toList();
        return new ExplainView(
                head,
                pair.vacancy().value().toString(),
                pair.title(),
                match == null ? null : words.card(match, pair.soFar()),
                pair.stops().stream().map(words::stop).toList(),
                pair.stops().stream().anyMatch(stop -> stop.gate() == Gate.SAFETY),
                match == null ? List.of() : MatchWords.cautions(match.caution(), page, false),
                pair.notFound()
                        .map(one -> MatchWords.notFound(one, head.name(), page))
                        .orElse(null),
                pair.isToWait(),
                came == null ? null : words.soFar(came),
                came != null && came.underWay(),
                words.beside(pair.beside()),
                match == null ? List.of() : new TermWords(page).terms(match),
                courses,
                match == null
                        ? List.of()
                        : ways.changes(pair.changes(), match, bridges, courses, begins),
                match == null ? null : words.withoutOccupation(match),
                match == null ? List.of() : groups(match, words, page),
                match == null ? "" : codes.tenths(1000 - match.tenths()),
                match == null ? "" : codes.tenths(match.tenths()),
                match == null ? "" : match.rankingVersion(),
                balance.words(page, head.name()),
                query,
                balance.steps());
    }

    private static List<ExplainView.GroupRows> groups(Match match, MatchWords words, Page page) {
        LostPoints lost = new LostPoints(match);
        return Arrays.stream(Group.values())
                .map(
                        group ->
                                new ExplainView.GroupRows(
                                        page.value("group", group),
                                        words.minus(lost.of(group)),
                                        match.factors().stream()
                                                .filter(f -> f.factor().group() == group)
                                                .map(f -> row(f, match, lost, words, page))
                                                .toList()))
                .filter(group -> !group.rows().isEmpty())
                .toList();
    }

    private static ExplainView.Row row(
            Match.FactorValue value, Match match, LostPoints lost, MatchWords words, Page page) {
        String why =
                value.reason().waitsForTheOccupation()
                        ? page.t("common.unknown")
                        : isToldForAnotherTime(value, match)
                                ? page.t("factor.pay.unknown.month")
                                : words.why(value, match.vacancy());
        boolean implied =
                value.factor() == Factor.ESSENTIAL_SKILLS && value.known() && match.mustsImplied();
        return new ExplainView.Row(
                page.t("factor." + value.factor().key() + ".name"),
                MatchWords.width(value.value()),
                !value.known() && !isKnownToBeNone(value, match),
                words.minus(lost.of(value.factor())),
                implied ? why + " " + page.t("match.implied") : why);
    }

    /** No job is meant to follow: that is known, though it counts as the usual does. */
    private static boolean isKnownToBeNone(Match.FactorValue value, Match match) {
        return value.factor() == Factor.SEATS_BACKED && match.vacancy().leadsToNoJob();
    }

    /** Pay is told, and for how long is not. */
    private static boolean isToldForAnotherTime(Match.FactorValue value, Match match) {
        return value.reason().key().equals("factor.pay.unknown")
                && match.vacancy().post().pay() != null;
    }

    @Get("/compare")
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> compare(HttpRequest<?> request, Caller caller, UUID id) {
        HttpParameters asked = request.getParameters();
        ReturneeId person = new ReturneeId(id);
        PersonHead head = heads.of(caller, person);
        if (head.exitedOn() != null) {
            return left(request, head);
        }
        Set<UUID> chosen = chosen(asked);
        String query = query(asked);
        String both =
                query
                        + (query.isEmpty() ? "?" : "&")
                        + chosen.stream()
                                .map(one -> "vacancy=" + one)
                                .collect(Collectors.joining("&"));
        String back = head.address() + "/matches" + both;
        String address = head.address() + "/compare" + both;
        Page page = pages.page(request);
        if (chosen.size() < FEWEST_COMPARED || chosen.size() > MOST_COMPARED) {
            String problem =
                    page.t(
                            chosen.isEmpty()
                                    ? "match.compare.none"
                                    : chosen.size() < FEWEST_COMPARED
                                            ? "compare.too_few"
                                            : "match.compare.many");
            return pages.show(
                            request,
                            "match/compare",
                            new CompareView(
                                    head,
                                    problem,
                                    List.of(),
                                    ROWS,
                                    back,
                                    address,
                                    query,
                                    balance(asked).steps(),
                                    null,
                                    "",
                                    false))
                    .status(chosen.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST);
        }
        MatchWords words = new MatchWords(page, taxonomy);
        List<ExplainPair.Pair> pairs =
                explainPair.compare(
                        caller,
                        person,
                        chosen.stream().map(VacancyId::new).toList(),
                        balance(asked));
        return pages.show(
                request,
                "match/compare",
                new CompareView(
                        head,
                        "",
                        pairs.stream().map(pair -> option(pair, words, page)).toList(),
                        pairs.stream().anyMatch(MatchPages::leavesSomethingToAsk)
                                ? Stream.concat(ROWS.stream(), Stream.of(UNSTATED)).toList()
                                : ROWS,
                        back,
                        address,
                        query,
                        balance(asked).steps(),
                        ranking(pairs),
                        caller.displayName(),
                        asked.contains("sheet")));
    }

    private static @Nullable String ranking(List<ExplainPair.Pair> pairs) {
        return pairs.stream()
                .flatMap(
                        pair ->
                                pair instanceof ExplainPair.Pair.Offered offered
                                        ? Stream.of(offered.match().rankingVersion())
                                        : Stream.of())
                .findFirst()
                .orElse(null);
    }

    private static boolean leavesSomethingToAsk(ExplainPair.Pair pair) {
        return pair instanceof ExplainPair.Pair.Offered offered
                && !offered.match().unstated().isEmpty();
    }

    private static CompareView.Option option(ExplainPair.Pair pair, MatchWords words, Page page) {
        return switch (pair) {
            case ExplainPair.Pair.NotOffered(
                            VacancyId vacancy,
                            _,
                            String title,
                            List<Stop> stops) ->
                    new CompareView.Option(
                            vacancy.value().toString(),
                            title == null ? page.t("match.not_offered.title") : title,
                            "",
                            "",
                            null,
                            stops.stream().map(stop -> inCompany(stop, words, page)).toList(),
                            false,
                            List.of());
            case ExplainPair.Pair.Offered(VacancyId vacancy, Match match) -> {
                MatchCard card = words.card(match);
                yield new CompareView.Option(
                        vacancy.value().toString(),
                        card.title(),
                        card.kind(),
                        card.employer() + (card.place() == null ? "" : ", " + card.place()),
                        card.course(),
                        List.of(),
                        !card.cautions().isEmpty(),
                        cells(match, card, words, page));
            }
        };
    }

    /** Somebody looks on, so that nothing is said of safety. */
    private static String inCompany(Stop stop, MatchWords words, Page page) {
        return stop.gate() == Gate.SAFETY
                ? page.t("match.not_offered.not_shown")
                : words.stop(stop);
    }

    /** In the order of {@link #ROWS}, and then {@link #UNSTATED}. */
    private static List<Cell> cells(Match match, MatchCard card, MatchWords words, Page page) {
        MatchCard.PayWords pay = card.pay();
        String told = pay.pay() == null ? pay.told() : pay.pay();
        List<String> sums = new ArrayList<>();
        if (told != null) {
            sums.add(told);
            sums.addAll(pay.extras());
        }
        Integer hours = match.vacancy().post().hours();
        LocalDate starts = match.vacancy().post().startOn();
        List<String> has = card.has();
        List<String> learn = card.learning();
        String against =
                Stream.of(pay.against(), pay.belowFloor(), pay.aboveFloor())
                        .filter(Objects::nonNull)
                        .collect(Collectors.joining(" · "));
        return List.of(
                plain(card.way()),
                new Cell(told == null ? null : String.join(" ", sums), "strong"),
                new Cell(
                        against.isEmpty() ? null : against,
                        against.isEmpty()
                                ? ""
                                : pay.belowFloor() == null
                                                && (pay.covers() || pay.aboveFloor() != null)
                                        ? "musts-met"
                                        : "short-of"),
                plain(hours == null ? null : page.t("hours.week", hours)),
                plain(
                        start(
                                starts != null && starts.isAfter(page.today())
                                        ? page.day(starts)
                                        : card.start(),
                                card,
                                page)),
                plain(
                        has.isEmpty() && (card.toLearn() == null || card.namesNone())
                                ? null
                                : has.isEmpty() ? page.t("common.none") : String.join("; ", has)),
                plain(
                        learn.isEmpty() && (card.toLearn() == null || card.needsUnknown())
                                ? null
                                : learn.isEmpty()
                                        ? page.t("matches.to_learn.none")
                                        : String.join("; ", learn)),
                new Cell(
                        match.musts() == 0 || card.toLearn() == null
                                ? card.needed()
                                : card.implied()
                                        ? words.count(match) + " " + page.t("match.usual")
                                        : words.count(match),
                        card.allMet() ? "musts-met" : ""),
                plain(
                        match.vacancy().kind() == Kind.JOB
                                ? page.t("match.after.job")
                                : words.courses().after(match)),
                plain(here(match, words, page)),
                plain(
                        card.unstated().isEmpty()
                                ? page.t("common.none")
                                : String.join("; ", card.unstated())));
    }

    /** How many train for it, and that it is what women are mostly offered. */
    private static @Nullable String here(Match match, MatchWords words, Page page) {
        Optional<String> many =
                match.factor(Factor.SATURATION)
                        .filter(Match.FactorValue::known)
                        .map(
                                f ->
                                        page.t(
                                                f.reason().outcome() == Reason.Outcome.GOOD
                                                        ? "compare.few_train"
                                                        : "compare.many_train"));
        return words.courses()
                .stereotype(match)
                .map(advice -> many.orElseGet(() -> page.t("common.unknown")) + " · " + advice)
                .or(() -> many)
                .orElse(null);
    }

    /** With how long it takes, where that is known. */
    private static @Nullable String start(@Nullable String start, MatchCard card, Page page) {
        return card.weeks() == null
                ? start
                : (start == null ? page.t("match.start_unknown") : start) + " · " + card.weeks();
    }

    private static Cell plain(@Nullable String text) {
        return new Cell(text, "");
    }

    private static Set<Kind> kinds(List<String> names) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Kind kind : Kind.values()) {
            if (names.contains(kind.name().toLowerCase(Locale.ROOT))) {
                kinds.add(kind);
            }
        }
        return kinds;
    }

    private static String text(HttpParameters asked, String name) {
        String text = asked.get(name);
        return text == null ? "" : text.strip();
    }

    private static Balance balance(HttpParameters asked) {
        return Balance.sent(asked.get("balance"));
    }

    /** A day nobody could have meant narrows nothing. */
    private static @Nullable LocalDate day(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static Set<UUID> chosen(HttpParameters asked) {
        Set<UUID> ids = new LinkedHashSet<>();
        for (String text : asked.getAll("vacancy")) {
            try {
                ids.add(UUID.fromString(text));
            } catch (IllegalArgumentException e) {
                continue; // not an id of ours
            }
            if (ids.size() == MOST_CHOSEN) {
                break;
            }
        }
        return ids;
    }

    /** What narrows and weighs the list, for the addresses of what is opened from it and back. */
    private static String query(HttpParameters asked) {
        String filter =
                filter(
                        kinds(asked.getAll("kind")),
                        text(asked, "province"),
                        day(text(asked, "start")),
                        asked.contains("pay"),
                        asked.contains("need"),
                        balance(asked));
        String cursor = text(asked, "cursor");
        return address("", cursor.isEmpty() ? filter : filter + "&cursor=" + encoded(cursor));
    }

    private static String filter(
            Set<Kind> kinds,
            String place,
            @Nullable LocalDate startBy,
            boolean payKnown,
            boolean coversNeed,
            Balance balance) {
        StringBuilder query = new StringBuilder();
        kinds.forEach(kind -> query.append("&kind=").append(MatchBody.lower(kind)));
        if (!place.isEmpty()) {
            query.append("&province=").append(encoded(place));
        }
        if (startBy != null) {
            query.append("&start=").append(startBy);
        }
        if (payKnown) {
            query.append("&pay=on");
        }
        if (coversNeed) {
            query.append("&need=on");
        }
        if (!balance.equals(Balance.EVEN)) {
            query.append("&balance=").append(balance.steps());
        }
        return query.isEmpty() ? "" : query.substring(1);
    }

    private static String address(String path, String query) {
        String clean = query.startsWith("&") ? query.substring(1) : query;
        return clean.isEmpty() ? path : path + "?" + clean;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
