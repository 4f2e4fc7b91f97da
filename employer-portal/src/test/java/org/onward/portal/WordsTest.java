package org.onward.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What an employer never reads, in three languages: who the people are whom advisers work with, and
 * the words of those who do. In templates, texts, mails, addresses and the names of the contract.
 */
class WordsTest {
    /** By language; both programs read the same list. */
    private static final Map<String, Pattern> NEVER = never();

    private static Map<String, Pattern> never() {
        try {
            JsonNode words =
                    ObjectMapper.getDefault()
                            .readValue(
                                    Files.readString(
                                            Path.of("../config/contracts/not-for-employers.json")),
                                    JsonNode.class);
            Map<String, Pattern> never = new TreeMap<>();
            words.entries()
                    .forEach(one -> never.put(one.getKey(), pattern(one.getKey(), one.getValue())));
            return never;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Pattern pattern(String language, JsonNode words) {
        List<String> any = new ArrayList<>();
        words.values().forEach(word -> any.add(word.getStringValue()));
        String one = "(" + String.join("|", any) + ")";
        // Thai is written without spaces: parts of words.
        return Pattern.compile(
                language.equals("th") ? one : "\\b" + one + "\\b", Pattern.CASE_INSENSITIVE);
    }

    static List<String> notForEmployers(String text) {
        List<String> found = new ArrayList<>();
        String apart = text.replaceAll("(\\p{Ll})(\\p{Lu})", "$1 $2").replaceAll("[_-]", " ");
        for (String read : List.of(text, apart)) {
            for (Pattern never : NEVER.values()) {
                never.matcher(read).results().forEach(match -> found.add(match.group()));
            }
        }
        return found;
    }

    @Test
    void theyAreFoundWhereverTheyStand() {
        for (String bad :
                List.of(
                        "Two returnees",
                        "caseNumber",
                        "consent_ends",
                        "gained abroad",
                        "Score: 12",
                        "ได้รับความยินยอมแล้ว",
                        "ผู้เสียหายจากการค้ามนุษย์",
                        "mga biktima",
                        "May pahintulot")) {
            assertThat(notForEmployers(bad)).as(bad).isNotEmpty();
        }
        assertThat(notForEmployers("In the showcase: a scoreboard, underscored")).isEmpty();
    }

    @Test
    void noTemplateHoldsOne() {
        assertThat(files(Path.of("src/main/jte"), ".jte")).hasSizeGreaterThan(20);
        none(files(Path.of("src/main/jte"), ".jte"));
    }

    @Test
    void noTextOfThePagesOrTheMailsHoldsOne() {
        List<Path> texts = new ArrayList<>();
        for (String file :
                List.of("web/common_", "web/portal_", "web/problems_", "mail/messages_")) {
            for (String language : List.of("en", "th", "fil")) {
                texts.add(Path.of("../config", file + language + ".properties"));
            }
        }
        List<String> found = new ArrayList<>();
        Pattern taken = takenFromTheStaffsTexts();
        for (String language : List.of("en", "th", "fil")) {
            Path file = Path.of("../config/web/messages_" + language + ".properties");
            List<String> lent =
                    lines(file).stream().filter(line -> taken.matcher(line).lookingAt()).toList();
            assertThat(lent).as(language).hasSizeGreaterThan(40);
            lent.forEach(line -> found.addAll(notForEmployers(line)));
        }
        for (Path file : texts) {
            lines(file).stream()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(
                            line ->
                                    notForEmployers(line.substring(line.indexOf('=') + 1))
                                            .forEach(word -> found.add(file + ": " + word)));
        }
        assertThat(found).isEmpty();
    }

    /** The labels that the employer API answers with, by the beginnings of their keys. */
    private static Pattern takenFromTheStaffsTexts() {
        Path source =
                files(
                                Path.of("../matching-service/src/main/java"),
                                "EmployerChoicesController.java")
                        .getFirst();
        TreeSet<String> keys = new TreeSet<>();
        Pattern.compile("\"([a-z_]+\\.)\"")
                .matcher(String.join("\n", lines(source)))
                .results()
                .forEach(found -> keys.add(Pattern.quote(found.group(1))));
        assertThat(keys).hasSizeGreaterThanOrEqualTo(4);
        return Pattern.compile(String.join("|", keys));
    }

    @Test
    void noAddressHoldsOne() {
        List<String> found = new ArrayList<>();
        for (String line : lines(Path.of("src/test/resources/routes.txt"))) {
            if (!line.startsWith("#")) {
                found.addAll(notForEmployers(line.replace('/', ' ')));
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void noNameAndNoValueOfTheContractHoldsOne() throws IOException {
        List<String> found = new ArrayList<>();
        List<Path> contract = files(Path.of("../config/contracts/employer"), ".json");
        assertThat(contract).hasSizeGreaterThan(40);
        for (Path file : contract) {
            JsonNode whole =
                    ObjectMapper.getDefault().readValue(Files.readString(file), JsonNode.class);
            for (String part : List.of("request", "response")) {
                JsonNode node = Objects.requireNonNull(whole.get(part));
                words(node).stream()
                        .flatMap(word -> notForEmployers(word).stream())
                        .forEach(word -> found.add(file.getFileName() + ": " + word));
            }
        }
        assertThat(found).isEmpty();
    }

    private static List<String> words(JsonNode node) {
        List<String> words = new ArrayList<>();
        if (node.isObject()) {
            node.entries()
                    .forEach(
                            entry -> {
                                words.add(entry.getKey());
                                words.addAll(words(entry.getValue()));
                            });
        } else if (node.isArray()) {
            node.values().forEach(value -> words.addAll(words(value)));
        } else if (node.isString()) {
            words.add(node.getStringValue());
        }
        return words;
    }

    private static void none(List<Path> files) {
        List<String> found = new ArrayList<>();
        for (Path file : files) {
            lines(file)
                    .forEach(
                            line ->
                                    notForEmployers(line)
                                            .forEach(word -> found.add(file + ": " + word)));
        }
        assertThat(found).isEmpty();
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
