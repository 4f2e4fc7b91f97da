package org.onward.matching.taxonomy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is offered no more, a page of it.
 *
 * @param next address of the next page, or null on the last
 */
public record RetiredView(List<Line> lines, boolean first, @Nullable String next) {
    /**
     * @param subject skill or occupation
     * @param name in English
     * @param instead what it is read as, in the page's language; null where nothing was found
     * @param since the day; null where it is not known
     */
    public record Line(
            String subject, String name, @Nullable String instead, @Nullable String since) {}
}
