package org.onward.portal.home;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Get;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.onward.portal.api.Asker;
import org.onward.portal.api.Introductions;
import org.onward.portal.api.Introductions.Introduction;
import org.onward.portal.api.Sessions;
import org.onward.portal.api.Vacancies;
import org.onward.portal.api.Vacancies.Line;
import org.onward.portal.web.Pages;
import org.onward.portal.web.PortalPages;

@PortalPages
final class HomePages {
    private static final int A_FEW = 5;
    private static final Set<String> GOING_ON = Set.of("meeting", "kept", "offered");

    private final Pages pages;
    private final Sessions sessions;
    private final Introductions introductions;
    private final Vacancies vacancies;

    HomePages(Pages pages, Sessions sessions, Introductions introductions, Vacancies vacancies) {
        this.pages = pages;
        this.sessions = sessions;
        this.introductions = introductions;
        this.vacancies = vacancies;
    }

    @Get
    HttpResponse<?> home(HttpRequest<?> request, Asker asker) {
        Sessions.Me me = sessions.me(asker);
        List<Introduction> introduced = introductions.list(asker, null, null).introductions();
        List<Line> own = vacancies.list(asker, null).vacancies();
        return pages.show(
                request,
                "home/home",
                new HomeView(
                        me.employer().name(),
                        me.employer().standing().equals("unverified"),
                        introduced.stream()
                                .filter(one -> one.state().equals("waiting"))
                                .sorted(Comparator.comparing(Introduction::answerBy))
                                .toList(),
                        introduced.stream()
                                .filter(one -> GOING_ON.contains(one.state()))
                                .limit(A_FEW)
                                .toList(),
                        own.stream().filter(HomePages::wantsMending).toList(),
                        own.stream().filter(one -> !wantsMending(one)).limit(A_FEW).toList()));
    }

    private static boolean wantsMending(Line vacancy) {
        return vacancy.state().equals("sent_back") || vacancy.hiddenFrom() != null;
    }
}
