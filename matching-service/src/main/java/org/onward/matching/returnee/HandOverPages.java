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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.AccountId;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.HandOverView.HandOverForm;
import org.onward.matching.web.Form;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/** Handing one or several people over to a colleague, for good. */
@StaffPages
@Secured(Role.Name.COUNSELLOR)
final class HandOverPages {
    private static final Map<String, String> LABELS =
            Map.of("of", "hand_over.who", "to", "hand_over.to", "from", "hand_over.from");
    private static final int MOST = 100;

    private final Pages pages;
    private final ListCaseload caseload;
    private final ListColleagues colleagues;
    private final AssignCounsellor assign;
    private final NoticeHanding notice;

    HandOverPages(
            Pages pages,
            ListCaseload caseload,
            ListColleagues colleagues,
            AssignCounsellor assign,
            NoticeHanding notice) {
        this.pages = pages;
        this.caseload = caseload;
        this.colleagues = colleagues;
        this.assign = assign;
        this.notice = notice;
    }

    /**
     * @param of a person who is marked already
     */
    @Get("/people/hand-over")
    HttpResponse<?> page(
            HttpRequest<?> request, Caller caller, @QueryValue(defaultValue = "") String of) {
        return show(
                request,
                caller,
                new HandOverForm(
                        of.isEmpty() ? Set.of() : Set.of(of),
                        "",
                        TypedDay.shown(caller.today(), caller.language())),
                Faults.none(pages.page(request)));
    }

    @Post("/people/hand-over")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> handOver(
            HttpRequest<?> request, Caller caller, @Nullable @Body Map<String, Object> fields) {
        Form posted = FormDays.taken(fields, caller.language());
        HandOverForm form =
                new HandOverForm(
                        new LinkedHashSet<>(posted.all("of")),
                        posted.text("to"),
                        posted.text("from"));
        Faults faults = new Faults(pages.page(request), LABELS);
        if (!posted.text("take").isEmpty()) {
            return show(request, caller, form, faults);
        }
        List<ReturneeId> people = new ArrayList<>();
        form.of().forEach(text -> id(text).map(ReturneeId::new).ifPresent(people::add));
        if (people.isEmpty() || people.size() > MOST) {
            faults.add("of", "hand_over.nobody");
        }
        Optional<UUID> to = id(form.to());
        if (to.isEmpty()) {
            faults.add("to", "error.choose_one");
        }
        LocalDate typed = FormDays.read(form.from(), "from", faults);
        LocalDate from = typed == null ? caller.today() : typed;
        if (faults.isEmpty()) {
            try {
                assign.handOver(caller, people, new AccountId(to.orElseThrow()), from);
                return HttpResponse.seeOther(URI.create("/people?given=" + people.size()));
            } catch (Problem problem) {
                switch (problem.kind()) {
                    case INVALID -> refused(problem, faults);
                    case CONFLICT -> faults.add("of", "hand_over.not_yours");
                    default -> throw problem;
                }
            }
        }
        return show(request, caller, form, faults).status(HttpStatus.BAD_REQUEST);
    }

    @Post("/people/{id}/received")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> received(Caller caller, UUID id) {
        notice.notice(caller, new ReturneeId(id));
        return HttpResponse.seeOther(URI.create("/people/" + id));
    }

    private static void refused(Problem problem, Faults faults) {
        problem.errors()
                .forEach(
                        error -> {
                            if (error.field().equals("from")) {
                                faults.add(
                                        "from",
                                        "hand_over.from.range",
                                        AssignCounsellor.DAYS_AHEAD);
                            } else {
                                faults.add("to", "error.choose_one");
                            }
                        });
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private MutableHttpResponse<String> show(
            HttpRequest<?> request, Caller caller, HandOverForm form, Faults faults) {
        ListCaseload.Caseload own =
                caseload.list(caller, new ListCaseload.Wish(null, null, false, null, MOST));
        return pages.show(
                request,
                "people/handover",
                new HandOverView(
                        own.people().stream().filter(line -> line.next() == null).toList(),
                        own.total() - own.people().size(),
                        colleagues.list(caller),
                        form,
                        faults));
    }
}
