package org.onward.portal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the portal must never come to depend on. */
class PortalRulesTest {
    private static final Pattern GENERATED = Pattern.compile(".*/\\$[^/]*\\.class");
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(PortalRulesTest::written)
                    .importPackages("org.onward");

    private static boolean written(Location location) {
        return !location.matches(GENERATED);
    }

    @Test
    void itSharesNoClassWithTheMatchingServiceAndKnowsNoDatabase() {
        noClasses()
                .that()
                .resideInAPackage("org.onward.portal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.onward.matching..", "java.sql..", "javax.sql..")
                .check(CLASSES);
    }

    @Test
    void onlyTheApiRoomCallsTheMatchingService() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.onward.portal.api")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.net.http..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("org.onward.portal.api")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.onward.portal.web..")
                .check(CLASSES);
    }

    @Test
    void nothingAsksTheSystemForTheTimeButTheClock() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("org.onward.portal.Clock")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }
}
