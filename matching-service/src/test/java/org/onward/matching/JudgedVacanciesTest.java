package org.onward.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A judged catalogue goes the way of a feed, and queries are answered as people are. */
class JudgedVacanciesTest {
    private static final String CATALOGUE =
            """
            {"id": "cook", "title": "Cook", "description": "Prepare meals for sixty guests.", "skills": ["cook Thai food"]}
            {"id": "tailor", "title": "Tailor", "description": "Sew shirts and trousers.", "skills": []}
            {"id": "welder", "title": "Welder", "description": "Weld frames of steel.", "skills": ["welding", "read drawings"]}
            {"id": "women", "title": "Tailor", "description": "Sew shirts. Female only.", "skills": []}
            """;
    private static final String QUERIES =
            """
            {"id": "sewed", "text": "I sewed shirts and trousers at home"}
            {"id": "cooked", "text": "I cooked meals for a hotel", "exclude": ["tailor"]}
            {"id": "can", "text": "", "skills": ["welding"]}
            """;

    @TempDir Path folder;

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
                    .as("what a feed would hold back is not there")
                    .containsExactlyInAnyOrder("tailor", "cook", "welder");
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
                    .as("two of eight documents were found, and one query of two failed")
                    .contains(
                            "looked for first: 0.2500 of the best 20 of everything scored are found")
                    .anyMatch(
                            line ->
                                    line.startsWith(
                                            "ISCO-08 major groups 4-9: all 2 nDCG@10 0.5000"))
                    .contains("without essential_skills: nDCG@10 +0.0000")
                    .anyMatch(line -> line.matches("without line_of_work: nDCG@10 [-+]0[.]\\d{4}"));
        }
    }
}
