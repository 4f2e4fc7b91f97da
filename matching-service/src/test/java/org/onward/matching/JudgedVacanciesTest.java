package org.onward.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onward.matching.taxonomy.Measures;

/** A judged catalogue goes the way of a feed, and queries are answered as people are. */
class JudgedVacanciesTest {
    private static final String CATALOGUE =
            """
            {"id": "cook", "title": "Cook", "description": "Prepare meals for sixty guests.", "skills": ["cook Thai food"]}
            {"id": "tailor", "title": "Tailor", "description": "Sew shirts and trousers.", "skills": []}
            {"id": "welder", "title": "Welder", "description": "Weld frames of steel.", "skills": ["welding", "read drawings"]}
            {"id": "women", "title": "Presser", "description": "Iron clothes. Female only.", "skills": []}
            """;
    private static final String QUERIES =
            """
            {"id": "sewed", "text": "I sewed shirts and trousers at home"}
            {"id": "cooked", "text": "I cooked meals for a hotel", "exclude": ["tailor"]}
            {"id": "can", "text": "", "skills": ["welding"]}
            """;

    @TempDir Path folder;

    /** An occupation that asks much of some, little of all else, or a person who measures so. */
    private static String measured(List<String> much, int step) {
        Map<String, String> numbers = new LinkedHashMap<>();
        for (int i = 0; i < Measures.ELEMENTS.size(); i += step) {
            Measures.Element element = Measures.ELEMENTS.get(i);
            String kind = element.isAbility() ? "A:" : element.isSkill() ? "S:" : "K:";
            numbers.put(kind + element.name(), much.contains(element.id()) ? "4.5" : "1.5");
        }
        numbers.put("I:Realistic", "4");
        return numbers.entrySet().stream()
                .map(one -> "\"%s\": %s".formatted(one.getKey(), one.getValue()))
                .collect(Collectors.joining(", ", "\"aptitudes\": {", "}"));
    }

    @Test
    void whoIsMeasuredMeetsTheOccupationsThatAskForIt() throws IOException {
        List<String> clerk = List.of("2.C.1.b", "2.C.1.f", "2.A.1.a", "2.A.1.c", "2.C.1.c");
        List<String> mechanic = List.of("2.C.3.e", "2.C.3.b", "2.A.1.e", "2.C.3.c", "2.C.3.d");
        JudgedSet set =
                JudgedSet.read(
                        Files.writeString(
                                folder.resolve("c.jsonl"),
                                "{\"id\": \"papers\", \"title\": \"Keepers of Papers\", %s}\n{\"id\": \"engines\", \"title\": \"Menders of Engines\", %s}\n"
                                        .formatted(measured(clerk, 1), measured(mechanic, 1))),
                        Files.writeString(
                                folder.resolve("q.jsonl"),
                                "{\"id\": \"one\", %s}\n{\"id\": \"other\", %s}\n"
                                        .formatted(measured(clerk, 2), measured(mechanic, 2))));
        try (OwnService service = OwnService.start(folder.resolve("service"), null, false)) {
            JudgedVacancies judged = JudgedVacancies.of(set.catalogue(), service);
            assertThat(
                            set.queries().stream()
                                    .map(query -> judged.answer(query, 10).getFirst().document()))
                    .containsExactly("papers", "engines");
        }
    }

    @Test
    void numbersThatNameNothingAreRefusedWithTheirLine() throws IOException {
        Path queries =
                Files.writeString(
                        folder.resolve("q.jsonl"),
                        "{\"id\": \"a\", \"aptitudes\": {\"K:Mechanical\": 3}}\n{\"id\": \"b\", \"aptitudes\": {\"K:Stars\": 3}}\n");
        Path catalogue = Files.writeString(folder.resolve("c.jsonl"), CATALOGUE);
        assertThatThrownBy(() -> JudgedSet.read(catalogue, queries))
                .isInstanceOf(JudgedSet.BadFile.class)
                .hasMessageContaining(
                        "q.jsonl, line 2: aptitudes: “K:Stars” is no element of O*NET");
    }

    @Test
    void whatIsNearestToTheWorkComesFirst() throws IOException {
        JudgedSet set =
                JudgedSet.read(
                        Files.writeString(folder.resolve("c.jsonl"), CATALOGUE),
                        Files.writeString(folder.resolve("q.jsonl"), QUERIES));
        try (OwnService service = OwnService.start(folder.resolve("service"), null, false)) {
            JudgedVacancies judged = JudgedVacancies.of(set.catalogue(), service);
            List<String> first =
                    set.queries().stream()
                            .map(query -> judged.answer(query, 10).getFirst().document())
                            .toList();
            assertThat(first).containsExactly("tailor", "cook", "welder");
            assertThat(judged.answer(set.queries().getFirst(), 10))
                    .extracting(Evaluate.Hit::document)
                    .as("what waits for its reviewer is ranked too")
                    .containsExactlyInAnyOrder("tailor", "cook", "welder", "women");
            assertThat(judged.everything(set.queries().getFirst()))
                    .extracting(one -> judged.document(one.facts().id()))
                    .as("nothing is lost by looking for some first")
                    .containsExactlyElementsOf(
                            judged.answer(set.queries().getFirst(), 10).stream()
                                    .map(Evaluate.Hit::document)
                                    .toList());
            assertThat(
                            judged.more(
                                    set.queries(),
                                    Map.of(
                                            "sewed",
                                            Map.of("tailor", 2),
                                            "cooked",
                                            Map.of("cook", 2)),
                                    Map.of(
                                            "sewed",
                                            List.of("tailor"),
                                            "cooked",
                                            List.of("welder"))))
                    .as("two of eleven documents were found, and one query of two failed")
                    .contains(
                            "looked for first: 0.1818 of the best 20 of everything scored are found")
                    .anyMatch(
                            line ->
                                    line.startsWith(
                                            "ISCO-08 major groups 4-9: all 2 nDCG@10 0.5000"))
                    .contains("without essential_skills: nDCG@10 +0.0000")
                    .anyMatch(line -> line.matches("without line_of_work: nDCG@10 [-+]0[.]\\d{4}"));
        }
    }
}
