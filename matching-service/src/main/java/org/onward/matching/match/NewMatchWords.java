package org.onward.matching.match;

import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onward.matching.access.Caller;
import org.onward.matching.problem.Problem;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.vacancy.VacancyId;
import org.onward.matching.web.Page;

/** What is new, in the words of a page: of its own, and of the one a day begins with. */
@Singleton
public final class NewMatchWords {
    static final String ADDRESS = "/work/new";

    private static final NewMatches NOTHING = new NewMatches(List.of(), 0, 0, null);

    private final SeeNewMatches see;
    private final Taxonomy taxonomy;

    NewMatchWords(SeeNewMatches see, Taxonomy taxonomy) {
        this.see = see;
        this.taxonomy = taxonomy;
    }

    /** The first few; nothing while the index is being built, which must not hold up a day. */
    public NewMatchesView first(Caller caller, Page page, int people, boolean seen) {
        NewMatches found;
        try {
            found = see.see(caller, people, null);
        } catch (Problem problem) {
            if (problem.kind() != Problem.Kind.BUSY) {
                throw problem;
            }
            found = NOTHING;
        }
        return view(found, page, found.next() == null ? null : ADDRESS, seen);
    }

    NewMatchesView page(
            Caller caller, Page page, int people, @Nullable String cursor, boolean seen) {
        NewMatches found = see.see(caller, people, cursor);
        return view(
                found,
                page,
                found.next() == null
                        ? null
                        : ADDRESS
                                + "?cursor="
                                + URLEncoder.encode(found.next(), StandardCharsets.UTF_8),
                seen);
    }

    private NewMatchesView view(NewMatches found, Page page, @Nullable String more, boolean seen) {
        MatchWords words = new MatchWords(page, taxonomy);
        return new NewMatchesView(
                found.people().stream().map(one -> person(one, page, words)).toList(),
                found.waiting() == 0 ? null : page.t("new.progress", found.done(), found.of()),
                more,
                seen);
    }

    private static NewMatchesView.Person person(
            NewMatches.Person one, Page page, MatchWords words) {
        List<VacancyId> looked = looked(one).toList();
        return new NewMatchesView.Person(
                one.person().value().toString(),
                one.name(),
                since(one, page),
                one.covered() ? one.counsellor() : null,
                one.matches().stream().map(words::card).toList(),
                one.count() - one.matches().size(),
                looked.stream().map(id -> id.value().toString()).collect(Collectors.joining(",")),
                looked.size() < one.count() ? one.foundUntil().toString() : null);
    }

    private static String since(NewMatches.Person one, Page page) {
        if (!one.first()) {
            return page.t("new.opened", one.count());
        }
        String day = page.day(one.readySince());
        return one.openedCount() == 0
                ? page.t("new.ready", day)
                : page.t(
                        one.openedCount() < one.count()
                                ? "new.ready.opened"
                                : "new.ready.all_opened",
                        day,
                        one.openedCount());
    }

    /**
     * What somebody has looked at who has seen the best of it: of vacancies that opened, those; of
     * what there was when a person became ready, all, as the rest is no news but their list, once
     * any of it is shown. What opened meanwhile and is not shown stays new.
     */
    private static Stream<VacancyId> looked(NewMatches.Person one) {
        Set<VacancyId> shown =
                one.matches().stream()
                        .map(match -> match.vacancy().id())
                        .collect(Collectors.toSet());
        boolean whatThereWas = one.first() && !one.opened().containsAll(shown);
        return one.all().stream()
                .filter(id -> shown.contains(id) || (whatThereWas && !one.opened().contains(id)));
    }
}
