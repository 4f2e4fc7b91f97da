package org.onward.matching.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.ReadTrail;
import org.onward.matching.access.Role;
import org.onward.matching.access.SealAudit;
import org.onward.matching.audit.AuditSealer;

/** The auditor's page: the trail, narrowed to one subject or to one account. */
@StaffPages("/trail")
@Secured(Role.Name.AUDITOR)
final class TrailPages {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'");

    private final Pages pages;
    private final ReadTrail trail;
    private final SealAudit seals;

    TrailPages(Pages pages, ReadTrail trail, SealAudit seals) {
        this.pages = pages;
        this.trail = trail;
        this.seals = seals;
    }

    /**
     * @param of a subject's id
     * @param by an account's id
     */
    @Get
    HttpResponse<?> page(
            HttpRequest<?> request,
            Caller caller,
            @Nullable @QueryValue UUID of,
            @Nullable @QueryValue UUID by,
            @Nullable @QueryValue Long before) {
        return show(request, caller, of, by, before, null);
    }

    /** Recomputes the whole chain of seals, and compares it with its anchors. */
    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> verify(HttpRequest<?> request, Caller caller) {
        return show(request, caller, null, null, null, seals.verify(caller));
    }

    private HttpResponse<?> show(
            HttpRequest<?> request,
            Caller caller,
            @Nullable UUID of,
            @Nullable UUID by,
            @Nullable Long before,
            AuditSealer.@Nullable Verdict verdict) {
        Page page = pages.page(request);
        List<ReadTrail.Entry> entries =
                trail.read(caller, of, by, Objects.requireNonNullElse(before, Long.MAX_VALUE));
        String narrowing = (of == null ? "" : "&of=" + of) + (by == null ? "" : "&by=" + by);
        return pages.show(
                request,
                "shell/trail",
                new TrailView(
                        entries.stream().map(one -> line(one, page)).toList(),
                        of == null ? "" : of.toString(),
                        by == null
                                ? ""
                                : entries.stream()
                                        .map(ReadTrail.Entry::name)
                                        .filter(Objects::nonNull)
                                        .findFirst()
                                        .orElse(by.toString()),
                        entries.size() < ReadTrail.PAGE
                                ? null
                                : "/trail?before=" + entries.getLast().seq() + narrowing,
                        verdict == null || verdict.finding() != null ? null : verdict.checked(),
                        verdict == null ? null : verdict.finding()));
    }

    private static TrailView.Line line(ReadTrail.Entry one, Page page) {
        var at = one.at().atOffset(ZoneOffset.UTC);
        return new TrailView.Line(
                page.day(at.toLocalDate()) + " " + TIME.format(at),
                one.act().replace('_', ' '),
                Objects.requireNonNullElse(one.name(), ""),
                Objects.toString(one.account(), ""),
                one.subject().replace('_', ' '),
                Objects.toString(one.subjectId(), ""),
                one.refused(),
                one.reasonErased()
                        ? page.t("trail.reason_erased")
                        : Objects.requireNonNullElse(one.reason(), ""));
    }
}
