package org.onward.matching.taxonomy;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.shared.Sql;
import org.onward.matching.web.Page;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/**
 * Whose vocabularies are in use, as their licences ask to be said, and what they no longer hold.
 */
@StaffPages
final class AboutPages {
    private final Pages pages;
    private final Transactions transactions;
    private final Sql sql;
    private final ListRetired retired;
    private final Taxonomy taxonomy;

    AboutPages(
            Pages pages,
            Transactions transactions,
            Sql sql,
            ListRetired retired,
            Taxonomy taxonomy) {
        this.pages = pages;
        this.transactions = transactions;
        this.sql = sql;
        this.retired = retired;
        this.taxonomy = taxonomy;
    }

    @Get("/about")
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> about(HttpRequest<?> request) {
        AboutView view =
                transactions.beforeSignIn(
                        () ->
                                sql.first(
                                                """
                                                select exists (select from skill where in_esco),
                                                    exists (select from onet_occupation),
                                                    (select onet_release from taxonomy_version where name = 'published')
                                                """,
                                                row ->
                                                        new AboutView(
                                                                row.getBoolean(1),
                                                                row.getBoolean(2),
                                                                row.getString(3)))
                                        .orElseThrow());
        return pages.show(request, "taxonomy/about", view);
    }

    @Get("/about/retired")
    @Secured({Role.Name.PROGRAMME_STAFF, Role.Name.ADMINISTRATOR})
    HttpResponse<?> retired(
            HttpRequest<?> request, Caller caller, @Nullable @QueryValue UUID after) {
        Page page = pages.page(request);
        ListRetired.Page found = retired.list(caller, after);
        return pages.show(
                request,
                "taxonomy/retired",
                new RetiredView(
                        found.retired().stream()
                                .map(one -> line(one, page, caller.language()))
                                .toList(),
                        after == null,
                        found.next() == null ? null : "/about/retired?after=" + found.next()));
    }

    private RetiredView.Line line(ListRetired.Retired one, Page page, String language) {
        return new RetiredView.Line(
                one.subject().name().toLowerCase(Locale.ROOT),
                one.name(),
                one.instead() == null
                        ? null
                        : taxonomy.label(one.subject(), one.instead(), language),
                one.since() == null
                        ? null
                        : page.day(one.since().atOffset(ZoneOffset.UTC).toLocalDate()));
    }
}
