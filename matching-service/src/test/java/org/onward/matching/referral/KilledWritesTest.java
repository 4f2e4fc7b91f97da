package org.onward.matching.referral;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.onward.matching.RoutesFile;
import org.onward.matching.referral.KilledWrites.Kind;

/** Nobody adds a write that {@link KilledMidWriteTest} does not kill the program in. */
class KilledWritesTest {
    private static final String LOOKS = "only looks; what is looked for stands in no address";

    /** Routes that no kill can leave half done, and why. */
    private static final Map<String, String> EXCEPT =
            Map.of(
                    "POST /trail", LOOKS,
                    "POST /people", LOOKS,
                    "POST /enrolments", LOOKS,
                    "POST /api/v1/returnees/search", LOOKS,
                    "POST /api/v1/returnees/{id}/consents/preview", LOOKS,
                    "POST /api/employer/v1/vacancies/suggestions", LOOKS,
                    "POST /api/employer/v1/answer-links/view", LOOKS,
                    "POST /api/v1/index/rebuild",
                            "writes that it was asked for; a stop while it builds is KillTest's");

    @Test
    void everyRouteThatWritesHasAKindThatIsKilledInIt() {
        Set<String> writes =
                RoutesFile.read().keySet().stream()
                        .filter(route -> !route.startsWith("GET "))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> killed =
                KilledWrites.all().stream()
                        .map(Kind::route)
                        .filter(route -> !route.startsWith("GET "))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(killed).doesNotContainAnyElementsOf(EXCEPT.keySet());
        Set<String> accountedFor = new TreeSet<>(killed);
        accountedFor.addAll(EXCEPT.keySet());
        assertThat(accountedFor).containsExactlyElementsOf(writes);
    }

    @Test
    void everyKindIsToldByItsName() {
        assertThat(KilledWrites.all().stream().map(Kind::name)).doesNotHaveDuplicates();
    }
}
