package org.onward.matching.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onward.matching.returnee.Faults;

/**
 * What the words of a source mean.
 *
 * @param asked words that were asked for; empty for all of the list
 * @param list doubtful or all
 * @param number of the page, from 1
 * @param lookedAt of how many vacancies at most the words are
 * @param all how many words there are on all pages
 * @param faults by the field of a line
 * @param done kept or revoked, or empty
 * @param first address of the first page; null on it
 * @param next address of the next page; null on the last
 */
public record WordsView(
        String source,
        String asked,
        String list,
        int number,
        int lookedAt,
        int all,
        List<Line> lines,
        List<Correction> corrections,
        Faults faults,
        String done,
        @Nullable String first,
        @Nullable String next) {

    /**
     * Words and how they were understood.
     *
     * @param subject skill or occupation
     * @param field of the form
     * @param meaning what was typed of it
     * @param readAs what they were taken for, or null
     * @param sure per cent
     * @param inText whether it was read in running text
     */
    public record Line(
            String subject,
            String words,
            int vacancies,
            String field,
            String meaning,
            @Nullable String readAs,
            int sure,
            boolean inText) {}

    /**
     * @param meaning a label; null where they mean nothing
     */
    public record Correction(
            String id, String subject, String words, @Nullable String meaning, String when) {}
}
