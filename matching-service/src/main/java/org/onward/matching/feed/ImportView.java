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

    /**
     * A run of the list.
     *
     * @param file what its sender calls it, or null
     * @param state a key of our words for it
     * @param todo what there is to do about it, or null while it is read
     * @param calm there is nothing
     */
    public record Line(
            String id,
            String source,
            String when,
            @Nullable String file,
            String state,
            int read,
            @Nullable String todo,
            boolean calm) {}

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
     * @param when day and time of the start, where the source is
     * @param file what its sender calls it, or null
     * @param missing how many vacancies would end, or a complete file no longer carries
     * @param retired how many of them ended by it
     * @param asked whether a person is asked about them
     * @param named the first of them, or of those that ended
     * @param looksLike names of the source that may be those of verified employers
     * @param inLine whether its file waits its turn
     * @param about how many rows the file has, or null
     * @param problem why the file as a whole could not be read to its end, or null
     * @param rows the first rows that wait or were not taken
     * @param ofFile what of the file was read otherwise, or not
     * @param notes the first rows that were taken and read otherwise than they stand there
     * @param more how many rows beyond them
     * @param looked hundredths of the people who are ready who were looked for since; null where
     *     nobody waits
     */
    public record Report(
            String id,
            String source,
            String when,
            @Nullable String file,
            boolean running,
            boolean inLine,
            int missing,
            int retired,
            boolean asked,
            List<Missing> named,
            List<LooksLike> looksLike,
            @Nullable Long about,
            int read,
            int created,
            int updated,
            int unchanged,
            int held,
            int rejected,
            @Nullable Integer looked,
            @Nullable String problem,
            List<Row> rows,
            List<OfFile> ofFile,
            List<Row> notes,
            int moreNotes,
            int more) {}

    /**
     * @param read what it is about, or null
     */
    public record OfFile(String text, @Nullable String read) {}

    /** A name in a file, with the verified employer whose it may be. */
    public record LooksLike(
            String id,
            String name,
            @Nullable String registrationNumber,
            String employer,
            String employerName) {}

    /** A vacancy that the file no longer carries. */
    public record Missing(
            String id, String externalId, String title, String employer, String state) {}

    /**
     * A row that waits, or was not taken.
     *
     * @param line of several sheets with the sheet's name
     * @param column what its sender calls it
     * @param ours what we call it, where that is something else
     * @param read what stood there, or that nothing did
     */
    public record Row(
            String line,
            boolean held,
            String column,
            @Nullable String ours,
            String reason,
            Read read) {}

    /** What stood in a cell: words, nothing, or there is no such column. */
    public record Read(String text, boolean unknown) {}
}
