package org.onward.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Judged sets are read whole or refused with their line, and scored as TREC's tools score. */
class JudgedSetTest {
    private static final String DOCUMENT =
            "{\"id\": \"d1\", \"title\": \"weld\", \"description\": \"\", \"skills\": [\"welding\"]}\n";
    private static final String QUERY = "{\"id\": \"q1\", \"text\": \"เชื่อมเหล็ก\"}\n";

    @TempDir Path folder;
    private Path catalogue;
    private Path queries;

    @BeforeEach
    void write() throws IOException {
        catalogue = Files.writeString(folder.resolve("catalogue.jsonl"), DOCUMENT);
        queries = Files.writeString(folder.resolve("queries.jsonl"), QUERY);
    }

    @Test
    void aSetIsReadWithWhatItLeavesOut() {
        JudgedSet set = JudgedSet.read(catalogue, queries);
        assertThat(set.catalogue())
                .extracting(JudgedSet.Row::skills)
                .containsExactly(List.of("welding"));
        assertThat(set.queries().getFirst().text()).isEqualTo("เชื่อมเหล็ก");
        assertThat(set.queries().getFirst().exclude()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"id": "q2", "text": " "}; line 2: the query q2 is empty
                    {"id": "q2"}; line 2: the query q2 is empty
                    {"id": "q2", "text": "", "skills": [""]}; line 2: the query q2 is empty
                    {"id": "q2", "text": "weld; line 2: it is no JSON
                    {"id": "q2", "text": "weld"} {"id": "q3", "text": "cook"}; line 2: it is no JSON
                    {"id": "q 2", "text": "weld"}; line 2: the id q 2 has a space in it
                    [1]; line 2: it is no JSON object
                    {"text": "weld"}; line 2: it has no id
                    {"id": "q1", "text": "weld"}; line 2: q1 is there twice
                    {"id": "q2", "text": 7}; line 2: text is no text
                    {"id": "q2", "text": "a", "exclude": [7]}; line 2: exclude is no list of texts
                    """)
    void aQueryThatIsNotAsItShouldBeIsNamedWithItsLine(String line, String problem)
            throws IOException {
        Files.writeString(queries, QUERY + line);
        assertThatThrownBy(() -> JudgedSet.read(catalogue, queries))
                .isInstanceOf(JudgedSet.BadFile.class)
                .hasMessageStartingWith(queries + ", " + problem);
    }

    @Test
    void aFileThatIsNotThereOrEmptyIsNamed() throws IOException {
        Path none = folder.resolve("none.jsonl");
        assertThatThrownBy(() -> JudgedSet.read(none, queries))
                .hasMessage(none + ": there is no such file");
        Files.writeString(catalogue, "\n");
        assertThatThrownBy(() -> JudgedSet.read(catalogue, queries))
                .hasMessage(catalogue + ": it holds no document");
        Path judgements = Files.writeString(folder.resolve("qrels.tsv"), "q1 0 d1 1\nq1 0 d2\n");
        assertThatThrownBy(() -> JudgedSet.judgements(judgements))
                .hasMessage(judgements + ", line 2: not a line of query, 0, document and grade");
    }

    @Test
    void aByteOrderMarkIsNoPartOfAFile() throws IOException {
        Files.writeString(catalogue, "\uFEFF" + DOCUMENT);
        Files.writeString(queries, "\uFEFF" + QUERY);
        JudgedSet set = JudgedSet.read(catalogue, queries);
        assertThat(set.catalogue().getFirst().id()).isEqualTo("d1");
        assertThat(set.queries().getFirst().id()).isEqualTo("q1");
        Path judgements = Files.writeString(folder.resolve("qrels.tsv"), "\uFEFFq1 0 d1 1\n");
        assertThat(JudgedSet.judgements(judgements)).containsOnlyKeys("q1");
    }

    @Test
    void aFileThatIsNotUtf8IsNamedWithTheLine() throws IOException {
        Files.writeString(
                queries,
                QUERY.replace("เชื่อมเหล็ก", "cook") + "{\"id\": \"q2\", \"text\": \"señora\"}\n",
                StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> JudgedSet.read(catalogue, queries))
                .hasMessage(queries + ", line 2: it is not UTF-8");
        Path judgements =
                Files.writeString(
                        folder.resolve("qrels.tsv"), "q1 0 d1 1\n", StandardCharsets.UTF_16);
        assertThatThrownBy(() -> JudgedSet.judgements(judgements))
                .hasMessage(judgements + ", line 1: it is not UTF-8");
    }

    @Test
    void aLineThatIsTooLongIsSaidToBe() throws IOException {
        Files.writeString(
                queries,
                QUERY + "{\"id\": \"q2\", \"text\": \"" + "a".repeat(20_000_000) + "\"}\n");
        assertThatThrownBy(() -> JudgedSet.read(catalogue, queries))
                .hasMessage(queries + ", line 2: it is too long: more than 20000000 characters");
    }

    @Test
    void aRankingIsScoredByHandTheSame() {
        // a is worth 2 and stands second, b is worth 1 and stands first: (1 + 2/1.585) / (2 +
        // 1/1.585)
        Judgement judgement =
                Judgement.of(
                        Map.of("q1", Map.of("a", 2, "b", 1), "q2", Map.of("c", 1)),
                        Map.of("q1", List.of("b", "a")));
        assertThat(judgement.queries()).isEqualTo(2);
        assertThat(judgement.ndcg10()).isCloseTo(0.8597 / 2, Offset.offset(1e-4));
        assertThat(judgement.mrr()).isEqualTo(0.25);
        assertThat(judgement.recall100()).isEqualTo(0.5);
        assertThat(judgement).hasToString("all 2 nDCG@10 0.4299 MRR 0.2500 R@100 0.5000");
    }
}
