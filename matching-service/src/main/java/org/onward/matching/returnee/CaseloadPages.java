package org.onward.matching.returnee;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.returnee.CaseloadGlances.Glance;
import org.onward.matching.returnee.CaseloadView.NextStep;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.web.Form;
import org.onward.matching.web.Pages;
import org.onward.matching.web.SealedText;
import org.onward.matching.web.StaffPages;

/** The counsellor's people: where a day begins. */
@StaffPages
final class CaseloadPages {
    private static final int PAGE = 50;
    private static final int LONGEST_SEARCH = 200;
    private static final Duration SEARCH_LIFE = Duration.ofHours(12);

    private final Pages pages;
    private final ListCaseload caseload;
    private final CaseloadGlances glances;
    private final ListCover cover;
    private final TypedWords words;
    private final SealedText sealed;

    CaseloadPages(
            Pages pages,
            ListCaseload caseload,
            CaseloadGlances glances,
            ListCover cover,
            TypedWords words,
            SealedText sealed) {
        this.pages = pages;
        this.caseload = caseload;
        this.glances = glances;
        this.cover = cover;
        this.words = words;
        this.sealed = sealed;
    }

    /**
     * A name is searched for by posting it and never stands in an address: the list is shown at one
     * that holds it sealed, so that paging, reloading and the browser's "back" keep the search.
     */
    @Post("/people")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> search(Caller caller, @Nullable @Body Map<String, Object> fields) {
        Form form = Form.of(fields);
        String q = form.text("q");
        String search =
                q.isEmpty()
                        ? ""
                        : sealed.seal(
                                searchOf(caller),
                                SEARCH_LIFE,
                                q.substring(0, Math.min(q.length(), LONGEST_SEARCH)));
        return HttpResponse.seeOther(
                URI.create(address(search, knownState(form.text("readiness")))));
    }

    @Get("/people")
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> page(
            HttpRequest<?> request,
            Caller caller,
            @QueryValue(defaultValue = "") String search,
            @QueryValue(defaultValue = "") String readiness,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = "0") int given) {
        String typed = search.isEmpty() ? "" : sealed.open(searchOf(caller), search).orElse("");
        String state = knownState(readiness);
        ListCaseload.Caseload found =
                caseload.list(
                        caller,
                        new ListCaseload.Wish(
                                typed, state.isEmpty() ? null : state, null, cursor, PAGE));
        Map<ReturneeId, Glance> known =
                glances.of(caller, found.people().stream().map(ListCaseload.Line::person).toList());
        String filtered = address(typed.isEmpty() ? "" : search, state);
        return pages.show(
                request,
                "people/caseload",
                new CaseloadView(
                        found.people().stream()
                                .map(
                                        line ->
                                                line(
                                                        caller,
                                                        line,
                                                        known.getOrDefault(
                                                                line.person(), Glance.NOTHING)))
                                .toList(),
                        found.total(),
                        typed,
                        state,
                        glances.counts(caller),
                        cover.list(caller).stream()
                                .filter(Cover::running)
                                .filter(one -> one.counsellor().equals(caller.account().value()))
                                .toList(),
                        found.next() == null
                                ? null
                                : filtered
                                        + (filtered.contains("?") ? "&" : "?")
                                        + "cursor="
                                        + encode(found.next()),
                        cursor == null || cursor.isEmpty() ? null : filtered,
                        given));
    }

    private CaseloadView.Line line(Caller caller, ListCaseload.Line line, Glance glance) {
        String language = caller.language();
        return new CaseloadView.Line(
                line.person().value().toString(),
                line.name(),
                line.reference(),
                line.readiness(),
                glance.skills().stream()
                        .map(id -> words.skillLabel(new SkillId(UUID.fromString(id)), language))
                        .toList(),
                glance.places().stream()
                        .map(code -> words.somewhere(code, language).label())
                        .toList(),
                line.covered() ? line.counsellor() : null,
                line.exitedOn(),
                line.next(),
                NextStep.of(line.readiness(), glance.begun(), caller.today()));
    }

    private static String searchOf(Caller caller) {
        return "caseload search " + caller.account().value();
    }

    private static String knownState(String readiness) {
        return ReadinessText.STATES.contains(readiness) ? readiness : "";
    }

    private static String address(String search, String readiness) {
        String query =
                Stream.of("readiness=" + readiness, "search=" + search)
                        .filter(part -> !part.endsWith("="))
                        .collect(Collectors.joining("&"));
        return query.isEmpty() ? "/people" : "/people?" + query;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
