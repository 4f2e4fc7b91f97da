package org.onward.matching.feed;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onward.matching.employer.RegisterEmployer;
import org.onward.matching.problem.FieldError;
import org.onward.matching.vacancy.PostingWords;
import org.onward.matching.vacancy.TakeFedVacancies;
import org.onward.matching.vacancy.VacancyContent;
import org.onward.matching.vacancy.VacancyId;

/**
 * Rows of a file that are written together, before anything of them is.
 *
 * @param unchanged vacancies whose rows say the same as before
 * @param over rows that say that their post is filled or closed, by id
 * @param unreadable how many rows cannot be taken as they are
 * @param remarks what is to be said of them, and of the file
 * @param asWritten the rows by line, as their sender wrote them
 * @param bytesRead of the file, up to its end
 * @param header of the file
 */
record FeedBatch(
        List<Fresh> fresh,
        List<VacancyId> unchanged,
        Map<String, Over> over,
        int unreadable,
        List<FeedRemark> remarks,
        Map<Integer, Map<String, String>> asWritten,
        long bytesRead,
        FeedHeader header) {

    /**
     * A row of whose post nobody is sought any more.
     *
     * @param status as it is repeated
     */
    record Over(int line, String status) {}

    /**
     * A row that has to be written, with what could not be read of it.
     *
     * @param content whoever its employer is; null where something is wrong with the row
     * @param work of the content, as {@link TakeFedVacancies#work} has it
     * @param demand of the worker, which sends it back though its column is not read
     */
    @SuppressWarnings("ArrayRecordComponent") // goes to the database and nowhere else
    record Fresh(
            FeedItem.Row row,
            String id,
            RegisterEmployer.Named employer,
            byte[] hash,
            @Nullable VacancyContent content,
            byte @Nullable [] work,
            List<FieldError> errors,
            FeedNotes.@Nullable Note demand,
            List<FeedNotes.Note> notes,
            List<PostingWords.Found> concerns) {}
}
