package org.onward.matching;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A judged set as it lies on disk: a catalogue and queries as JSON Lines, judgements as TREC has
 * them. A file that cannot be read is named with its line.
 */
public record JudgedSet(List<Row> catalogue, List<Query> queries) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Characters of a line; as many as the reader of JSON takes in one text. */
    private static final int LONGEST = StreamReadConstraints.DEFAULT_MAX_STRING_LEN;

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    /**
     * One document. Which of its fields say something depends on what is judged.
     *
     * @param aptitudes numbers as given, by kind and name of an O*NET element: "K:Mechanical"; A
     *     ability, S skill, K knowledge 1–5, I interest 1–7; below 1 is "not at all", too
     * @param code of its occupation; empty where there is none
     * @param line all of it
     */
    public record Row(
            String id,
            String title,
            String description,
            List<String> skills,
            Map<String, Float> aptitudes,
            String code,
            JsonNode line) {}

    /**
     * @param context what stood around the text; empty where nothing is said of it
     * @param exclude documents to drop after ranking
     * @param line all of it
     */
    public record Query(
            String id,
            String text,
            String context,
            List<String> skills,
            Map<String, Float> aptitudes,
            Set<String> exclude,
            JsonNode line) {}

    /** A file that is not there or not as it should be; the message says which, and the line. */
    public static final class BadFile extends RuntimeException {
        private static final long serialVersionUID = 1;

        BadFile(Path file, int line, String problem) {
            super(
                    line == 0
                            ? "%s: %s".formatted(file, problem)
                            : "%s, line %d: %s".formatted(file, line, problem));
        }
    }

    /**
     * @throws BadFile with file and line
     */
    public static JudgedSet read(Path catalogue, Path queries) {
        List<Row> rows = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        each(
                catalogue,
                (line, number) -> {
                    String id = id(line, ids, catalogue, number);
                    String title = text(line, "title", catalogue, number);
                    if (title.isBlank()) {
                        throw new BadFile(catalogue, number, "it has no title");
                    }
                    rows.add(
                            new Row(
                                    id,
                                    title,
                                    text(line, "description", catalogue, number),
                                    texts(line, "skills", catalogue, number),
                                    aptitudes(line, catalogue, number),
                                    text(line, "occupation_code", catalogue, number),
                                    line));
                });
        List<Query> asked = new ArrayList<>();
        Set<String> asking = new HashSet<>();
        each(
                queries,
                (line, number) -> {
                    String id = id(line, asking, queries, number);
                    Query query =
                            new Query(
                                    id,
                                    text(line, "text", queries, number),
                                    text(line, "context", queries, number),
                                    texts(line, "skills", queries, number),
                                    aptitudes(line, queries, number),
                                    Set.copyOf(texts(line, "exclude", queries, number)),
                                    line);
                    if (query.text().isBlank()
                            && query.skills().stream().allMatch(String::isBlank)
                            && query.aptitudes().isEmpty()) {
                        throw new BadFile(
                                queries,
                                number,
                                "the query %s is empty: no text, skills or aptitudes"
                                        .formatted(id));
                    }
                    asked.add(query);
                });
        if (rows.isEmpty()) {
            throw new BadFile(catalogue, 0, "it holds no document");
        }
        if (asked.isEmpty()) {
            throw new BadFile(queries, 0, "it holds no query");
        }
        return new JudgedSet(List.copyOf(rows), List.copyOf(asked));
    }

    /** Of one word, as the lines of a run are written with spaces between. */
    private static String id(JsonNode line, Set<String> before, Path file, int number) {
        String id = text(line, "id", file, number);
        if (id.isEmpty()) {
            throw new BadFile(file, number, "it has no id");
        }
        if (id.chars().anyMatch(Character::isWhitespace)) {
            throw new BadFile(file, number, "the id %s has a space in it".formatted(id));
        }
        if (!before.add(id)) {
            throw new BadFile(file, number, "%s is there twice".formatted(id));
        }
        return id;
    }

    /**
     * @return grade by document by query
     * @throws BadFile with file and line
     */
    public static Map<String, Map<String, Integer>> judgements(Path file) {
        Map<String, Map<String, Integer>> judgements = new LinkedHashMap<>();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            String[] cells = line.strip().split("\\s+", -1);
            if (cells.length != 4 || !cells[3].matches("-?[0-9]{1,6}")) {
                throw new BadFile(file, number, "not a line of query, 0, document and grade");
            }
            judgements
                    .computeIfAbsent(cells[0], id -> new HashMap<>())
                    .put(cells[2], Integer.parseInt(cells[3]));
        }
        if (judgements.isEmpty()) {
            throw new BadFile(file, 0, "it holds no judgement");
        }
        return judgements;
    }

    private interface Use {
        void of(JsonNode line, int number);
    }

    private static void each(Path file, Use use) {
        int number = 0;
        for (String line : lines(file)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            JsonNode read;
            try {
                read = JSON.readTree(line);
            } catch (JsonProcessingException e) {
                throw new BadFile(file, number, "it is no JSON, or cut off");
            }
            if (!read.isObject()) {
                throw new BadFile(file, number, "it is no JSON object");
            }
            use.of(read, number);
        }
    }

    private static List<String> lines(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new BadFile(file, 0, "there is no such file");
        }
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8));
            if (!lines.isEmpty() && lines.getFirst().startsWith(BYTE_ORDER_MARK)) {
                lines.set(0, lines.getFirst().substring(BYTE_ORDER_MARK.length()));
            }
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).length() > LONGEST) {
                    throw new BadFile(
                            file,
                            i + 1,
                            "it is too long: more than %d characters".formatted(LONGEST));
                }
            }
            return lines;
        } catch (MalformedInputException e) {
            throw new BadFile(file, firstNotUtf8(file), "it is not UTF-8");
        } catch (IOException e) {
            throw new BadFile(file, 0, "it cannot be read");
        }
    }

    /** The line, counted from 1 as they are read. */
    private static int firstNotUtf8(Path file) {
        // Each byte is a letter of its own there, and line ends are the same.
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.ISO_8859_1));
                try {
                    StandardCharsets.UTF_8.newDecoder().decode(bytes);
                } catch (CharacterCodingException e) {
                    return number;
                }
            }
            return number;
        } catch (IOException e) {
            throw new BadFile(file, 0, "it cannot be read");
        }
    }

    private static Map<String, Float> aptitudes(JsonNode line, Path file, int number) {
        JsonNode given = line.path("aptitudes");
        if (given.isMissingNode() || given.isNull()) {
            return Map.of();
        }
        if (!given.isObject()) {
            throw new BadFile(file, number, "aptitudes is no object of numbers");
        }
        Map<String, Float> aptitudes = new LinkedHashMap<>();
        given.properties()
                .forEach(
                        one -> {
                            int most = one.getKey().startsWith("I:") ? 7 : 5;
                            double value = one.getValue().asDouble(Double.NaN);
                            if (!JudgedMeasures.isKnown(one.getKey())
                                    || !one.getValue().isNumber()
                                    || !(value >= 0 && value <= most)) {
                                throw new BadFile(
                                        file,
                                        number,
                                        "aptitudes: “%s” is no element of O*NET with a number 0–%d"
                                                .formatted(one.getKey(), most));
                            }
                            aptitudes.put(one.getKey(), (float) value);
                        });
        return aptitudes;
    }

    private static String text(JsonNode line, String name, Path file, int number) {
        JsonNode text = line.path(name);
        if (text.isMissingNode() || text.isNull()) {
            return "";
        }
        if (!text.isTextual()) {
            throw new BadFile(file, number, name + " is no text");
        }
        return text.asText();
    }

    private static List<String> texts(JsonNode line, String name, Path file, int number) {
        JsonNode list = line.path(name);
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode one : list) {
            if (one.isTextual()) {
                texts.add(one.asText());
            }
        }
        if (!list.isArray() || texts.size() != list.size()) {
            throw new BadFile(file, number, name + " is no list of texts");
        }
        return List.copyOf(texts);
    }
}
