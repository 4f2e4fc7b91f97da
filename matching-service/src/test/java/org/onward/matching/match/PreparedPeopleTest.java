package org.onward.matching.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onward.matching.returnee.Profile;
import org.onward.matching.returnee.Profiles;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.Words;

/** What is held of people, and when it is not taken. */
class PreparedPeopleTest {
    private static final Profile SAID =
            Given.person()
                    .can("cook Thai food", 3)
                    .worked(null, 12, "cooked for a family")
                    .profile();

    private final Profiles profiles = mock(Profiles.class);
    private final Words words = mock(Words.class);
    private final PreparedPeople people =
            new PreparedPeople(
                    profiles,
                    FakeTaxonomy.small(),
                    FakeTaxonomy::work,
                    words,
                    new Scorer(Ranking.load("ranking-1")),
                    new SimpleMeterRegistry());

    private int read;

    @BeforeEach
    void isThere() {
        when(words.version()).thenReturn("1");
        stands(7, Profile.Safety.NONE);
        when(profiles.profilesOf(anyCollection()))
                .thenAnswer(
                        call -> {
                            read++;
                            return Map.of(SAID.person(), new Profiles.Versioned(7, SAID));
                        });
    }

    private void stands(int version, Profile.Safety safety) {
        when(profiles.standing(List.of(SAID.person())))
                .thenReturn(Map.of(SAID.person(), new Profiles.Standing(version, safety)));
    }

    private PreparedProfile asked(LocalDate today) {
        Map<ReturneeId, PreparedProfile> found = people.of(List.of(SAID.person()), today);
        assertThat(found).containsOnlyKeys(SAID.person());
        return found.values().iterator().next();
    }

    private boolean isReadAnew() {
        int before = read;
        asked(Given.TODAY);
        return read > before;
    }

    @Test
    void whoIsAsTheyWereIsNotReadAgain() {
        PreparedProfile first = asked(Given.TODAY);
        assertThat(isReadAnew()).isFalse();
        assertThat(asked(Given.TODAY)).isSameAs(first);
    }

    @Test
    void noWordIsHeldButWhatWasHeardOfThemIs() {
        PreparedProfile held = asked(Given.TODAY);
        LinesOfWork lines = FakeTaxonomy::work;
        assertThat(held.profile().experience().orElseThrow())
                .extracting(Profile.Experience::words)
                .containsOnly("");
        assertThat(held.work().of())
                .isNotEmpty()
                .isEqualTo(
                        PreparedProfile.of(
                                        SAID,
                                        FakeTaxonomy.small(),
                                        lines,
                                        Ranking.load("ranking-1"),
                                        Given.TODAY)
                                .work()
                                .of());
    }

    @Test
    void anotherVersionRuleDayOrVocabularyIsReadAnew() {
        asked(Given.TODAY);
        stands(8, Profile.Safety.NONE);
        assertThat(isReadAnew()).isTrue();
        stands(7, Profile.Safety.NONE);
        assertThat(isReadAnew()).isFalse();
        stands(7, new Profile.Safety(Set.of(), Set.of("TH-50"), Set.of(), false));
        assertThat(isReadAnew()).isTrue();
        stands(7, Profile.Safety.NONE);
        assertThat(isReadAnew()).isFalse();
        asked(Given.TODAY.plusDays(1));
        assertThat(isReadAnew()).isTrue();
        when(words.version()).thenReturn("2");
        assertThat(isReadAnew()).isTrue();
        assertThat(isReadAnew()).isFalse();
    }

    @Test
    void whoIsForgottenOrNotTheCallersIsNotThere() {
        asked(Given.TODAY);
        people.forget(List.of(SAID.person()));
        assertThat(isReadAnew()).isTrue();
        when(profiles.standing(anyCollection())).thenReturn(Map.of());
        assertThat(people.of(List.of(SAID.person()), Given.TODAY)).isEmpty();
    }
}
