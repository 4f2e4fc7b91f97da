package org.onward.matching.returnee;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Role;
import org.onward.matching.access.Transactions;
import org.onward.matching.employer.Employers;
import org.onward.matching.problem.Problem;
import org.onward.matching.web.Pages;
import org.onward.matching.web.StaffPages;

/** What fits a field while somebody types into it, as a part of a page. */
@StaffPages
final class SuggestPages {
    private static final int LONGEST = 100;
    private static final int MOST = 6;

    private final Pages pages;
    private final TypedWords words;
    private final Transactions transactions;
    private final Employers employers;

    SuggestPages(Pages pages, TypedWords words, Transactions transactions, Employers employers) {
        this.pages = pages;
        this.words = words;
        this.transactions = transactions;
        this.employers = employers;
    }

    /**
     * @param field name of the field, which says what is looked for and what a button sends
     * @param q what was typed; else it is sent under the field's own name
     */
    @Get("/suggest")
    @Secured({Role.Name.COUNSELLOR, Role.Name.PROGRAMME_STAFF, Role.Name.CHAMBER})
    HttpResponse<?> suggest(
            HttpRequest<?> request,
            Caller caller,
            @QueryValue(defaultValue = "") String field,
            @Nullable @QueryValue String q) {
        if (!field.matches("[a-z]{2,20}(-[a-z0-9]{1,12}){0,3}")) {
            throw Problem.notFound();
        }
        if (field.equals("employer") && caller.role() != Role.COUNSELLOR) {
            throw Problem.notAllowed();
        }
        String typed = q == null ? request.getParameters().get(field) : q;
        String text = typed == null ? "" : typed.strip();
        if (text.length() > LONGEST) {
            text = text.substring(0, LONGEST);
        }
        return pages.show(
                request,
                "people/suggestions",
                new SuggestView(
                        field.equals("employer")
                                ? employers(caller, text)
                                : words.near(field, text, caller.language())));
    }

    private List<Faults.Offer> employers(Caller caller, String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        return transactions
                .read(caller, () -> employers.list(null, text, null, MOST))
                .employers()
                .stream()
                .map(one -> new Faults.Offer("employer|" + one.id().value(), one.name(), ""))
                .toList();
    }
}
