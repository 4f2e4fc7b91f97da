package org.onward.matching.demo;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.mail.ReadMail;
import org.onward.matching.problem.Problem;
import org.onward.matching.web.Form;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/** What only the demo has: its clock, and the mail that would have been sent. */
@StaffPages("/demo")
@Secured(Role.Name.PROGRAMME_STAFF)
@Requires(property = "onward.demo.enabled", value = "true")
final class DemoPages {
    private final Pages pages;
    private final DemoClock clock;
    private final MoveClock move;
    private final ReadMail mail;

    DemoPages(Pages pages, DemoClock clock, MoveClock move, ReadMail mail) {
        this.pages = pages;
        this.clock = clock;
        this.move = move;
        this.mail = mail;
    }

    @Get("/clock")
    HttpResponse<?> clock(HttpRequest<?> request) {
        LocalDate real = LocalDate.ofInstant(clock.reallyNow(), ZoneOffset.UTC);
        return pages.show(request, "demo/clock", new ClockView(real, MoveClock.STEPS));
    }

    @Post("/clock")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> move(Caller caller, @Body @Nullable Map<String, Object> body) {
        move.forward(caller, days(Form.of(body).text("days")));
        return HttpResponse.seeOther(URI.create("/demo/clock"));
    }

    @Get("/outbox")
    HttpResponse<?> outbox(HttpRequest<?> request) {
        return pages.show(request, "demo/outbox", new OutboxView(mail.newest()));
    }

    @Get("/outbox/{id}")
    HttpResponse<?> mail(HttpRequest<?> request, @PathVariable UUID id) {
        ReadMail.Written found = mail.find(id).orElseThrow(Problem::notFound);
        return pages.show(request, "demo/mail", found);
    }

    private static int days(String typed) {
        return typed.matches("[0-9]{1,3}") ? Integer.parseInt(typed) : 0;
    }
}
