package org.onward.matching.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.onward.matching.TestService;
import org.onward.matching.access.Transactions;
import org.onward.matching.match.FactsCodec;
import org.onward.matching.match.VacancyFacts;
import org.onward.matching.taxonomy.LinesOfWork;
import org.onward.matching.taxonomy.LinesOfWork.Account;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.Taxonomy;
import org.onward.matching.taxonomy.WorkShares;
import org.onward.matching.vacancy.Vacancies;

/** What a vacancy is about, as it is kept with it. */
class KeptWorkTest {
    private static final WorkShares OTHER =
            WorkShares.of(Map.of(3, 0.6, WorkShares.UNIT + 7212, 0.8), 2);
    private static final Account BAKER = baker("Baker", "Bakes bread at night", true);

    static TestService service;
    static LinesOfWork lines;

    @BeforeAll
    static void start() {
        service = TestService.startWithStory();
        lines = service.get(LinesOfWork.class);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Account baker(String title, String tasks, boolean coded, int... skills) {
        return new Account(title, tasks, skills, new OccupationCode("7512"), coded, null);
    }

    private static byte[] bytes(WorkShares work) {
        return FactsCodec.encode(work);
    }

    /** As if something else had been found in it. */
    private static byte[] changed(byte[] kept) {
        byte[] other = bytes(OTHER);
        byte[] changed = Arrays.copyOf(kept, 16 + other.length);
        System.arraycopy(other, 0, changed, 16, other.length);
        return changed;
    }

    private static List<Vacancies.Indexed> stored() {
        List<Vacancies.Indexed> stored = new ArrayList<>();
        return service.get(Transactions.class)
                .work(
                        connection -> {
                            service.get(Vacancies.class).eachOpen(connection, stored::add);
                            return stored;
                        });
    }

    @Test
    void whatWasFoundInAnAccountIsTakenAgain() {
        byte[] kept = lines.kept(BAKER);
        assertThat(lines.of(BAKER).isEmpty()).isFalse();
        assertThat(bytes(lines.of(BAKER, kept))).isEqualTo(bytes(lines.of(BAKER)));
        assertThat(bytes(lines.of(BAKER, changed(kept)))).isEqualTo(bytes(OTHER));
    }

    @Test
    void anyOtherAccountIsReadAnew() {
        byte[] kept = changed(lines.kept(BAKER));
        Stream.of(
                        baker("Cook", "Bakes bread at night", true),
                        baker("Baker", "Bakes cakes", true),
                        baker("Baker", "Bakes bread at night", false),
                        baker("Baker", "Bakes bread at night", true, 1),
                        new Account("Baker", "Bakes bread at night", new int[0], null, true, null))
                .forEach(
                        other ->
                                assertThat(bytes(lines.of(other, kept)))
                                        .as("%s", other)
                                        .isEqualTo(bytes(lines.of(other))));
    }

    @Test
    void whatWasFoundByAnotherVocabularyOrIsDamagedIsReadAnew() {
        byte[] ofAnother = changed(KeptWork.of(BAKER, "another", lines));
        for (byte[] kept : List.of(ofAnother, new byte[0], new byte[16], new byte[40])) {
            assertThat(bytes(lines.of(BAKER, kept))).isEqualTo(bytes(lines.of(BAKER)));
        }
    }

    @Test
    void eachVacancyThatIsShownHasWhatWasFoundInIt() {
        Taxonomy taxonomy = service.get(Taxonomy.class);
        List<Vacancies.Indexed> shown = stored().stream().filter(Vacancies.Indexed::shown).toList();
        assertThat(shown).hasSizeGreaterThan(20);
        for (Vacancies.Indexed one : shown) {
            byte[] kept = Objects.requireNonNull(one.work());
            VacancyFacts anew = VacancyFacts.of(one.vacancy(), 0, taxonomy, lines);
            assertThat(bytes(VacancyFacts.of(one, taxonomy, lines).work()))
                    .isEqualTo(bytes(anew.work()));
            Vacancies.Indexed other =
                    new Vacancies.Indexed(one.vacancy(), "", true, 0, changed(kept));
            assertThat(bytes(VacancyFacts.of(other, taxonomy, lines).work()))
                    .as("%s", one.vacancy().post())
                    .isEqualTo(bytes(OTHER));
        }
    }
}
