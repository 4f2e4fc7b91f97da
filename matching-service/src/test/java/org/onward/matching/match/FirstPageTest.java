package org.onward.matching.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyList;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onward.matching.access.Caller;
import org.onward.matching.match.RankVacancies.Candidate;
import org.onward.matching.match.RankVacancies.Ranked;
import org.onward.matching.returnee.OwnPeople;
import org.onward.matching.returnee.Profile;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.vacancy.Kind;
import org.onward.matching.vacancy.VacancyId;

/**
 * Of twenty candidates eight are certain to come first; some are closed since they were indexed.
 */
class FirstPageTest {
    private static final int LIMIT = 5;
    private static final int CERTAIN = 8;

    private final Scorer scorer = new Scorer(Ranking.load("ranking-9"));
    private final Profile profile = Given.person().can("weld steel").profile();
    private final OwnPeople people = mock(OwnPeople.class);
    private final RankVacancies rank = mock(RankVacancies.class);
    private final ShowMatches show = mock(ShowMatches.class);
    private final Caller caller = mock(Caller.class);
    private final FindMatches find = new FindMatches(people, scorer, rank, show, mock(SoFar.class));
    private final Map<VacancyId, Match> open = new HashMap<>();
    private List<Candidate> all = List.of();

    @BeforeEach
    void twenty() {
        PreparedProfile prepared = Given.person().can("weld steel").prepared();
        all =
                IntStream.range(0, 20)
                        .mapToObj(
                                day ->
                                        Given.job()
                                                .asks("weld steel")
                                                .confirmed(Given.TODAY.minusDays(day))
                                                .facts())
                        .map(
                                facts ->
                                        RankVacancies.candidate(
                                                scorer, prepared, facts, Prospect.UNKNOWN))
                        .sorted((one, other) -> Position.ORDER.compare(one.at(), other.at()))
                        .toList();
        all.forEach(one -> open.put(one.facts().id(), mock(Match.class)));
        when(caller.today()).thenReturn(Given.TODAY);
        when(people.actOnProfile(any(), any(), anyString(), any()))
                .thenAnswer(call -> call.<Function<Profile, Object>>getArgument(3).apply(profile));
        when(rank.rankFirst(any(), any(), any(LocalDate.class), any(), anyInt()))
                .thenReturn(ranked(prepared, all.subList(0, CERTAIN)));
        when(rank.rank(any(), any(), any(), any(), any())).thenReturn(ranked(prepared, all));
        when(show.of(any(), any(), anyList(), anyBoolean()))
                .thenAnswer(
                        call -> {
                            Map<VacancyId, Match> shown = new HashMap<>();
                            for (Candidate one : call.<List<Candidate>>getArgument(2)) {
                                Match match = open.get(one.facts().id());
                                if (match != null) {
                                    shown.put(one.facts().id(), match);
                                }
                            }
                            return shown;
                        });
    }

    private Ranked ranked(PreparedProfile prepared, List<Candidate> best) {
        Gates gates = Gates.of(profile, Set.of(Kind.JOB), Given.TODAY);
        return new Ranked(prepared, gates, best, all.size(), true, all.size(), List.of());
    }

    @Test
    void aFewThatAreGoneLeaveNoHole() {
        close(0, 2, 4);

        Matches page = page(null);

        assertThat(page.items()).containsExactlyElementsOf(shown(1, 3, 5, 6, 7));
        assertThat(page.considered()).isEqualTo(20);
        verify(rank, never()).rank(any(), any(), any(), any(), any());
        assertThat(page(page.next()).items()).containsExactlyElementsOf(shown(8, 9, 10, 11, 12));
    }

    @Test
    void whereMoreAreGoneTheOthersAreRankedToo() {
        close(0, 1, 2, 4, 5, 7);

        Matches page = page(null);

        assertThat(page.items()).containsExactlyElementsOf(shown(3, 6, 8, 9, 10));
        assertThat(page.considered()).isEqualTo(20);
        assertThat(page(page.next()).items()).containsExactlyElementsOf(shown(11, 12, 13, 14, 15));
    }

    @Test
    void whoCoversIsNotToldHowManyMoreAreOpenToThePerson() {
        PreparedProfile prepared = Given.person().can("weld steel").prepared();
        Gates gates = Gates.of(profile, Set.of(Kind.JOB), Given.TODAY);
        when(rank.rankFirst(any(), any(), any(LocalDate.class), any(), anyInt()))
                .thenReturn(new Ranked(prepared, gates, all, all.size(), false, 519, List.of()));

        assertThat(page(null).passing()).isEqualTo(20);
        when(people.isAssigned(profile.person())).thenReturn(true);
        assertThat(page(null).passing()).isEqualTo(519);
    }

    private Matches page(@Nullable String cursor) {
        return find.find(caller, mock(ReturneeId.class), Set.of(Kind.JOB), LIMIT, cursor);
    }

    private void close(int... places) {
        IntStream.of(places).forEach(place -> open.remove(all.get(place).facts().id()));
    }

    private List<Match> shown(int... places) {
        return IntStream.of(places)
                .mapToObj(place -> open.get(all.get(place).facts().id()))
                .toList();
    }
}
