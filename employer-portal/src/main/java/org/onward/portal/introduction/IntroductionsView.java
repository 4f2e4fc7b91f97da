package org.onward.portal.introduction;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onward.portal.api.Introductions.Introduction;

/**
 * The list of introductions.
 *
 * @param waiting those to answer, the most urgent first
 * @param vacancy the title of the one vacancy shown, or null for all
 * @param next address of the next page, or null
 */
public record IntroductionsView(
        List<Introduction> waiting,
        List<Introduction> others,
        @Nullable String vacancy,
        @Nullable String next) {}
