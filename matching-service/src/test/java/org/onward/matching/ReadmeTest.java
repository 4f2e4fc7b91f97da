package org.onward.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the README and its companions say is so: commands run, paths exist, tables are complete. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String ADDRESS = "http://localhost:8080";
    private static final String BETWEEN = "=== end of block ===";
    private static final int PATIENCE_SECONDS = 60;

    private static final Pattern STEP =
            Pattern.compile(
                    "^```sh\\n# walk-through\\n(.*?)^```\\n^```text\\n(.*?)^```$",
                    Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern PATH = Pattern.compile("`((?:scripts|config)/[^` ]+)");
    private static final Pattern ROOM = Pattern.compile("(?m)^\\| `([a-z]+)` \\| ");
    private static final Pattern SETTING = Pattern.compile("(?m)^\\| `(onward[.][a-z.-]+)` \\| ");
    private static final Pattern READ_SETTING =
            Pattern.compile("(?:name = \"|\\$\\{)(onward[.][a-z.-]+)");

    private static final Pattern PORTALS_OWN = Pattern.compile("(?m)^The portal's own, in ");

    private static String readme = "";
    private static String walk = "";
    private static String settings = "";

    private record Step(String commands, List<String> fragments) {}

    @BeforeAll
    static void read() throws IOException {
        readme = Files.readString(ROOT.resolve("README.md"));
        walk = Files.readString(ROOT.resolve("config/contracts/README.md"));
        settings = Files.readString(ROOT.resolve("config/README.md"));
    }

    @Test
    void theWalkThroughRunsAndPrintsWhatItSays() throws Exception {
        List<Step> steps =
                STEP.matcher(walk)
                        .results()
                        .map(m -> new Step(m.group(1), m.group(2).lines().toList()))
                        .toList();
        assertThat(steps).hasSize(walk.split("# walk-through", -1).length - 1);
        assertThat(steps).hasSizeGreaterThan(4);
        try (TestService service = TestService.startWithStory()) {
            String script =
                    steps.stream()
                            .map(Step::commands)
                            .collect(Collectors.joining("\necho\necho '" + BETWEEN + "'\n"))
                            .replace(ADDRESS, service.address());
            List<String> printed = List.of(run(script).split(Pattern.quote(BETWEEN)));
            for (int i = 0; i < steps.size(); i++) {
                assertThat(printed).as("all steps ran").hasSizeGreaterThan(i);
                assertThat(printed.get(i))
                        .as("step %d: %s", i + 1, steps.get(i).commands())
                        .contains(steps.get(i).fragments());
            }
            assertThat(printed).hasSameSizeAs(steps);
        }
    }

    @Test
    void theReadmeIsReadInTenMinutes() {
        assertThat(readme.lines()).hasSizeLessThanOrEqualTo(250);
        assertThat(readme.lines()).allMatch(line -> line.length() <= 160);
    }

    @Test
    void everyScriptAndConfigFileNamedExists() {
        List<Path> named =
                PATH.matcher(readme + settings)
                        .results()
                        .map(m -> ROOT.resolve(m.group(1)))
                        .toList();
        assertThat(named).hasSizeGreaterThan(8).allSatisfy(path -> assertThat(path).exists());
    }

    @Test
    void theMapOfRoomsIsTheListOfTheRoomsTest() {
        assertThat(ROOM.matcher(readme).results().map(m -> m.group(1)).toList())
                .isEqualTo(RoomsTest.ROOMS);
    }

    @Test
    void theSettingsTableHoldsEverySettingThatIsRead() throws IOException {
        String[] tables = PORTALS_OWN.split(settings, 2);
        assertThat(tables).hasSize(2);
        Set<String> service =
                read("config/matching-service/application.yml", "matching-service/src/main/java");
        assertThat(service).contains("onward.data.folder", "onward.keys.token-secret");
        assertThat(named(tables[0])).containsExactlyInAnyOrderElementsOf(service);
        Set<String> portal =
                read("config/employer-portal/application.yml", "employer-portal/src/main/java");
        assertThat(portal).contains("onward.employer-api.url");
        assertThat(named(tables[1])).containsExactlyInAnyOrderElementsOf(portal);
    }

    private static List<String> named(String text) {
        return SETTING.matcher(text).results().map(m -> m.group(1)).toList();
    }

    private static Set<String> read(String settings, String code) throws IOException {
        Set<String> read = new TreeSet<>();
        List<Path> sources = new ArrayList<>();
        sources.add(ROOT.resolve(settings));
        try (Stream<Path> files = Files.walk(ROOT.resolve(code))) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
        }
        for (Path source : sources) {
            READ_SETTING
                    .matcher(Files.readString(source))
                    .results()
                    .map(m -> m.group(1))
                    .forEach(read::add);
        }
        return read;
    }

    private static String run(String script) throws IOException, InterruptedException {
        Path file = Files.createTempFile("walk-through", ".sh");
        Path output = Files.createTempFile("walk-through", ".txt");
        try {
            Files.writeString(
                    file,
                    """
                    command -v curl >/dev/null || { echo "curl is needed: apt-get install -y curl"; exit 3; }
                    set -euo pipefail
                    """
                            + script);
            Process bash =
                    new ProcessBuilder("bash", file.toString())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            boolean ended = bash.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            bash.destroyForcibly();
            String printed = Files.readString(output, StandardCharsets.UTF_8);
            assertThat(ended).as("ended in time; printed %s", printed).isTrue();
            assertThat(bash.waitFor()).as("exit code; printed %s", printed).isZero();
            return printed;
        } finally {
            Files.delete(file);
            Files.delete(output);
        }
    }
}
