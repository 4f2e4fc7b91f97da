package org.onward.matching.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onward.matching.returnee.Names.Choice;
import org.onward.matching.web.Form;

/**
 * Sending a file of vacancies.
 *
 * @param sources keys of those the caller may send
 * @param chosen the one chosen
 * @param runs the latest
 * @param registering a new source; null for who may not register one
 * @param faults field → sentence
 */
public record ImportView(
        List<String> sources,
        String chosen,
        List<Line> runs,
        @Nullable Registering registering,
        List<Fault> faults) {

    /**
     * A new source, for programme staff.
     *
     * @param typed the form as sent
     */
    public record Registering(Form typed, List<Choice> chambers, List<Choice> countries) {}

    /** What of the form could not be taken. */
    public record Fault(String field, String text) {}

    /** A run of the list. */
    public record Line(String id, String source, String when, String state, int read, int said) {}

    public @Nullable String of(String field) {
        return faults.stream()
                .filter(fault -> fault.field().equals(field))
                .map(Fault::text)
                .findFirst()
                .orElse(null);
    }

    /**
     * What became of a file.
     *
     * @param when day of the start
     * @param missing how many vacancies a complete file no longer carries
     * @param retired how many of them ended by it
     * @param asked the first of them where a person is asked about them, or null
     * @param about how many rows the file has, or null
     * @param problem why the file as a whole could not be read to its end, or null
     * @param rows the first rows that wait or were not taken
     * @param notes the first rows that were taken and read otherwise than they stand there
     * @param more how many rows beyond them
     */
    public record Report(
            String id,
            String source,
            String when,
            boolean running,
            int missing,
            int retired,
            @Nullable List<Missing> asked,
            @Nullable Long about,
            int read,
            int created,
            int updated,
            int unchanged,
            int held,
            int rejected,
            @Nullable String problem,
            List<Row> rows,
            List<Row> notes,
            int more) {}

    /** A vacancy that the file no longer carries. */
    public record Missing(
            String id, String externalId, String title, String employer, String state) {}

    /** A row that waits, or was not taken. */
    public record Row(int line, boolean held, String field, String reason, @Nullable String read) {}
}
