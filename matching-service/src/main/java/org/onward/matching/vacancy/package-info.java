/** Vacancies (job, apprenticeship, training): lifecycle, posting, review, what backs a seat. */
@NullMarked
package org.onward.matching.vacancy;

import org.jspecify.annotations.NullMarked;
