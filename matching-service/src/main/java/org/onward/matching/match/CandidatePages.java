package org.onward.matching.match;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.returnee.ListCaseload;
import org.onward.matching.returnee.ReadinessText;
import org.onward.matching.taxonomy.Subject;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.Post;
import org.onward.matching.vacancy.SeeVacancy;
import org.onward.matching.vacancy.VacancyId;
import org.onward.matching.web.Page;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/** Who there is for a vacancy. */
@StaffPages("/vacancies/{id}/candidates")
final class CandidatePages {
    private static final int LENGTH = 20;
    private static final int CASELOAD = 100;

    private final Pages pages;
    private final FindCandidates findCandidates;
    private final SeeVacancy seeVacancy;
    private final ListCaseload listCaseload;
    private final Taxonomy taxonomy;

    CandidatePages(
            Pages pages,
            FindCandidates findCandidates,
            SeeVacancy seeVacancy,
            ListCaseload listCaseload,
            Taxonomy taxonomy) {
        this.pages = pages;
        this.findCandidates = findCandidates;
        this.seeVacancy = seeVacancy;
        this.listCaseload = listCaseload;
        this.taxonomy = taxonomy;
    }

    @Get
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> candidates(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            @QueryValue(defaultValue = "") String cursor,
            @QueryValue(defaultValue = "") String balance) {
        Balance leaning = Balance.sent(balance);
        Candidates found =
                findCandidates.find(
                        caller,
                        new VacancyId(id),
                        leaning,
                        LENGTH,
                        cursor.isEmpty() ? null : cursor);
        Page page = pages.page(request);
        MatchWords words = new MatchWords(page, taxonomy);
        String address = "/vacancies/" + id + "/candidates" + leaning.query();
        return pages.show(
                request,
                "match/candidates",
                new CandidatesView(
                        id.toString(),
                        found.vacancy().post().title(),
                        MatchBody.lower(found.vacancy().kind()),
                        where(found, page),
                        found.offered(),
                        found.people().stream()
                                .map(
                                        one ->
                                                new CandidatesView.Person(
                                                        one.person().value().toString(),
                                                        one.name(),
                                                        page.day(one.readySince()),
                                                        one.covered() ? one.counsellor() : null,
                                                        words.card(one.match()),
                                                        leaning.query()))
                                .toList(),
                        found.found(),
                        found.complete(),
                        leaning,
                        found.rankingVersion(),
                        cursor.isEmpty() ? null : address,
                        found.next() == null
                                ? null
                                : address
                                        + (leaning.query().isEmpty() ? "?" : "&")
                                        + "cursor="
                                        + URLEncoder.encode(found.next(), StandardCharsets.UTF_8)));
    }

    /** Of whom the caller may ask why a vacancy is not offered to them: all their people. */
    @Get("/others")
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> others(
            HttpRequest<?> request,
            Caller caller,
            UUID id,
            @QueryValue(defaultValue = "") String cursor,
            @QueryValue(defaultValue = "") String balance) {
        String query = Balance.sent(balance).query();
        SeeVacancy.Seen seen = seeVacancy.see(caller, new VacancyId(id));
        ListCaseload.Caseload caseload =
                listCaseload.list(
                        caller,
                        new ListCaseload.Wish(
                                null, null, null, cursor.isEmpty() ? null : cursor, CASELOAD));
        String address = "/vacancies/" + id + "/candidates";
        return pages.show(
                request,
                "match/others",
                new OthersView(
                        seen.vacancy().post().title(),
                        address + query,
                        caseload.people().stream()
                                .map(
                                        line ->
                                                new OthersView.Person(
                                                        line.name(),
                                                        "/people/%s/matches/%s%s"
                                                                .formatted(
                                                                        line.person().value(),
                                                                        id,
                                                                        query),
                                                        line.covered() ? line.counsellor() : null,
                                                        line.readiness(),
                                                        ReadinessText.of(line.readiness()),
                                                        line.matchingAgreed()))
                                .toList(),
                        cursor.isEmpty() ? null : address + "/others" + query,
                        caseload.next() == null
                                ? null
                                : address
                                        + "/others"
                                        + (query.isEmpty() ? "?" : query + "&")
                                        + "cursor="
                                        + URLEncoder.encode(
                                                caseload.next(), StandardCharsets.UTF_8)));
    }

    private String where(Candidates found, Page page) {
        Post post = found.vacancy().post();
        return post.place() == null
                ? found.employerName()
                : found.employerName()
                        + ", "
                        + taxonomy.label(Subject.PLACE, post.place(), page.language());
    }
}
