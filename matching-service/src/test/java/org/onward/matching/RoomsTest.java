package org.onward.matching;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rooms, top to bottom: imports go down only. */
class RoomsTest {
    static final List<String> ROOMS =
            List.of(
                    "demo",
                    "search",
                    "placement",
                    "referral",
                    "match",
                    "feed",
                    "vacancy",
                    "consent",
                    "returnee",
                    "employer",
                    "taxonomy",
                    "web",
                    "mail",
                    "access",
                    "audit",
                    "problem",
                    "shared");

    private static final String BASE = "org.onward.matching.";
    private static final Pattern GENERATED = Pattern.compile(".*/\\$[^/]*\\.class");

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(RoomsTest::written)
                    .importPackages("org.onward.matching");

    private static boolean written(Location location) {
        return !location.matches(GENERATED);
    }

    @Test
    void theListOfRoomsIsTheListOfPackages() {
        Set<String> packages =
                CLASSES.stream()
                        .map(c -> c.getPackageName())
                        .filter(name -> name.startsWith(BASE))
                        .map(name -> name.substring(BASE.length()))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(packages).containsExactlyInAnyOrderElementsOf(ROOMS);
    }

    @Test
    void importsGoDownOnly() {
        for (int room = 1; room < ROOMS.size(); room++) {
            String[] above =
                    ROOMS.subList(0, room).stream().map(BASE::concat).toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(BASE + ROOMS.get(room))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(above)
                    .check(CLASSES);
        }
    }

    @Test
    void onlyTheSearchRoomKnowsLucene() {
        noClasses()
                .that(
                        resideInAPackage("org.onward..")
                                .and(
                                        com.tngtech.archunit.base.DescribedPredicate.not(
                                                resideInAPackage(BASE + "search"))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.lucene..")
                .check(CLASSES);
    }

    @Test
    void nothingAsksTheSystemForTheTimeButTheClock() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(BASE + "shared.Clock")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }
}
