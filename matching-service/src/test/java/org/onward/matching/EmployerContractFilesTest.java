package org.onward.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The examples of the employer API hold no word that an employer must not read. */
class EmployerContractFilesTest {
    private static final Path FOLDER = Path.of("../config/contracts/employer");

    private static final Pattern NOT_FOR_EMPLOYERS = never();

    /** In three languages, from the list that the portal's pages are read by too. */
    private static Pattern never() {
        try {
            JsonNode words =
                    new ObjectMapper()
                            .readTree(
                                    Files.readString(FOLDER.resolve("../not-for-employers.json")));
            List<String> any = new ArrayList<>();
            words.properties()
                    .forEach(
                            one -> {
                                List<String> all = new ArrayList<>();
                                one.getValue().forEach(word -> all.add(word.asText()));
                                String or = "(" + String.join("|", all) + ")";
                                // Thai is written without spaces: parts of words.
                                any.add(one.getKey().equals("th") ? or : "\\b" + or + "\\b");
                            });
            return Pattern.compile(String.join("|", any), Pattern.CASE_INSENSITIVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whole words, as they stand and with names such as {@code caseNumber} taken apart. */
    static List<String> notForEmployers(String text) {
        String apart = text.replaceAll("([a-z])([A-Z])", "$1 $2").replace('_', ' ');
        return Stream.of(text, apart)
                .flatMap(read -> NOT_FOR_EMPLOYERS.matcher(read).results())
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    @Test
    void theyAreFoundInEveryLanguage() {
        for (String bad :
                List.of("caseNumber", "consent_ends", "ผู้เสียหายจากการค้ามนุษย์", "mga biktima")) {
            assertThat(notForEmployers(bad)).as(bad).isNotEmpty();
        }
        assertThat(notForEmployers("showcase, ช่างเชื่อม, kasama")).isEmpty();
    }

    static Map<String, JsonNode> files() throws IOException {
        Map<String, JsonNode> files = new TreeMap<>();
        try (var paths = Files.list(FOLDER)) {
            for (Path path : paths.filter(p -> p.toString().endsWith(".json")).toList()) {
                files.put(
                        path.getFileName().toString(),
                        new ObjectMapper().readTree(Files.readString(path)));
            }
        }
        return files;
    }

    @Test
    void noNameOrValueHoldsAWordThatIsNotForEmployers() throws IOException {
        List<String> found = new ArrayList<>();
        files().forEach(
                        (name, json) ->
                                notForEmployers(json.toString())
                                        .forEach(word -> found.add(name + ": " + word)));
        assertThat(found).isEmpty();
    }

    @Test
    void everyFileIsNamedInTheTableOfRoutes() throws IOException {
        String table = Files.readString(FOLDER.resolve("README.md"));
        assertThat(files()).isNotEmpty();
        assertThat(files().keySet())
                .allSatisfy(
                        name ->
                                assertThat(
                                                table.contains(
                                                        name.replace(".json", "")
                                                                .replaceFirst(
                                                                        "^vacancy-(pause|opening|filling|withdrawal|confirmation)$",
                                                                        "vacancy-submission")))
                                        .as(name)
                                        .isTrue());
    }
}
