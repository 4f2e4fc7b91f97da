package org.onward.matching.feed;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.types.files.StreamedFile;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.onward.matching.access.Caller;
import org.onward.matching.access.Transactions;
import org.onward.matching.problem.ProblemLanguage;

/**
 * The rows of a run that wait or were not taken, as a CSV in the sender's own columns with line,
 * field and reason behind them. Corrected, it is sent like any other file; it names no other row.
 */
@Singleton
final class FeedErrorFile {
    private static final int AT_A_TIME = 500;
    private static final String BETWEEN = " | "; // of several fields, and of their reasons
    private static final Set<String> ASKING_FOR_COUNTRY =
            Set.of(FeedPlace.ABROAD, FeedPlace.PAID_ABROAD);
    private static final String BYTE_ORDER_MARK = "\ufeff"; // without it Excel garbles Thai

    private final Transactions transactions;
    private final FeedScope scope;
    private final WrittenRows rows;
    private final FeedSpool spool;
    private final ProblemLanguage sentences;

    FeedErrorFile(
            Transactions transactions,
            FeedScope scope,
            WrittenRows rows,
            FeedSpool spool,
            ProblemLanguage sentences) {
        this.transactions = transactions;
        this.scope = scope;
        this.rows = rows;
        this.spool = spool;
        this.sentences = sentences;
    }

    /**
     * @param language of the reasons
     */
    HttpResponse<StreamedFile> answer(Caller caller, UUID run, String language) {
        return HttpResponse.ok(
                new StreamedFile(
                                open(caller, run, language),
                                MediaType.of("text/csv; charset=utf-8; header=present"))
                        .attach("corrections.csv"));
    }

    /**
     * However many rows there are, a few at a time are held; the file is gone once it is closed.
     *
     * @param language of the reasons
     */
    InputStream open(Caller caller, UUID run, String language) {
        FeedHeader names = transactions.read(caller, () -> scope.run(caller, run)).header();
        Set<String> columns = new LinkedHashSet<>();
        Set<String> reasons = new HashSet<>();
        each(
                caller,
                run,
                row -> {
                    columns.addAll(row.written().keySet());
                    reasons.addAll(row.reasons());
                });
        if (ASKING_FOR_COUNTRY.stream().anyMatch(reasons::contains)
                && columns.stream().map(HeaderText::column).noneMatch("country"::equals)) {
            columns.add("country"); // to be filled in
        }
        Path file = spool.scratch();
        try {
            try (Writer text = Files.newBufferedWriter(file)) {
                text.write(BYTE_ORDER_MARK);
                List<String> header = new ArrayList<>(columns);
                header.addAll(FeedColumns.OF_ERROR_FILE);
                line(text, header);
                each(caller, run, row -> line(text, cells(row, columns, names, language)));
            }
            return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException e) {
            throw new UncheckedIOException("the rows to correct could not be written", e);
        }
    }

    private void each(Caller caller, UUID run, Consumer<WrittenRows.Faulty> act) {
        int after = 0;
        for (List<WrittenRows.Faulty> some = page(caller, run, after);
                !some.isEmpty();
                some = page(caller, run, after)) {
            some.forEach(act);
            after = some.getLast().line();
        }
    }

    private List<String> cells(
            WrittenRows.Faulty row, Set<String> columns, FeedHeader names, String language) {
        List<String> cells = new ArrayList<>();
        columns.forEach(column -> cells.add(row.written().getOrDefault(column, "")));
        cells.add(names.at(row.line()).toString());
        cells.add(
                String.join(
                        BETWEEN,
                        row.fields().stream()
                                .map(field -> ofSender(field, row.written()))
                                .toList()));
        cells.add(
                String.join(
                        BETWEEN,
                        row.reasons().stream()
                                .map(reason -> sentences.toStaff(language, reason))
                                .toList()));
        return cells;
    }

    private List<WrittenRows.Faulty> page(Caller caller, UUID run, int after) {
        return transactions.read(caller, () -> rows.faulty(run, after, AT_A_TIME));
    }

    /** What the sender calls a column of ours. */
    private static String ofSender(String field, Map<String, String> written) {
        return written.keySet().stream()
                .filter(name -> field.equals(FeedColumns.named(name)))
                .findFirst()
                .orElse(field);
    }

    private static void line(Writer text, List<String> cells) {
        try {
            for (int i = 0; i < cells.size(); i++) {
                text.write(i == 0 ? "" : ",");
                text.write(quoted(FeedTable.fenced(cells.get(i))));
            }
            text.write("\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException("the rows to correct could not be written", e);
        }
    }

    private static String quoted(String cell) {
        return cell.isEmpty() || !cell.matches("(?s).*[,\"\\r\\n;\\t].*|\\s.*|.*\\s")
                ? cell
                : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
