/**
 * What became of the people of a programme: cohorts, rates with their formula, and disclosure
 * control.
 *
 * <p>{@link org.onward.matching.report.Pathway} is one person's way as the report sees it, {@link
 * org.onward.matching.report.Counting} puts all of them into the columns of one table, {@link
 * org.onward.matching.report.SuppressedTable} takes out what would lead to a person, and {@link
 * org.onward.matching.report.Report} is what is left, month by month. The page, the file and the
 * API show that and never the counts behind it.
 */
@NullMarked
package org.onward.matching.report;

import org.jspecify.annotations.NullMarked;
