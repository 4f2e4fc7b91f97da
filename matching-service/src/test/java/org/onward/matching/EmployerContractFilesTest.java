package org.onward.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of the employer API hold no word that an employer must not read. */
class EmployerContractFilesTest {
    private static final Path FOLDER = Path.of("../config/contracts/employer");

    /** Whole words; names such as {@code caseNumber} are taken apart before. */
    static final Pattern NOT_FOR_EMPLOYERS =
            Pattern.compile(
                    "\\b(returnees?|survivors?|victims?|programmes?|programs?|reintegrat\\w*"
                            + "|cases?|caseload|beneficiar\\w*|gained\\s+abroad|scores?|consent\\w*"
                            + "|revoke\\w*)\\b",
                    Pattern.CASE_INSENSITIVE);

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
                                NOT_FOR_EMPLOYERS
                                        .matcher(
                                                json.toString()
                                                        .replaceAll("([a-z])([A-Z])", "$1 $2")
                                                        .replace('_', ' ')
                                                        .toLowerCase(Locale.ROOT))
                                        .results()
                                        .forEach(match -> found.add(name + ": " + match.group())));
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
