package org.onward.matching.feed;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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
    private static final String BYTE_ORDER_MARK = "\ufeff"; // without it Excel garbles Thai

    private final Transactions transactions;
    private final FeedScope scope;
    private final WrittenRows rows;
    private final ProblemLanguage sentences;

    FeedErrorFile(
            Transactions transactions,
            FeedScope scope,
            WrittenRows rows,
            ProblemLanguage sentences) {
        this.transactions = transactions;
        this.scope = scope;
        this.rows = rows;
        this.sentences = sentences;
    }

    /**
     * @param language of the reasons
     */
    HttpResponse<String> answer(Caller caller, UUID run, String language) {
        return HttpResponse.ok(text(caller, run, language))
                .contentType(MediaType.of("text/csv; charset=utf-8; header=present"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"corrections.csv\"");
    }

    /**
     * @param language of the reasons
     */
    String text(Caller caller, UUID run, String language) {
        List<WrittenRows.Faulty> faulty = new ArrayList<>();
        transactions.read(caller, () -> scope.run(caller, run));
        int after = 0;
        for (List<WrittenRows.Faulty> some = page(caller, run, after);
                !some.isEmpty();
                some = page(caller, run, after)) {
            faulty.addAll(some);
            after = some.getLast().line();
        }
        Set<String> columns = new LinkedHashSet<>();
        faulty.forEach(row -> columns.addAll(row.written().keySet()));
        StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);
        List<String> header = new ArrayList<>(columns);
        header.addAll(FeedColumns.OF_ERROR_FILE);
        line(text, header);
        for (WrittenRows.Faulty row : faulty) {
            List<String> cells = new ArrayList<>();
            columns.forEach(column -> cells.add(row.written().getOrDefault(column, "")));
            cells.add(Integer.toString(row.line()));
            cells.add(
                    String.join(
                            "; ",
                            row.fields().stream()
                                    .map(field -> ofSender(field, row.written()))
                                    .toList()));
            cells.add(
                    String.join(
                            " ",
                            row.reasons().stream()
                                    .map(reason -> sentences.toStaff(language, reason))
                                    .toList()));
            line(text, cells);
        }
        return text.toString();
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

    private static void line(StringBuilder text, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            text.append(i == 0 ? "" : ",").append(quoted(FeedTable.fenced(cells.get(i))));
        }
        text.append("\r\n");
    }

    private static String quoted(String cell) {
        return cell.isEmpty() || !cell.matches("(?s).*[,\"\\r\\n;\\t].*|\\s.*|.*\\s")
                ? cell
                : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
