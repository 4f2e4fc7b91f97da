package org.onward.matching.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.onward.matching.taxonomy.Interest;
import org.onward.matching.taxonomy.MeasuredWork;
import org.onward.matching.taxonomy.Measures;
import org.onward.matching.taxonomy.Measures.Element;
import org.onward.matching.taxonomy.OccupationCode;
import org.onward.matching.taxonomy.WorkShares;

/** What somebody measures points to the occupations that ask for it. */
class WorkMeasuresTest {
    private static final int BAKER = WorkShares.MEASURED;
    private static final int COOK = WorkShares.MEASURED + 1;
    private static final int CLERK = WorkShares.MEASURED + 2;
    private static final int DRIVER = WorkShares.MEASURED + 3;

    private final WorkMeasures measures =
            new WorkMeasures(
                    List.of(
                            work(0, "Bakers", "7512", asking("2.C.3.a", "2.C.1.a")),
                            work(1, "Cooks, Hotel", "5120", asking("2.C.3.a", "2.C.1.e")),
                            work(2, "Clerks", "4110", asking("2.A.1.a", "2.C.1.b")),
                            work(3, "Drivers", "8322", asking("2.A.2.a", "2.C.10"))));

    private static MeasuredWork work(int number, String title, String unit, float[] asked) {
        return new MeasuredWork(number, title, asked, Map.of(new OccupationCode(unit), 1f));
    }

    /** Much of what these begin with, little of all else. */
    private static float[] asking(String... much) {
        Map<String, Float> asked = new HashMap<>();
        for (Element element : Measures.ELEMENTS) {
            boolean isMuch = Arrays.stream(much).anyMatch(element.id()::startsWith);
            asked.put(element.id(), isMuch ? 1f : 0.1f);
        }
        return Measures.of(asked, Map.of(Interest.REALISTIC, 0.5f));
    }

    private static double share(WorkShares shares, int number) {
        int at = Arrays.binarySearch(shares.of(), number);
        return at < 0 ? 0 : shares.shares()[at];
    }

    @Test
    void theNearestOccupationsAndTheirUnitGroupsAreWhatItIsAbout() {
        float[] person = asking("2.C.3.a", "2.C.1.a");
        for (int i = 0; i < person.length; i += 3) {
            person[i] = Float.NaN;
        }
        WorkShares about = measures.of(person);
        assertThat(share(about, BAKER)).isGreaterThan(share(about, COOK));
        assertThat(share(about, COOK)).isGreaterThan(share(about, CLERK));
        assertThat(about.unit()).contains(new OccupationCode("7512"));
    }

    @Test
    void anAdvertMeetsThosePeopleWhoMeasureWhatItsOccupationAsksFor() {
        WorkShares person = measures.of(asking("2.C.3.a", "2.C.1.a"));
        WorkShares cook = measures.ofAdvert("COOKS  (Hotel)", null);
        WorkShares driver = measures.ofAdvert("Wanted", new OccupationCode("8322"));
        assertThat(share(cook, COOK)).isGreaterThan(share(cook, DRIVER));
        assertThat(share(driver, DRIVER)).isGreaterThan(share(driver, COOK));
        assertThat(person.closeness(cook)).isGreaterThan(person.closeness(driver));
        assertThat(person.closeness(measures.ofAdvert("Bakers", null)))
                .isGreaterThan(person.closeness(cook));
        assertThat(measures.ofAdvert("Wanted", new OccupationCode("2512")))
                .isEqualTo(WorkShares.NONE);
        assertThat(measures.ofAdvert("Wanted", null)).isEqualTo(WorkShares.NONE);
    }

    @Test
    void aFewNumbersPointNowhere() {
        Map<String, Float> few = new HashMap<>();
        Measures.ELEMENTS.subList(0, 10).forEach(element -> few.put(element.id(), 0.9f));
        assertThat(measures.of(Measures.of(few, Map.of()))).isEqualTo(WorkShares.NONE);
        assertThat(new WorkMeasures(List.of()).of(asking("2.C"))).isEqualTo(WorkShares.NONE);
    }

    @Test
    void whatNoOccupationIsKnownForPointsNowhere() {
        float[] withoutKnowledge = asking("2.A.1.a");
        float[] knowledge = asking("2.C.3.a");
        for (int i = 0; i < Measures.ELEMENTS.size(); i++) {
            (Measures.ELEMENTS.get(i).isKnowledge() ? withoutKnowledge : knowledge)[i] = Float.NaN;
        }
        knowledge[Measures.SIZE - 6] = Float.NaN; // the interest
        WorkMeasures some = new WorkMeasures(List.of(work(0, "Clerks", "4110", withoutKnowledge)));
        assertThat(some.of(knowledge).isEmpty()).isTrue();
        assertThat(some.of(withoutKnowledge).isEmpty()).isFalse();
    }

    @Test
    void whatAReleaseDoesNotSayIsAsUsual() {
        float[] clerks = asking("2.A.1.a", "2.C.1.b");
        float[] silent = clerks.clone();
        Arrays.fill(silent, 0, 40, Float.NaN);
        WorkMeasures some =
                new WorkMeasures(
                        List.of(
                                work(0, "Clerks", "4110", clerks),
                                work(1, "Typists", "4131", silent),
                                work(2, "Drivers", "8322", asking("2.A.2.a", "2.C.10"))));
        WorkShares about = some.of(clerks);
        assertThat(share(about, WorkShares.MEASURED + 1))
                .isGreaterThan(share(about, WorkShares.MEASURED + 2));
    }
}
