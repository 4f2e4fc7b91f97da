package org.onward.matching.returnee;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.AccountId;
import org.onward.matching.access.Caller;
import org.onward.matching.access.PlacesOfWork;
import org.onward.matching.access.Role;
import org.onward.matching.problem.Problem;
import org.onward.matching.web.Form;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/** Programme staff's pages about codes: who has no counsellor, giving one, and erasing. */
@StaffPages("/enrolments")
@Secured(Role.Name.PROGRAMME_STAFF)
final class EnrolmentPages {
    private static final int PAGE = 50;
    private static final Map<String, String> LABELS =
            Map.of(
                    "code",
                    "person.reference",
                    "counsellor",
                    "person.counsellor",
                    "reason",
                    "erase.reason",
                    "sure",
                    "erase.sure.label");

    private final Pages pages;
    private final ListEnrolments enrolments;
    private final SeeEnrolment see;
    private final ListColleagues colleagues;
    private final PlacesOfWork places;
    private final AssignCounsellor assign;
    private final EraseReturnee erase;

    EnrolmentPages(
            Pages pages,
            ListEnrolments enrolments,
            SeeEnrolment see,
            ListColleagues colleagues,
            PlacesOfWork places,
            AssignCounsellor assign,
            EraseReturnee erase) {
        this.pages = pages;
        this.enrolments = enrolments;
        this.see = see;
        this.colleagues = colleagues;
        this.places = places;
        this.assign = assign;
        this.erase = erase;
    }

    @Get
    HttpResponse<?> page(
            HttpRequest<?> request,
            Caller caller,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = "") String erased) {
        return list(
                request,
                caller,
                cursor == null || cursor.isEmpty() ? null : cursor,
                "",
                Faults.none(pages.page(request)),
                !erased.isEmpty());
    }

    /** Opens the page of a code that was typed. */
    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> find(
            HttpRequest<?> request, Caller caller, @Nullable @Body Map<String, Object> fields) {
        String typed = Form.of(fields).text("code");
        String code = typed.toUpperCase(Locale.ROOT).replace(" ", "");
        Faults faults = new Faults(pages.page(request), LABELS);
        try {
            see.see(caller, code);
            return HttpResponse.seeOther(URI.create("/enrolments/" + code));
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.NOT_FOUND) {
                throw problem;
            }
            faults.add("code", "enrolments.no_such");
        }
        return list(request, caller, null, typed, faults, false).status(HttpStatus.BAD_REQUEST);
    }

    @Get("/{reference}")
    HttpResponse<?> one(
            HttpRequest<?> request,
            Caller caller,
            String reference,
            @QueryValue(defaultValue = "") String saved) {
        return show(
                request,
                caller,
                reference,
                "",
                "",
                false,
                Faults.none(pages.page(request)),
                !saved.isEmpty());
    }

    @Post("/{reference}/assignment")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> assign(
            HttpRequest<?> request,
            Caller caller,
            String reference,
            @Nullable @Body Map<String, Object> fields) {
        String to = Form.of(fields).text("counsellor");
        Faults faults = new Faults(pages.page(request), LABELS);
        try {
            assign.assign(caller, reference, new AccountId(UUID.fromString(to)));
            return HttpResponse.seeOther(URI.create("/enrolments/" + reference + "?saved=1"));
        } catch (IllegalArgumentException e) {
            faults.add("counsellor", "error.choose_one");
        } catch (Problem problem) {
            switch (problem.kind()) {
                case INVALID -> faults.add("counsellor", "error.choose_one");
                case CONFLICT -> faults.add("counsellor", "enrolments.theirs");
                default -> throw problem;
            }
        }
        return show(request, caller, reference, to, "", false, faults, false)
                .status(HttpStatus.BAD_REQUEST);
    }

    /**
     * @param fields reason, and sure: yes
     */
    @Post("/{reference}/erasure")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> erase(
            HttpRequest<?> request,
            Caller caller,
            String reference,
            @Nullable @Body Map<String, Object> fields) {
        Form form = Form.of(fields);
        String reason = form.text("reason");
        Faults faults = new Faults(pages.page(request), LABELS);
        if (reason.length() < 3 || reason.length() > 300) {
            faults.add("reason", "erase.reason.length");
        }
        if (!form.text("sure").equals("yes")) {
            faults.add("sure", "erase.sure.missing");
        }
        if (faults.isEmpty()) {
            try {
                erase.erase(caller, reference, reason);
                return HttpResponse.seeOther(URI.create("/enrolments?erased=1"));
            } catch (Problem problem) {
                switch (problem.kind()) {
                    case INVALID -> faults.add("reason", "erase.reason.length");
                    case CONFLICT -> faults.add("sure", "erase.elsewhere");
                    default -> throw problem;
                }
            }
        }
        return show(request, caller, reference, "", reason, true, faults, false)
                .status(HttpStatus.BAD_REQUEST);
    }

    private MutableHttpResponse<String> show(
            HttpRequest<?> request,
            Caller caller,
            String reference,
            String counsellor,
            String reason,
            boolean erasing,
            Faults faults,
            boolean saved) {
        SeeEnrolment.Enrolment found = see.see(caller, reference);
        return pages.show(
                request,
                "people/enrolment",
                new EnrolmentsView.One(
                        found,
                        colleagues.list(caller).stream()
                                .filter(one -> one.office().equals(found.officeId()))
                                .toList(),
                        counsellor,
                        reason,
                        erasing,
                        faults,
                        saved));
    }

    private MutableHttpResponse<String> list(
            HttpRequest<?> request,
            Caller caller,
            @Nullable String cursor,
            String code,
            Faults faults,
            boolean erased) {
        ListEnrolments.Page found = enrolments.list(caller, cursor, PAGE);
        Map<UUID, String> offices =
                places.offices(caller).stream()
                        .collect(
                                Collectors.toMap(
                                        PlacesOfWork.Office::id, PlacesOfWork.Office::name));
        List<EnrolmentsView.Line> lines =
                found.enrolments().stream()
                        .map(
                                line ->
                                        new EnrolmentsView.Line(
                                                line.reference(),
                                                offices.getOrDefault(line.office(), ""),
                                                line.enteredOn()))
                        .toList();
        return pages.show(
                request,
                "people/enrolments",
                new EnrolmentsView(
                        lines,
                        code,
                        faults,
                        found.next() == null
                                ? null
                                : "/enrolments?cursor="
                                        + URLEncoder.encode(found.next(), StandardCharsets.UTF_8),
                        cursor == null,
                        erased));
    }
}
