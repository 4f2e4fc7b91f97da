package org.onward.matching.match;

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
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.vacancy.VacancyId;
import org.onward.matching.web.Form;
import org.onward.matching.web.Page;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/** What is new for all of a counsellor's people; the first of them stand on the day's list. */
@StaffPages(NewMatchWords.ADDRESS)
final class NewMatchPages {
    private static final int LENGTH = 20;

    private final Pages pages;
    private final NewMatchWords words;
    private final NoticeNewMatches notice;

    NewMatchPages(Pages pages, NewMatchWords words, NoticeNewMatches notice) {
        this.pages = pages;
        this.words = words;
        this.notice = notice;
    }

    @Get
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> page(
            HttpRequest<?> request,
            Caller caller,
            @QueryValue(defaultValue = "") String cursor,
            @QueryValue(defaultValue = "") String seen) {
        Page page = pages.page(request);
        return pages.show(
                request,
                "match/new",
                words.page(
                        caller, page, LENGTH, cursor.isEmpty() ? null : cursor, !seen.isEmpty()));
    }

    /**
     * @param fields person, vacancies that were shown separated by commas, until when all were
     *     found where it is all, and where from: day or new
     */
    @Post("/notice")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> notice(Caller caller, @Nullable @Body Map<String, Object> fields) {
        Form form = Form.of(fields);
        ReturneeId person = new ReturneeId(uuid(form.text("person")));
        if (form.text("until").isEmpty()) {
            notice.notice(
                    caller,
                    person,
                    Arrays.stream(form.text("vacancies").split(",", SeeNewMatches.SHOWN + 1))
                            .map(id -> new VacancyId(uuid(id)))
                            .toList());
        } else {
            notice.noticeAll(caller, person, instant(form.text("until")));
        }
        return HttpResponse.seeOther(
                URI.create(
                        (form.text("from").equals("day") ? "/work" : NewMatchWords.ADDRESS)
                                + "?seen=1"));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.notFound();
        }
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound();
        }
    }
}
