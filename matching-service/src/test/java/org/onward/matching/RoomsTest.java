package org.onward.matching;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rooms, top to bottom: imports go down only. */
class RoomsTest {
    static final List<String> ROOMS =
            List.of(
                    "demo",
                    "search",
                    "report",
                    "outreach",
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

    /** SQL that asks the database's clock, in code or migrations. */
    private static final Pattern SQL_CLOCK =
            Pattern.compile(
                    "(?i)\\b(now\\(\\)|current_(date|time|timestamp)\\b|localtime|clock_timestamp|statement_timestamp|transaction_timestamp)");

    @Test
    void noSqlAsksTheDatabaseForTheTime() throws IOException {
        List<String> asking = new ArrayList<>();
        for (String folder : List.of("src/main/java", "src/main/resources/db")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String text = Files.readString(file);
                    String sql = file.toString().endsWith(".java") ? quoted(text) : text;
                    if (SQL_CLOCK.matcher(sql.replaceAll("--.*", "")).find()) {
                        asking.add(file.toString());
                    }
                }
            }
        }
        assertThat(asking).isEmpty();
    }

    private static String quoted(String java) {
        return Pattern.compile("(?s)\"\"\".*?\"\"\"|\"[^\"\n]*\"")
                .matcher(java)
                .results()
                .map(found -> found.group())
                .collect(Collectors.joining("\n"));
    }

    @Test
    void nothingAsksTheSystemForTheTimeButTheClock() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(BASE + "shared.Clock")
                .and()
                .doNotHaveFullyQualifiedName(BASE + "demo.DemoClock")
                .should()
                .callMethodWhere(
                        target(name("now")).and(target(owner(resideInAPackage("java.time..")))))
                .orShould()
                .callMethod(java.time.InstantSource.class, "system")
                .orShould()
                .callMethodWhere(target(owner(type(java.time.Clock.class))))
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callConstructor(java.util.Date.class)
                .check(CLASSES);
    }
}
