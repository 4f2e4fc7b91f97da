package org.onward.matching.returnee;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.returnee.CaseloadGlances.Glance;
import org.onward.matching.returnee.CaseloadView.NextStep;
import org.onward.matching.taxonomy.SkillId;
import org.onward.matching.web.Pages;

/** The counsellor's people: where a day begins. */
@Hidden
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class CaseloadPages {
    private static final int PAGE = 50;
    private static final int LONGEST_SEARCH = 200;

    private final Pages pages;
    private final ListCaseload caseload;
    private final CaseloadGlances glances;
    private final ListCover cover;
    private final TypedWords words;

    CaseloadPages(
            Pages pages,
            ListCaseload caseload,
            CaseloadGlances glances,
            ListCover cover,
            TypedWords words) {
        this.pages = pages;
        this.caseload = caseload;
        this.glances = glances;
        this.cover = cover;
        this.words = words;
    }

    @Get("/people")
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> page(
            HttpRequest<?> request,
            Caller caller,
            @QueryValue(defaultValue = "") String q,
            @QueryValue(defaultValue = "") String readiness,
            @Nullable @QueryValue String cursor) {
        String typed = q.length() > LONGEST_SEARCH ? q.substring(0, LONGEST_SEARCH) : q.strip();
        String state = ReadinessText.STATES.contains(readiness) ? readiness : "";
        ListCaseload.Caseload found =
                caseload.list(
                        caller,
                        new ListCaseload.Wish(
                                typed, state.isEmpty() ? null : state, null, cursor, PAGE));
        Map<ReturneeId, Glance> known =
                glances.of(caller, found.people().stream().map(ListCaseload.Line::person).toList());
        String filter = "?q=" + encode(typed) + "&readiness=" + state;
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
                                : "/people" + filter + "&cursor=" + encode(found.next()),
                        cursor == null || cursor.isEmpty() ? null : "/people" + filter));
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
                NextStep.of(line.readiness(), glance.begun(), caller.today()));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
