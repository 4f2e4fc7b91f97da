/** Vacancies: posting on one page, correcting, and every step of their life. */
@NullMarked
package org.onward.portal.vacancy;

import org.jspecify.annotations.NullMarked;
