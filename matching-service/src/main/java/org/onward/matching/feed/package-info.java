/** Chambers' imports: a file of vacancies in, a report row by row out. */
@NullMarked
package org.onward.matching.feed;

import org.jspecify.annotations.NullMarked;
