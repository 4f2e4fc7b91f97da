package org.onward.matching.outreach;

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
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.match.NewMatchWords;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.Cover;
import org.onward.matching.returnee.ListCover;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.web.Form;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/** Where a counsellor's day begins. */
@StaffPages
final class WorklistPages {
    /** People of whom it is said here what is new; the others have a page. */
    private static final int NEWS = 3;

    private final Pages pages;
    private final SeeWorklist see;
    private final NewMatchWords news;
    private final SnoozeTask snooze;
    private final ListCover covers;

    WorklistPages(
            Pages pages, SeeWorklist see, NewMatchWords news, SnoozeTask snooze, ListCover covers) {
        this.pages = pages;
        this.see = see;
        this.news = news;
        this.snooze = snooze;
        this.covers = covers;
    }

    @Get("/work")
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> page(
            HttpRequest<?> request,
            Caller caller,
            @QueryValue(defaultValue = "") String later,
            @QueryValue(defaultValue = "") String done,
            @QueryValue(defaultValue = "") String seen) {
        return pages.show(
                request,
                "outreach/worklist",
                new WorklistView(
                        see.see(caller),
                        news.first(caller, pages.page(request), NEWS, !seen.isEmpty()),
                        covers.list(caller).stream()
                                .filter(Cover::running)
                                .filter(
                                        cover ->
                                                cover.counsellor().equals(caller.account().value()))
                                .toList(),
                        !later.isEmpty(),
                        !done.isEmpty()));
    }

    /**
     * @param fields kind, subject, person, and days from today
     */
    @Post("/work/snooze")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> snooze(Caller caller, @Nullable @Body Map<String, Object> fields) {
        Form form = Form.of(fields);
        int days =
                switch (form.text("days")) {
                    case "1" -> 1;
                    case "3" -> 3;
                    case "7" -> 7;
                    default -> throw Problem.notFound();
                };
        snooze.snooze(
                caller,
                new ReturneeId(uuid(form.text("person"))),
                TaskKind.of(form.text("kind")).orElseThrow(Problem::notFound),
                uuid(form.text("subject")),
                caller.today().plusDays(days));
        return HttpResponse.seeOther(URI.create("/work?later=1"));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound();
        }
    }
}
