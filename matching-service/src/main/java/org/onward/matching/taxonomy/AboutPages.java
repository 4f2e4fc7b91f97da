package org.onward.matching.taxonomy;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import org.onward.matching.access.Transactions;
import org.onward.matching.shared.Sql;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/** Whose vocabularies are in use, as their licences ask to be said. */
@StaffPages
final class AboutPages {
    private final Pages pages;
    private final Transactions transactions;
    private final Sql sql;

    AboutPages(Pages pages, Transactions transactions, Sql sql) {
        this.pages = pages;
        this.transactions = transactions;
        this.sql = sql;
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
}
