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
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.AccountId;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.problem.FieldError;
import org.onward.matching.problem.Problem;
import org.onward.matching.returnee.CoverView.CoverForm;
import org.onward.matching.web.Form;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/** Standing in for a colleague, and ending it. */
@StaffPages
final class CoverPages {
    private static final Map<String, String> LABELS =
            Map.of("absent", "cover.absent", "until", "cover.until", "reason", "cover.reason");
    private static final int EXAMPLE_DAYS = 7;

    private final Pages pages;
    private final ListColleagues colleagues;
    private final ListCover covers;
    private final TakeCover take;
    private final EndCover end;

    CoverPages(
            Pages pages,
            ListColleagues colleagues,
            ListCover covers,
            TakeCover take,
            EndCover end) {
        this.pages = pages;
        this.colleagues = colleagues;
        this.covers = covers;
        this.take = take;
        this.end = end;
    }

    @Get("/cover")
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> page(
            HttpRequest<?> request, Caller caller, @QueryValue(defaultValue = "") String saved) {
        return show(
                request,
                caller,
                new CoverForm("", "", ""),
                Faults.none(pages.page(request)),
                !saved.isEmpty());
    }

    @Post("/cover")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> post(
            HttpRequest<?> request, Caller caller, @Nullable @Body Map<String, Object> fields) {
        Map<String, Object> all = new HashMap<>(fields == null ? Map.of() : fields);
        String pressed = Form.of(all).text("take");
        if (pressed.startsWith("until|")) {
            TypedDay.read(pressed.substring(6))
                    .ifPresent(day -> all.put("until", day.shown(caller.language())));
        }
        Form posted = Form.of(all);
        CoverForm form =
                new CoverForm(posted.text("absent"), posted.text("until"), posted.text("reason"));
        Faults faults = new Faults(pages.page(request), LABELS);
        if (!pressed.isEmpty()) {
            return show(request, caller, form, faults, false);
        }
        @Nullable String until = ProfileForms.day(form.until(), "until", faults);
        try {
            take.take(
                    caller,
                    absent(form.absent()),
                    until == null ? null : LocalDate.parse(until),
                    form.reason());
            return HttpResponse.seeOther(URI.create("/cover?saved=1"));
        } catch (Problem problem) {
            switch (problem.kind()) {
                case INVALID -> problem.errors().forEach(error -> add(faults, error));
                case CONFLICT -> faults.add("absent", "error.cover.running");
                default -> throw problem;
            }
            return show(request, caller, form, faults, false).status(HttpStatus.BAD_REQUEST);
        }
    }

    @Post("/cover/{id}/end")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Secured(Role.Name.COUNSELLOR)
    HttpResponse<?> end(Caller caller, UUID id) {
        end.end(caller, id);
        return HttpResponse.seeOther(URI.create("/cover?saved=1"));
    }

    private static void add(Faults faults, FieldError error) {
        faults.add(
                error.field(),
                switch (error.field()) {
                    case "until" -> "error.cover.until";
                    case "reason" -> "error.cover.reason";
                    default -> "error.choose_from_list";
                });
    }

    private static @Nullable AccountId absent(String text) {
        try {
            return text.isEmpty() ? null : new AccountId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private MutableHttpResponse<String> show(
            HttpRequest<?> request, Caller caller, CoverForm form, Faults faults, boolean saved) {
        return pages.show(
                request,
                "people/cover",
                new CoverView(
                        colleagues.list(caller),
                        covers.list(caller),
                        caller.account().value(),
                        form,
                        faults,
                        TypedDay.shown(caller.today().plusDays(EXAMPLE_DAYS), caller.language()),
                        saved));
    }
}
