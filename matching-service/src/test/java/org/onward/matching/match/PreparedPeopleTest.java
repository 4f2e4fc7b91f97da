package org.onward.matching.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onward.matching.returnee.Profile;
import org.onward.matching.returnee.Profiles;
import org.onward.matching.returnee.ReturneeId;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.WorkShares;

/** What is held of people, and when it is not taken. */
class PreparedPeopleTest {
    private static final Profile SAID =
            Given.person()
                    .can("cook Thai food", 3)
                    .worked(null, 12, "cooked for a family")
                    .profile();

    private final Stored stored = new Stored();
    private final Lines lines = new Lines();
    private final PreparedPeople people =
            new PreparedPeople(
                    stored,
                    FakeTaxonomy.small(),
                    lines,
                    new Scorer(Ranking.load("ranking-1")),
                    new SimpleMeterRegistry());

    /** One person in the database. */
    private static final class Stored implements Profiles {
        private Map<ReturneeId, Standing> standing = stands(7, Profile.Safety.NONE);
        private int read;

        static Map<ReturneeId, Standing> stands(int version, Profile.Safety safety) {
            return Map.of(SAID.person(), new Standing(version, safety));
        }

        @Override
        public Profile profileOf(ReturneeId person) {
            return SAID;
        }

        @Override
        public Map<ReturneeId, Versioned> profilesOf(Collection<ReturneeId> people) {
            read++;
            return Map.of(SAID.person(), new Versioned(7, SAID));
        }

        @Override
        public Map<ReturneeId, Standing> standing(Collection<ReturneeId> people) {
            return standing;
        }
    }

    /** By a vocabulary that may be replaced. */
    private static final class Lines implements LinesOfWork {
        private String version = "1";

        @Override
        public WorkShares of(Account account) {
            return FakeTaxonomy.work(account);
        }

        @Override
        public String version() {
            return version;
        }
    }

    private void stands(int version, Profile.Safety safety) {
        stored.standing = Stored.stands(version, safety);
    }

    private PreparedProfile asked(LocalDate today) {
        Map<ReturneeId, PreparedProfile> found = people.of(List.of(SAID.person()), today);
        assertThat(found).containsOnlyKeys(SAID.person());
        return found.values().iterator().next();
    }

    private boolean isReadAnew() {
        int before = stored.read;
        asked(Given.TODAY);
        return stored.read > before;
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
        stands(7, new Profile.Safety(Set.of(), Set.of("TH-50"), Set.of(), false, Set.of()));
        assertThat(isReadAnew()).isTrue();
        stands(7, Profile.Safety.NONE);
        assertThat(isReadAnew()).isFalse();
        asked(Given.TODAY.plusDays(1));
        assertThat(isReadAnew()).isTrue();
        lines.version = "2";
        assertThat(isReadAnew()).isTrue();
        assertThat(isReadAnew()).isFalse();
    }

    @Test
    void whoIsForgottenOrNotTheCallersIsNotThere() {
        asked(Given.TODAY);
        people.forget(List.of(SAID.person()));
        assertThat(isReadAnew()).isTrue();
        people.forgetAll();
        assertThat(isReadAnew()).isTrue();
        stored.standing = Map.of();
        assertThat(people.of(List.of(SAID.person()), Given.TODAY)).isEmpty();
    }
}
